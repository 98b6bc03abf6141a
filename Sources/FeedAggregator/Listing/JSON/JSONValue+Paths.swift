/// How the rules of a list reach into a document.
extension JSONValue {
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

    /// Text that says something, or a number's digits.
    var words: String? { text.flatMap { $0.isEmpty ? nil : $0 } }
}
