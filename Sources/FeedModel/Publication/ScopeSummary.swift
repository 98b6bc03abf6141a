/// A feed that has entries, and how many.
package struct ScopeSummary: Sendable, Hashable {
    package var scope: FeedScope
    /// In the whole history; `nil` where nobody counted.
    package var count: Int?

    package init(scope: FeedScope, count: Int? = nil) { (self.scope, self.count) = (scope, count) }
}
