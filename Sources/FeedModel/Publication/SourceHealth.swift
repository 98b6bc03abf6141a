package import struct Foundation.Date

/// One source on the health page. Holds nothing that changes from one unchanged run to the next.
package struct SourceHealth: Sendable, Hashable, Identifiable {
    package var id: Source.ID
    package var city: City.ID
    /// For people.
    package var title: String
    /// The address that is read.
    package var url: String
    package var state: SourceState
    /// When that state began; `nil` where it always was so.
    package var since: Date?
    /// What happened and what to do; empty for a source that is well.
    package var reason: String
    /// In the history.
    package var entries: Int

    package init(
        id: Source.ID, city: City.ID, title: String, url: String, state: SourceState, since: Date? = nil,
        reason: String = "", entries: Int = 0
    ) {
        (self.id, self.city, self.title, self.url) = (id, city, title, url)
        (self.state, self.since, self.reason, self.entries) = (state, since, reason, entries)
    }
}
