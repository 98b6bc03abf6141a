/// Why an entry is or is not in a topic.
package struct Explanation: Sendable, Hashable, Encodable {
    /// Of the topic.
    package var id: String
    package var matches: Bool
    /// The terms that matched, by field and place; a term within a longer one is left out. Empty where the topic does
    /// not match.
    package var because: [MatchPlace]
    /// Spans masked for this topic alone.
    package var masked: [MatchPlace]
    /// Points reached and needed, where the topic asks for a score.
    package var score: Int?
    package var needed: Int?
}

/// Where a term stands in an entry.
package struct MatchPlace: Sendable, Hashable, Encodable {
    /// As it is written in the configuration or query.
    package var term: String
    package var field: QueryField
    /// In characters (Unicode scalars) of the original text.
    package var start: Int
    package var length: Int
    package var range: Range<Int> { start..<start + length }
}

/// The explanations of all topics for one entry, as `explain --json` prints them.
package struct ExplanationReport: Sendable, Hashable, Encodable {
    package var topics: [Explanation]
    /// Spans masked for all topics.
    package var masked: [MatchPlace]
}

/// An example of the configuration that comes out wrong.
package struct FailingExample: Sendable, Hashable, CustomStringConvertible {
    package var topic: String
    package var example: String
    /// Whether it stands under `yes`.
    package var shouldMatch: Bool
    /// The terms that matched although they should not, or what was missed.
    package var reason: String

    package var description: String {
        "topics, \(topic), examples, \(shouldMatch ? "yes" : "no"): \"\(example)\" \(shouldMatch ? "does not match" : "matches"): \(reason)"
    }
}
