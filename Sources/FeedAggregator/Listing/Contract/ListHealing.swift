package import FeedModel

/// Reads on after a list page was redesigned: works it out anew, and accepts what it finds only if that speaks of the same articles.
package struct ListHealing: Sendable {
    private let finder: ListFinder
    private let history: HistoryTrace
    /// One row may be known by accident, such as a notice in the sidebar.
    private static let proof = 2

    package init(finder: ListFinder, history: HistoryTrace) { (self.finder, self.history) = (finder, history) }

    package enum Outcome: Sendable, Hashable {
        /// New rules, what they read, and what the operator's feed says about it.
        case healed(ListRules, ListPage, report: String)
        /// The source is held: nothing found is the old list.
        case held(reason: String)
    }

    /// - Parameters:
    ///   - text: the page, decoded.
    ///   - old: the rules that no longer serve; their `minimum` is kept.
    package func heal(_ text: String, old: ListRules?) -> Outcome {
        let candidates = finder.find(text).map { (candidate: $0, known: history.known(of: $0.page.rows)) }
        // Of lists with known entries the one with most; the list that has them all may still be a short one beside the real one.
        guard
            let best = candidates.max(by: { ($0.known, $0.candidate.confidence) < ($1.known, $1.candidate.confidence) })
        else {
            return .held(reason: "the page was redesigned and no list is found on it; name its rows with `list:`.")
        }
        let rows = best.candidate.page.rows.count
        guard best.known >= min(ListHealing.proof, rows), best.known > 0 else {
            return .held(
                reason:
                    "the page was redesigned; the list found on it (\(rows) rows) holds no entry of the history, so it is not read. "
                    + "If it is the right one, write: \(ConfigurationText.list(best.candidate.rules))")
        }
        var rules = best.candidate.rules
        // A minimum the new page does not reach would have it judged redesigned again and again.
        if let old { rules.minimum = min(old.minimum, rows) }
        let report =
            "the page was redesigned; it is read by new selectors, which find \(best.known) known entries among \(rows) rows. "
            + "To keep them, write: \(ConfigurationText.list(rules))"
        return .healed(rules, best.candidate.page, report: report)
    }
}
