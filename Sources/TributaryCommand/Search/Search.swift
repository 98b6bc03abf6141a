internal import FeedAggregator
internal import FeedModel
internal import FeedStore

/// Finds the entries of the history that match a query: the index says which come into question, the matcher that also sorts entries into
/// topics has the last word.
struct Search {
    enum Order: String, CaseIterable {
        /// By date.
        case newest
        /// By score: 3 for each place in the title, 1 for each in the text, as topics count; newer ones first where it is the same.
        case best
    }

    let query: Query
    var order = Order.newest
    /// Entries at most.
    var limit: Int
    /// Whether those that were first seen last come first, whatever their dates say.
    var isByFirstSight = false
    /// When to give up; `nil` for never.
    var deadline: ContinuousClock.Instant?

    /// So many of the newest matches are compared when the best are asked for: scoring means reading.
    static let scoredAtMost = 1000

    struct Results {
        var found: [SearchResult] = []
        /// Whether more entries match than were asked for.
        var hasMore = false
        /// Whether the deadline came before everything was looked at; there may be more.
        var isCutShort = false
    }

    func results(in history: HistoryReader) throws -> Results {
        let candidates = try history.candidates(query.condition, version: SearchTokens.version)
        let wanted = order == .best ? max(limit, Self.scoredAtMost) : limit
        var results = Results()
        try history.forEachNewest(of: candidates, byFirstSight: isByFirstSight) { id in
            if let deadline, .now > deadline {
                (results.isCutShort, results.hasMore) = (true, true)
                return false
            }
            guard let result = try self.result(id, in: history) else { return true }
            if results.found.count == wanted {
                results.hasMore = true
                return false
            }
            results.found.append(result)
            return true
        }
        guard order == .best else { return results }
        let ranked = results.found.enumerated().sorted {
            ($0.element.score, -$0.offset) > ($1.element.score, -$1.offset)
        }
        results.hasMore = results.hasMore || ranked.count > limit
        results.found = ranked.prefix(limit).map(\.element)
        return results
    }

    private func result(_ id: HistoryEntry.ID, in history: HistoryReader) throws -> SearchResult? {
        guard let entry = try history.entry(id) else { return nil }
        var text = ClassifiedText(entry)
        text.topics = try history.topics(of: id)
        guard let match = query.match(in: text) else { return nil }
        return SearchResult(entry: entry, text: text, places: match.places, score: match.points)
    }
}

/// An entry that matches, and where.
struct SearchResult {
    let entry: HistoryEntry
    let text: ClassifiedText
    let places: [MatchPlace]
    let score: Int

    func ranges(in field: QueryField) -> [Range<Int>] { places.filter { $0.field == field }.map(\.range) }

    var title: MarkedText { MarkedText(text.title, marks: ranges(in: .title)) }
    /// The part of the text that shows a match, else its beginning; `nil` where there is no text.
    var snippet: MarkedText? {
        text.body.isEmpty ? nil : MarkedText(text.body, marks: ranges(in: .body)).excerpt(length: Self.snippetLength)
    }

    /// In characters: two lines of a terminal in Chinese.
    private static let snippetLength = 80
}
