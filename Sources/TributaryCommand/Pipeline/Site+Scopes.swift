internal import FeedModel

extension Site {
    /// The feeds of the site: everything, each topic, each city, and each topic of a city where it has entries.
    /// - Parameter sizes: how many entries each feed holds.
    func scopes(_ sizes: [FeedScope: Int]) -> [FeedScope] {
        let pairs = cities.flatMap { city in
            topics.map { FeedScope.topicOfCity(topic: $0.id, city: city.id) }.filter { sizes[$0] != nil }
        }
        return pairs + topics.map { .topic($0.id) } + cities.map { .city($0.id) } + [.everything]
    }
}
