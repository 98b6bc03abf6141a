internal import FeedAggregator
internal import FeedModel
internal import FeedPublisher
internal import FeedStore
internal import Foundation
internal import Synchronization

/// Searches for strangers: few at a time and none for long, so that whoever only wants a document never waits for one.
final class SearchService: Sendable {
    struct Request: Equatable {
        var query: String
        var order = Search.Order.newest
        var limit = 50
        /// Whether it is for a feed: one address, one feed, whatever else is asked for.
        var isFeed = false

        static let highestLimit = 500
        /// Of the newest by date, and of those first seen last.
        static let feedLimit = 100

        /// - Parameter parameters: `q`, `sort` and `limit` of the request's target.
        /// - Throws: ``SearchRefusal``.
        init(_ parameters: [String: String]) throws(SearchRefusal) {
            query = (parameters["q"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
            guard query.unicodeScalars.count <= Publisher.longestQuery else {
                throw .wrong("A query has \(Publisher.longestQuery) characters at most.")
            }
            if let sort = parameters["sort"], !sort.isEmpty {
                guard let order = Search.Order(rawValue: sort) else {
                    throw .wrong("sort is newest or best, not \(sort).")
                }
                self.order = order
            }
            if let text = parameters["limit"], !text.isEmpty {
                guard let limit = Int(text), (1...Self.highestLimit).contains(limit) else {
                    throw .wrong("limit is 1 to \(Self.highestLimit), not \(text).")
                }
                self.limit = limit
            }
        }
    }

    struct Answer: Sendable {
        let query: String
        let results: Search.Results
        /// Of each result, in the same order.
        let entries: [PublishedEntry]
    }

    /// As many as the history has readers.
    private static let atOnce = 2
    private static let waitingAtMost = 100
    private static let patience = Duration.seconds(5)

    /// Each a thread of its own: those that answer requests are as many as there are processors, and none of them may wait for a search.
    private let threads = (0..<atOnce).map { DispatchQueue(label: "search \($0)") }
    private let pending = Mutex((count: 0, next: 0))

    /// - Throws: ``SearchRefusal``, ``StoreError``.
    func answer(_ request: Request, of content: ServedSite.Content, in store: HistoryStore?) async throws -> Answer {
        guard let store else { throw SearchRefusal.unavailable("There is no history yet to search in.", after: 60) }
        let query: Query
        do throws(QueryError) {
            let configuration = content.configuration
            query = try Query(request.query, terms: configuration.terms, timeZone: configuration.site.timeZone)
        } catch {
            throw SearchRefusal.wrong("This query cannot be read, \(error)")
        }
        let thread = pending.withLock { pending -> Int? in
            if pending.count == Self.waitingAtMost { return nil }
            pending.count += 1
            pending.next = (pending.next + 1) % Self.atOnce
            return pending.next
        }
        guard let thread else {
            throw SearchRefusal.unavailable("Too many searches are under way. Please try again.", after: 5)
        }
        defer { pending.withLock { $0.count -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            threads[thread].async {
                let search = Search(
                    query: query, order: request.order, limit: request.limit, deadline: .now + Self.patience)
                continuation.resume(with: Result { try Self.answer(search, asFeed: request.isFeed, content, store) })
            }
        }
    }

    private static func answer(
        _ search: Search, asFeed: Bool, _ content: ServedSite.Content, _ store: HistoryStore
    ) throws -> Answer {
        let topics = content.configuration.site.topics.map(\.id)
        return try store.read { history in
            var results = try search.results(in: history)
            if asFeed {
                // An old notice that was first seen today is news.
                var latest = search
                latest.isByFirstSight = true
                let arrived = try latest.results(in: history)
                let known = Set(results.found.map(\.entry.id))
                results.found += arrived.found.filter { !known.contains($0.entry.id) }
                results.found.sort { ($0.entry.order, $0.entry.id) > ($1.entry.order, $1.entry.id) }
                results.isCutShort = results.isCutShort || arrived.isCutShort
            }
            var entries: [PublishedEntry] = []
            results.found = try results.found.filter { found in
                guard let entry = try history.published(found.entry.id, topics: topics) else { return false }
                entries.append(entry)
                return true
            }
            return Answer(query: search.query.text, results: results, entries: entries)
        }
    }
}

/// Why a search has no answer, in words for whoever asked.
enum SearchRefusal: Error, Equatable {
    case wrong(String)
    /// - Parameter after: seconds until it is worth asking again.
    case unavailable(String, after: Int)

    var words: String {
        switch self {
        case .wrong(let words), .unavailable(let words, _): words
        }
    }
}
