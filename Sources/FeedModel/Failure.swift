/// Something that went wrong with one source, as a value: the run goes on, the report names source, stage and reason.
package struct Failure: Error, Sendable, Hashable {
    /// The stage of the way of the data that gave up.
    package enum Stage: String, Sendable, Hashable, Codable {
        case fetch, parse, store
    }
    package var source: Source.ID
    package var stage: Stage
    /// What happened, what was done about it, and what the operator can do.
    package var reason: String

    package init(source: Source.ID, stage: Stage, reason: String) {
        (self.source, self.stage, self.reason) = (source, stage, reason)
    }
}
