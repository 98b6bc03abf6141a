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

        static let highestLimit = 500

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

    struct Answer {
        let query: String
        let results: Search.Results
        /// Of each result, in the same order.
        let entries: [PublishedEntry]
    }

    /// As many as the history has readers.
    private static let atOnce = 2
    private static let waitingAtMost = 16
    private static let patience = Duration.seconds(5)

    private let queue: OperationQueue
    private let pending = Mutex(0)

    init() {
        queue = OperationQueue()
        queue.maxConcurrentOperationCount = Self.atOnce
    }

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
        guard
            pending.withLock({ waiting in
                if waiting < Self.waitingAtMost { waiting += 1 } else { return false }
                return true
            })
        else {
            throw SearchRefusal.unavailable("Too many searches are under way. Please try again.", after: 5)
        }
        defer { pending.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation {
                continuation.resume(
                    with: Result {
                        try Self.answer(
                            Search(
                                query: query, order: request.order, limit: request.limit,
                                deadline: .now + Self.patience), content, store)
                    })
            }
        }
    }

    private static func answer(
        _ search: Search, _ content: ServedSite.Content, _ store: HistoryStore
    ) throws -> Answer {
        let topics = content.configuration.site.topics.map(\.id)
        return try store.read { history in
            var results = try search.results(in: history)
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
