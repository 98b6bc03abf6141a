package import struct Foundation.Date

/// An entry that the operator's `keep` or `drop` left out of the history.
package struct DroppedEntry: Sendable, Hashable {
    package var source: Source.ID
    package var title: String
    package var link: String?
    /// As its source stated it.
    package var published: Date?
    /// When a run first left it out.
    package var seen: Date
    /// Which rule it was, and what it matched.
    package var reason: String

    /// What it is known by on the list of its source.
    package static func mark(link: String?, title: String) -> String { link ?? title }

    package init(
        source: Source.ID, title: String, link: String? = nil, published: Date? = nil, seen: Date, reason: String
    ) {
        (self.source, self.title, self.link, self.published) = (source, title, link, published)
        (self.seen, self.reason) = (seen, reason)
    }
}
