internal import FeedModel
internal import FeedPublisher
internal import FeedStore

extension Site {
    /// The feeds of the site: everything, each topic, each city, and each topic of a city where it has entries.
    /// - Parameter sizes: how many entries each feed holds.
    func scopes(_ sizes: [FeedScope: Int]) -> [FeedScope] {
        let pairs = cities.flatMap { city in
            topics.map { FeedScope.topicOfCity(topic: $0.id, city: city.id) }.filter { sizes[$0] != nil }
        }
        return pairs + topics.map { .topic($0.id) } + cities.map { .city($0.id) } + [.everything]
    }

    /// What must be in an output folder that nobody took anything from: each feed, the newest archive document and the pages of entries.
    func landmarks(of history: HistoryReader) throws -> [String] {
        let sizes = try history.feedSizes()
        let archives = try [FeedScope.everything].compactMap { scope in
            try history.newestArchive(of: scope).map { SitePaths.archive(scope, $0) }
        }
        let entries = (sizes[.everything] ?? 0) > 0 ? ["entries"] : []
        return scopes(sizes).map { SitePaths.feed($0, .atom) } + archives + entries
    }
}
