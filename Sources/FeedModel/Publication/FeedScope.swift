/// Which entries a published feed holds.
package enum FeedScope: Sendable, Hashable {
    case everything
    /// One topic over all cities.
    case topic(Topic.ID)
    /// One city over all topics.
    case city(City.ID)
    /// One topic of one city.
    case topicOfCity(topic: Topic.ID, city: City.ID)

    /// Whether the whole past of the feed is published in archive documents (RFC 5005). What a topic of a city holds stands in those of its
    /// topic and its city.
    package var hasArchive: Bool {
        if case .topicOfCity = self { false } else { true }
    }

    /// The feeds that hold an entry. A notice that several cities published stands in the feeds over all cities once, as the
    /// entry that leads its story; each city's own feeds keep their own entry.
    /// - Parameters:
    ///   - topics: the entry's own.
    ///   - storyTopics: those of all members of the story it leads, for a headline alone may not say what the text of another city does; its
    ///     own where it has no story; `nil` where another entry leads.
    package static func holding(city: City.ID, topics: [Topic.ID], storyTopics: [Topic.ID]?) -> [FeedScope] {
        var scopes: [FeedScope] = [.city(city)]
        scopes += topics.map { .topicOfCity(topic: $0, city: city) }
        if let storyTopics { scopes += [.everything] + storyTopics.map { .topic($0) } }
        return scopes
    }
}
