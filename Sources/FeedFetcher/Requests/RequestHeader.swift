/// A header line of a source's requests. Its value counts as a credential: it goes to the source's own host only and is never printed.
package struct RequestHeader: Sendable, Hashable {
    package var name: String
    package var value: Value

    /// Where the value comes from, so that credentials need not stand in the configuration.
    package indirect enum Value: Sendable, Hashable {
        case literal(Secret)
        /// The name of an environment variable.
        case environment(String)
        /// The path of a file; a final newline does not count.
        case file(String)
        /// A name and its password, in the form of `Authorization: Basic` (RFC 7617).
        case basic(user: String, password: Value)

        /// Tells values apart without giving them away: what stands in the environment or in a file may change and count as the same.
        package var fingerprint: String {
            switch self {
            case .literal(let secret): "literal " + secret.fingerprint
            case .environment(let name): "environment " + name
            case .file(let path): "file " + path
            case .basic(let user, let password): "basic \(user) " + password.fingerprint
            }
        }
    }

    /// Whether a text can be the name of a header (RFC 9110 §5.6.2, `token`).
    package static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                    || "!#$%&'*+-.^_`|~".utf8.contains(byte)
            }
    }

    package init(_ name: String, _ value: Value) { (self.name, self.value) = (name, value) }
}
