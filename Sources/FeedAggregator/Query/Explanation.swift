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
