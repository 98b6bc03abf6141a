internal import FeedModel
internal import FeedPublisher

extension Site {
    /// The feeds of the site: everything, each topic, each city, and each topic of a city where it has entries.
    /// - Parameter sizes: how many entries each feed holds.
    func scopes(_ sizes: [FeedScope: Int]) -> [FeedScope] {
        let pairs = cities.flatMap { city in
            topics.map { FeedScope.topicOfCity(topic: $0.id, city: city.id) }.filter { sizes[$0] != nil }
        }
        return pairs + topics.map { .topic($0.id) } + cities.map { .city($0.id) } + [.everything]
    }

    /// What is in every output folder from its first day on: the feed of everything, of each topic and of each city.
    var landmarks: [String] { scopes([:]).map { SitePaths.feed($0, .atom) } }
}
