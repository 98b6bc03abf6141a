public import struct Foundation.Date

/// An entry that the operator's `keep` or `drop` left out of the history.
public struct DroppedEntry: Sendable, Hashable {
    public var source: Source.ID
    public var title: String
    public var link: String?
    /// As its source stated it.
    public var published: Date?
    /// When a run first left it out.
    public var seen: Date
    /// Which rule it was, and what it matched.
    public var reason: String

    /// What it is known by on the list of its source.
    public static func mark(link: String?, title: String) -> String { link ?? title }

    public init(
        source: Source.ID, title: String, link: String? = nil, published: Date? = nil, seen: Date, reason: String
    ) {
        (self.source, self.title, self.link, self.published) = (source, title, link, published)
        (self.seen, self.reason) = (seen, reason)
    }
}
