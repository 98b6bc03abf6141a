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
