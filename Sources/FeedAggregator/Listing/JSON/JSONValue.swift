/// A value of a JSON document.
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// As written, so that long ids lose no digit.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The value at a dotted path; `items.0.title` goes into arrays by position. An empty path is the value itself.
    package func value(at path: String) -> JSONValue? {
        var value = self
        for part in path.split(separator: ".").prefix(32) {
            switch value {
            case .object(let members):
                guard let member = members[String(part)] else { return nil }
                value = member
            case .array(let elements):
                guard let index = Int(part), elements.indices.contains(index) else { return nil }
                value = elements[index]
            default: return nil
            }
        }
        return value
    }

    subscript(_ key: String) -> JSONValue? { if case .object(let members) = self { members[key] } else { nil } }

    /// Text and numbers as they are written; nothing for the rest and for empty texts.
    package var text: String? {
        switch self {
        case .string(let text): text.isEmpty ? nil : text
        case .number(let digits): digits
        default: nil
        }
    }

    package var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
}
