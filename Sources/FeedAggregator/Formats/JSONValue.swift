/// A value of a JSON document (RFC 8259).
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// As written: numbers are ids as often as quantities.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Text, or a number's digits.
    package var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    package var integer: Int? { text.flatMap { Int($0) ?? Double($0).flatMap { Int(exactly: $0.rounded()) } } }

    /// The elements; empty if this is no array.
    package var array: [JSONValue] {
        if case .array(let values) = self { values } else { [] }
    }

    /// The members; empty if this is no object.
    package var object: [String: JSONValue] {
        if case .object(let members) = self { members } else { [:] }
    }
}
