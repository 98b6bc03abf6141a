package import FeedModel

/// Reads on after a list page was redesigned: works it out anew, and accepts what it finds only if that speaks of the same articles.
package struct ListHealing: Sendable {
    private let finder: ListFinder
    private let history: HistoryTrace
    /// One row may be known by accident, such as a notice in the sidebar.
    private static let proof = 2
    /// Of a list with a day in every row, newest first.
    private static let certainty = 0.9

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
        if Self.isFeed(text) {
            return .held(reason: "a feed stands there now: take `list:` away from the source, and it is read as one.")
        }
        let candidates = finder.find(text).map { (candidate: $0, known: history.known(of: $0.page.rows)) }
        // Of lists with known entries the one with most; but a box of what is read most may have more of them than the list itself, which is
        // told by its days, and by something new or of the latest.
        func rank(_ candidate: ListCandidate, _ known: Int) -> (Int, Int, Double) {
            let rows = candidate.page.rows
            let isOld = known == rows.count && !history.knowsLatest(of: rows)
            let isList = known >= Self.proof && candidate.confidence >= Self.certainty && !isOld
            return (isList ? 1 : 0, known, candidate.confidence)
        }
        guard
            let best = candidates.max(by: { rank($0.candidate, $0.known) < rank($1.candidate, $1.known) })
        else {
            return .held(reason: "the page was redesigned and no list is found on it; name its rows with `list:`.")
        }
        let rows = best.candidate.page.rows.count
        // A box that shows none of the newest entries and nothing new is not the list.
        let isStale =
            best.known == rows && best.candidate.confidence < Self.certainty
            && !history.knowsNewest(of: best.candidate.page.rows)
        guard best.known >= min(ListHealing.proof, rows), best.known > 0, !isStale else {
            // The menu of an error page is a list as well, and must not be recommended.
            let isPlausible =
                best.candidate.confidence >= ListFinder.sureness
                && best.candidate.page.rows.contains { $0.published != nil }
            let advice =
                isPlausible
                ? "If it is the right one, write: \(ConfigurationText.list(best.candidate.rules))"
                : "It hardly is one of notices: look at the page, and name its rows with `list:`."
            return .held(
                reason:
                    "the page was redesigned; the list found on it (\(rows) rows) holds \(isStale ? "none of the newest entries" : "no entry of the history"), so it is not read. "
                    + advice)
        }
        var rules = best.candidate.rules
        // A minimum the new page does not reach would have it judged redesigned again and again.
        if let old { rules.minimum = min(old.minimum, rows) }
        let report =
            "the page was redesigned; it is read by new selectors, which find \(best.known) known entries among \(rows) rows. "
            + "To keep them, write: \(ConfigurationText.list(rules))"
        return .healed(rules, best.candidate.page, report: report)
    }

    /// Whether a text begins as a feed does.
    private static func isFeed(_ text: String) -> Bool {
        let head = text.prefix(1_000).lowercased()
        if head.contains("<html") || head.contains("<!doctype html") { return false }
        return ["<rss", "<feed", "<rdf:rdf", "jsonfeed.org/version"].contains { head.contains($0) }
    }
}
