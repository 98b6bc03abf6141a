/// The formats a feed is published in, by the ending of their files.
package enum FeedFileFormat: String, Sendable, Hashable, CaseIterable {
    case atom, rss, json

    /// For `type` attributes and server settings.
    package var mediaType: String {
        switch self {
        case .atom: "application/atom+xml"
        case .rss: "application/rss+xml"
        case .json: "application/feed+json"
        }
    }

    /// For people.
    var name: String {
        switch self {
        case .atom: "Atom"
        case .rss: "RSS"
        case .json: "JSON Feed"
        }
    }
}
