package import struct Foundation.Date

/// How a source has been doing from run to run, and what of it the operator has been told.
package struct SourceCondition: Sendable, Hashable {
    package var state: SourceState
    /// What happened and what to do; empty while all is well.
    package var reason: String
    /// When ``state`` began.
    package var since: Date?
    /// Runs in a row that did not read it well.
    package var failures: Int
    package var lastSuccess: Date?
    /// The state the operator's feed last said had begun, and has not yet said has ended.
    package var announced: SourceState?

    package init(
        state: SourceState = .ok, reason: String = "", since: Date? = nil, failures: Int = 0, lastSuccess: Date? = nil,
        announced: SourceState? = nil
    ) {
        (self.state, self.reason, self.since) = (state, reason, since)
        (self.failures, self.lastSuccess, self.announced) = (failures, lastSuccess, announced)
    }

    /// A state that begins or ends, as an entry of the operator's feed.
    package struct Event: Sendable, Hashable {
        package let kind: HealthEvent.Kind
        package let state: SourceState
        package let reason: String
    }

    /// Takes in how one run fared, and says what the operator is to be told: what needs a person at once, a plain failure from the
    /// second run in a row, since most of those are weather; one event when a state begins, one when it ends.
    /// - Parameter wasRead: `false` for a run that got nothing, whatever the state; `nil` where the state says it.
    package mutating func observe(
        _ state: SourceState, reason: String, at now: Date, wasRead: Bool? = nil
    ) -> [Event] {
        let wasRead = wasRead ?? state.isReading
        if state != self.state || since == nil { since = now }
        (self.state, self.reason) = (state, reason)
        failures = wasRead ? 0 : failures + 1
        if wasRead { lastSuccess = now }
        guard announced != state, state != .failing || failures > 1 else { return [] }
        var events: [Event] = []
        if let announced {
            events.append(Event(kind: state == .ok ? .ended : .replaced, state: announced, reason: reason))
        }
        if state != .ok { events.append(Event(kind: .began, state: state, reason: reason)) }
        announced = state == .ok ? nil : state
        return events
    }
}
