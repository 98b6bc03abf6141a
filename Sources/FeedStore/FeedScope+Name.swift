internal import FeedModel

/// How the store writes a scope down; part of the data, never to be changed.
extension FeedScope {
    var storedName: String {
        switch self {
        case .everything: "everything"
        case .topic(let topic): "topic/\(topic)"
        case .city(let city): "city/\(city)"
        case .topicOfCity(let topic, let city): "city/\(city)/\(topic)"
        }
    }

    init?(storedName: String) {
        let parts = storedName.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch (parts.first, parts.count) {
        case ("everything", 1): self = .everything
        case ("topic", 2): self = .topic(parts[1])
        case ("city", 2): self = .city(parts[1])
        case ("city", 3): self = .topicOfCity(topic: parts[2], city: parts[1])
        default: return nil
        }
    }
}
