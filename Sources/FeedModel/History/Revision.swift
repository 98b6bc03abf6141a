package import struct Foundation.Date

/// A version of an entry that a later one replaced, or the current one.
package struct Revision: Sendable, Hashable {
    /// When a run first saw this version.
    package var seen: Date
    package var title: String
    /// Safe HTML: the content, else the summary.
    package var body: String?

    package init(seen: Date, title: String, body: String?) { (self.seen, self.title, self.body) = (seen, title, body) }
}
