/// An example of the configuration that comes out wrong.
package struct FailingExample: Sendable, Hashable, CustomStringConvertible {
    package var topic: String
    package var example: String
    /// Whether it stands under `yes`.
    package var shouldMatch: Bool
    /// The terms that matched although they should not, or what was missed.
    package var reason: String

    package var description: String {
        shouldMatch
            ? "topics, \(topic), examples, yes: \"\(example)\" does not match: \(reason). Add what is missing to `match`, or take the example out."
            : "topics, \(topic), examples, no: \"\(example)\" matches: \(reason). Mask those words, or take the example out."
    }
}
