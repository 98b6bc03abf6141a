public import struct Foundation.Date

/// One source's line of `tributary status`.
public struct SourceStatus: Sendable, Hashable {
    public var id: Source.ID
    public var url: String
    public var city: City.ID
    public var state: SourceState
    /// Why it is in that state, and what the operator can do; empty while all is well.
    public var reason: String
    public var lastSuccess: Date?
    /// When it is asked again; `nil` is at once, and never where ``dueReason`` is `gone`.
    public var nextDue: Date?
    /// The rule that decided about ``nextDue``.
    public var dueReason: DueReason
    /// How many entries of the history were first read from it.
    public var entries: Int
    /// How many entries of its last reading `keep` and `drop` left out.
    public var dropped = 0
    /// Runs in a row that could not read it.
    public var failures: Int

    public init(
        id: Source.ID, url: String, city: City.ID, state: SourceState = .ok, reason: String = "",
        lastSuccess: Date? = nil,
        nextDue: Date? = nil, dueReason: DueReason = .neverRead, entries: Int = 0, failures: Int = 0
    ) {
        (self.id, self.url, self.city, self.state, self.reason) = (id, url, city, state, reason)
        (self.lastSuccess, self.nextDue, self.dueReason) = (lastSuccess, nextDue, dueReason)
        (self.entries, self.failures) = (entries, failures)
    }
}
