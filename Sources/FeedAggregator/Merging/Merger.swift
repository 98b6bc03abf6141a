package import FeedModel
package import struct Foundation.Date

/// Decides what one reading of a source does to the history. Pure: the store looks up and carries out.
///
/// A run does, inside one transaction:
///
///     let articles = ListedArticles(entries, of: source)
///     let known = try history.answer(articles.lookup)
///     let outcome = try Merger.merge(articles, of: source, known: known, now: now) { try history.firstFreeSecond(atOrAfter: $0) }
///     // … and carries out what the outcome says.
package enum Merger {
    /// What ``recognise(_:of:known:)`` needs to know of the history.
    package static func lookup(for incoming: [CleanEntry], of source: Source) -> MergeLookup {
        ListedArticles(incoming, of: source).lookup
    }

    /// Which rows of a reading are known, without deciding anything: so that only the pages of new entries need be read.
    /// - Returns: for each row the entry it is, the row above that lists the same article, or neither.
    package static func recognise(
        _ incoming: [CleanEntry], of source: Source, known: KnownEntries
    ) -> [Recognition] {
        let articles = ListedArticles(incoming, of: source).articles
        let recogniser = Recogniser(articles, known: known, source: source)
        var recognitions = Array(repeating: Recognition.new, count: incoming.count)
        for (article, match) in zip(articles, recogniser.matches) {
            let first = article.rows.min() ?? 0
            for row in article.rows {
                if let match {
                    recognitions[row] = .known(match)
                } else if row != first {
                    recognitions[row] = .repeats(row: first)
                }
            }
        }
        return recognitions
    }

    /// What the history will say in `published` of an entry it does not know.
    package static func published(ofNew entry: CleanEntry, now: Date) -> Date {
        EntryDates.publishedAtFirst(of: entry, now: now)
    }

    /// - Parameters:
    ///   - articles: what the reading lists.
    ///   - known: the answer to ``ListedArticles/lookup``.
    ///   - now: the moment of this run. A clock that went backwards does no harm.
    ///   - firstFreeSecond: the first whole second (Unix time) at or after the given one that is the `updated` of no entry.
    /// - Throws: what `firstFreeSecond` throws, nothing else.
    package static func merge(
        _ articles: ListedArticles, of source: Source, known: KnownEntries, now: Date,
        firstFreeSecond: (Int64) throws -> Int64
    ) rethrows -> MergeOutcome {
        try withoutActuallyEscaping(firstFreeSecond) { firstFree in
            var merge = Merge(source: source, known: known, now: now, seconds: UpdatedSeconds(firstFree: firstFree))
            return try merge.run(articles.articles)
        }
    }
}

/// What a row of a reading proved to be.
package enum Recognition: Sendable, Hashable {
    case new
    case known(HistoryEntry.ID)
    /// The same article as a row above.
    case repeats(row: Int)
}
