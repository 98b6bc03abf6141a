package import struct Foundation.Date

/// Something about a source that the operator should know: a state began, or ended. Each becomes an entry of `health.atom`.
package struct HealthEvent: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, Codable {
        /// All is well since `ended`; since `replaced`, something else is wrong.
        case began, ended, replaced
    }
    package var source: Source.ID
    package var city: City.ID
    /// The source, for people.
    package var title: String
    /// The address that is read.
    package var url: String
    package var kind: Kind
    /// The state that began or is over; never ``SourceState/ok``.
    package var state: SourceState
    /// What happened and what to do.
    package var reason: String
    /// When a run noticed it.
    package var date: Date

    package init(
        source: Source.ID, city: City.ID, title: String, url: String, kind: Kind, state: SourceState, reason: String,
        date: Date
    ) {
        (self.source, self.city, self.title, self.url) = (source, city, title, url)
        (self.kind, self.state, self.reason, self.date) = (kind, state, reason, date)
    }
}
