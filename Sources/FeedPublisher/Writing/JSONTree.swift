/// A JSON value whose members keep the order they were given in, so that the same input gives the same bytes.
enum JSONTree {
    case string(String)
    case number(Int)
    case array([JSONTree])
    /// Members without a value are left out.
    case object([(name: String, value: JSONTree?)])

    /// The whole document, indented by two spaces, with a final line feed (RFC 8259).
    var document: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes, depth: 0)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private func write(to bytes: inout [UInt8], depth: Int) {
        switch self {
        case .string(let text): bytes.appendJSON(text)
        case .number(let number): bytes.append(contentsOf: String(number).utf8)
        case .array(let values):
            Self.write(values.count, between: ("[", "]"), to: &bytes, depth: depth) { index, bytes in
                values[index].write(to: &bytes, depth: depth + 1)
            }
        case .object(let members):
            let members = members.compactMap { member in
                member.value.map { (name: member.name, value: $0) }
            }
            Self.write(members.count, between: ("{", "}"), to: &bytes, depth: depth) { index, bytes in
                bytes.appendJSON(members[index].name)
                bytes.append(contentsOf: ": ".utf8)
                members[index].value.write(to: &bytes, depth: depth + 1)
            }
        }
    }

    private static func write(
        _ count: Int, between ends: (String, String), to bytes: inout [UInt8], depth: Int,
        element: (Int, inout [UInt8]) -> Void
    ) {
        bytes.append(contentsOf: ends.0.utf8)
        for index in 0..<count {
            bytes.append(contentsOf: (index == 0 ? "\n" : ",\n").utf8)
            bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * (depth + 1)))
            element(index, &bytes)
        }
        if count > 0 {
            bytes.append(UInt8(ascii: "\n"))
            bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
        }
        bytes.append(contentsOf: ends.1.utf8)
    }
}

extension [UInt8] {
    /// Appends `text` as a JSON string with its quotation marks.
    fileprivate mutating func appendJSON(_ text: String) {
        append(UInt8(ascii: "\""))
        var runs = RunCopy(text)
        let source = runs.source
        for index in source.indices {
            let replacement: String
            switch source[index] {
            case UInt8(ascii: "\""): replacement = "\\\""
            case UInt8(ascii: "\\"): replacement = "\\\\"
            case UInt8(ascii: "\n"): replacement = "\\n"
            case UInt8(ascii: "\t"): replacement = "\\t"
            // No text of ours means anything by the other controls; XML cannot carry them, and all formats say the same.
            case 0..<0x20: replacement = ""
            default: continue
            }
            runs.copy(upTo: index, skipping: 1, to: &self)
            append(contentsOf: replacement.utf8)
        }
        runs.copy(upTo: source.count, skipping: 0, to: &self)
        append(UInt8(ascii: "\""))
    }
}
