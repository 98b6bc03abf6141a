/// A feed that has entries, and how many.
public struct ScopeSummary: Sendable, Hashable {
    public var scope: FeedScope
    /// In the whole history; `nil` where nobody counted.
    public var count: Int?

    public init(scope: FeedScope, count: Int? = nil) { (self.scope, self.count) = (scope, count) }
}
