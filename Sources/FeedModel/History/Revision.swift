public import struct Foundation.Date

/// A version of an entry that a later one replaced, or the current one.
public struct Revision: Sendable, Hashable {
    /// When a run first saw this version.
    public var seen: Date
    public var title: String
    /// Safe HTML: the content, else the summary.
    public var body: String?

    public init(seen: Date, title: String, body: String?) { (self.seen, self.title, self.body) = (seen, title, body) }
}
