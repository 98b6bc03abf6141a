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

    /// The elements of an array, or the members of an object that are numbered: PHP writes an array so once an element of it was left out.
    /// `nil` if this is neither.
    package var elements: [JSONValue]? {
        switch self {
        case .array(let values): return values
        case .object(let members):
            let numbered = members.compactMap { key, value in Int(key).map { (number: $0, value: value) } }
            guard !members.isEmpty, numbered.count == members.count else { return nil }
            return numbered.sorted { $0.number < $1.number }.map(\.value)
        default: return nil
        }
    }

    /// The members; empty if this is no object.
    package var object: [String: JSONValue] {
        if case .object(let members) = self { members } else { [:] }
    }
}
