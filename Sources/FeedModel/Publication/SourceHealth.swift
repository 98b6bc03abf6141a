public import struct Foundation.Date

/// One source on the health page. Holds nothing that changes from one unchanged run to the next.
public struct SourceHealth: Sendable, Hashable, Identifiable {
    public var id: Source.ID
    public var city: City.ID
    /// For people.
    public var title: String
    /// The address that is read.
    public var url: String
    public var state: SourceState
    /// When that state began; `nil` where it always was so.
    public var since: Date?
    /// What happened and what to do; empty for a source that is well.
    public var reason: String
    /// In the history.
    public var entries: Int

    public init(
        id: Source.ID, city: City.ID, title: String, url: String, state: SourceState, since: Date? = nil,
        reason: String = "", entries: Int = 0
    ) {
        (self.id, self.city, self.title, self.url) = (id, city, title, url)
        (self.state, self.since, self.reason, self.entries) = (state, since, reason, entries)
    }
}
