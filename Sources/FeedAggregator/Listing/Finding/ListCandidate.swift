package import FeedModel

/// A list found on a page, and how it would be read.
package struct ListCandidate: Sendable, Hashable {
    /// Explicit selectors, ready for the configuration.
    package var rules: ListRules
    /// From 0 to 1. From ``ListFinder/sureness`` on it is taken without asking.
    package var confidence: Double
    /// Why it is thought to be the list, or not to be, as sentences for people.
    package var reasons: [String]
    /// What the rules read.
    package var page: ListPage

    package init(rules: ListRules, confidence: Double, reasons: [String], page: ListPage) {
        (self.rules, self.confidence, self.reasons, self.page) = (rules, confidence, reasons, page)
    }
}
