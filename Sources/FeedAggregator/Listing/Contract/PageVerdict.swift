package import FeedModel

/// Whether a list page keeps its source's contract. "No news" is said only of a page that does.
package struct PageVerdict: Sendable, Hashable {
    package var state: SourceState
    /// What is wrong and what to do; empty when all is well.
    package var reason: String

    package static let ok = PageVerdict(state: .ok, reason: "")
    /// Whether the rows may be merged. Otherwise the last good entries stay as they are.
    package var isGood: Bool { state == .ok }
    /// Whether working the page out anew may help.
    package var mayHeal: Bool { state == .redesigned }
}
