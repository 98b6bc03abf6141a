/// Something that went wrong with one source, as a value: the run goes on, the report names source, stage and reason.
public struct Failure: Error, Sendable, Hashable {
    /// The stage of the way of the data that gave up.
    public enum Stage: String, Sendable, Hashable, Codable {
        case fetch, parse, store
    }
    public var source: Source.ID
    public var stage: Stage
    /// What happened, what was done about it, and what the operator can do.
    public var reason: String

    public init(source: Source.ID, stage: Stage, reason: String) {
        (self.source, self.stage, self.reason) = (source, stage, reason)
    }
}
