package import struct Foundation.Date

/// One source's line of `tributary status`.
package struct SourceStatus: Sendable, Hashable {
    package var id: Source.ID
    package var url: String
    package var city: City.ID
    package var state: SourceState
    /// Why it is in that state, and what the operator can do; empty while all is well.
    package var reason: String
    package var lastSuccess: Date?
    /// When it is asked again; `nil` is at once, and never where ``dueReason`` is `gone`.
    package var nextDue: Date?
    /// The rule that decided about ``nextDue``.
    package var dueReason: DueReason
    /// How many entries of the history were first read from it.
    package var entries: Int
    /// How many entries of its last reading `keep` and `drop` left out.
    package var dropped = 0
    /// Runs in a row that could not read it.
    package var failures: Int

    package init(
        id: Source.ID, url: String, city: City.ID, state: SourceState = .ok, reason: String = "",
        lastSuccess: Date? = nil,
        nextDue: Date? = nil, dueReason: DueReason = .neverRead, entries: Int = 0, failures: Int = 0
    ) {
        (self.id, self.url, self.city, self.state, self.reason) = (id, url, city, state, reason)
        (self.lastSuccess, self.nextDue, self.dueReason) = (lastSuccess, nextDue, dueReason)
        (self.entries, self.failures) = (entries, failures)
    }
}
