package import FeedModel

/// What is remembered of a source's entries, so that they are known again on a page that was built anew: titles, article numbers and links.
package struct HistoryTrace: Sendable {
    private var titles: Set<String> = []
    private var articles: Set<ArticleID> = []
    private var links: Set<String> = []
    /// Titles and links of the newest entries.
    private var newest: Set<String> = []
    /// The same of the very newest, of which a list that is whole shows one at least.
    private var latest: Set<String> = []
    private var count = 0
    private static let newestEntries = 20
    private static let latestEntries = 5

    /// - Parameter entries: newest first.
    package init(_ entries: some Sequence<CleanEntry>) {
        for entry in entries { insert(title: entry.title, link: entry.link) }
    }

    package init(titlesAndLinks: some Sequence<(title: String, link: String?)>) {
        for (title, link) in titlesAndLinks { insert(title: title, link: link) }
    }

    private mutating func insert(title: String, link: String?) {
        let folded = NormalizedText.folded(title: title)
        if folded.count >= 4 { titles.insert(folded) }
        let (isNew, isLatest) = (count < Self.newestEntries, count < Self.latestEntries)
        count += 1
        if isNew { newest.insert(folded) }
        if isLatest { latest.insert(folded) }
        guard let link else { return }
        let normalized = NormalizedLink(link)
        if isNew { newest.insert(normalized.key) }
        if isLatest { latest.insert(normalized.key) }
        links.insert(normalized.key)
        if let article = ArticleID(normalized), article.isUnique { articles.insert(article) }
    }

    package func knows(_ entry: CleanEntry) -> Bool {
        if titles.contains(NormalizedText.folded(title: entry.title)) { return true }
        guard let link = entry.link else { return false }
        let normalized = NormalizedLink(link)
        return links.contains(normalized.key)
            || ArticleID(normalized).map { $0.isUnique && articles.contains($0) } ?? false
    }

    /// Whether one of the newest entries is among rows.
    package func knowsNewest(of rows: [CleanEntry]) -> Bool { Self.holds(newest, one: rows) }

    /// Whether one of the very newest entries is among rows.
    package func knowsLatest(of rows: [CleanEntry]) -> Bool { Self.holds(latest, one: rows) }

    private static func holds(_ marks: Set<String>, one rows: [CleanEntry]) -> Bool {
        rows.contains { row in
            marks.contains(NormalizedText.folded(title: row.title))
                || row.link.map { marks.contains(NormalizedLink($0).key) } ?? false
        }
    }

    package func known(of rows: [CleanEntry]) -> Int { rows.count { knows($0) } }
}
