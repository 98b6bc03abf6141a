public import struct Foundation.Date

/// Something about a source that the operator should know: a state began, or ended. Each becomes an entry of `health.atom`.
public struct HealthEvent: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, Codable {
        /// All is well since `ended`; since `replaced`, something else is wrong.
        case began, ended, replaced
    }
    public var source: Source.ID
    public var city: City.ID
    /// The source, for people.
    public var title: String
    /// The address that is read.
    public var url: String
    public var kind: Kind
    /// The state that began or is over; never ``SourceState/ok``.
    public var state: SourceState
    /// What happened and what to do.
    public var reason: String
    /// When a run noticed it.
    public var date: Date

    public init(
        source: Source.ID, city: City.ID, title: String, url: String, kind: Kind, state: SourceState, reason: String,
        date: Date
    ) {
        (self.source, self.city, self.title, self.url) = (source, city, title, url)
        (self.kind, self.state, self.reason, self.date) = (kind, state, reason, date)
    }
}
