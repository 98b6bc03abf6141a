package import FeedModel

/// Whether a list page keeps its source's contract. "No news" is said only of a page that does.
package struct PageVerdict: Sendable, Hashable {
    package var state: SourceState
    /// What is wrong and what to do; empty when all is well.
    package var reason: String

    package static let ok = PageVerdict(state: .ok, reason: "")
    /// Whether the rows may be merged. Otherwise the last good entries stay as they are.
    package var isGood: Bool { state == .ok }
    /// Whether working the page out anew may help: what calls itself empty or stands elsewhere may still hold the list.
    package var mayHeal: Bool { state == .redesigned || state == .empty || state == .moved }
}

extension PageVerdict {
    /// What a page that came instead of a list or a feed says of its source; `nil` where it says nothing.
    package init?(_ signature: PageSignature, status: Int) {
        switch signature {
        case .challenge:
            self.init(state: .blocked, reason: "\(signature.sentence). Ask the bureau, or try later.")
        case .login: self.init(state: .blocked, reason: "\(signature.sentence) instead of showing the list.")
        case .moved: self.init(state: .moved, reason: "\(signature.sentence); look up the list's new address.")
        case .error(let sign):
            self.init(
                state: .failing,
                reason: "an error page came instead, with status \(status) (\(sign)); the next run tries again.")
        case .emptyList: return nil
        }
    }
}
