/// A header line of a source's requests. Its value counts as a credential: it goes to the source's own host only and is never printed.
package struct RequestHeader: Sendable, Hashable {
    package var name: String
    package var value: Value

    /// Where the value comes from, so that credentials need not stand in the configuration.
    package enum Value: Sendable, Hashable {
        case literal(Secret)
        /// The name of an environment variable.
        case environment(String)
        /// The path of a file; a final newline does not count.
        case file(String)
    }

    package init(_ name: String, _ value: Value) { (self.name, self.value) = (name, value) }
}
