/// The explanations of all topics for one entry, as `explain --json` prints them.
package struct ExplanationReport: Sendable, Hashable, Encodable {
    package var topics: [Explanation]
    /// Spans masked for all topics.
    package var masked: [MatchPlace]
}
