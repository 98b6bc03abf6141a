/// Which entries a published feed holds.
public enum FeedScope: Sendable, Hashable {
    case everything
    /// One topic over all cities.
    case topic(Topic.ID)
    /// One city over all topics.
    case city(City.ID)
    /// One topic of one city.
    case topicOfCity(topic: Topic.ID, city: City.ID)
}
