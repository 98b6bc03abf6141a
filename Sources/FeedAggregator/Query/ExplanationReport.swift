/// The explanations of all topics for one entry.
package struct ExplanationReport: Sendable, Hashable {
    package var topics: [Explanation]
    /// Spans masked for all topics.
    package var masked: [MatchPlace]
}
