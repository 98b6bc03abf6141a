/// Reads JSON, and the object literals that pages assign to a variable: single quotes, bare keys, comments, trailing commas.
///
/// A document that is cut off in the middle gives what stood before the cut.
package struct LenientJSON {
    package private(set) var value = JSONValue.null
    /// The keys and positions of the containers that stood open where the document was cut off or broke; `nil` if it ended in order.
    package private(set) var openPath: [String]?
    /// Where reading ended, in bytes.
    package private(set) var end = 0

    private let bytes: [UInt8]
    private var position: Int
    private var path: [String] = []
    /// Nested deeper, a document is no list.
    private static let depthLimit = 64

    package init(_ text: String) { self.init(Array(text.utf8), from: 0) }

    init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        position = start
        if bytes[start...].starts(with: [0xEF, 0xBB, 0xBF]) { position += 3 }
        skipSpace()
        value = readValue(depth: 0) ?? .null
        end = position
    }

    private mutating func fail() { if openPath == nil { openPath = path } }
    private var failed: Bool { openPath != nil }
    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func readValue(depth: Int) -> JSONValue? {
        guard depth < LenientJSON.depthLimit, let byte = peek else {
            fail()
            return nil
        }
        switch byte {
        case UInt8(ascii: "{"): return readObject(depth: depth)
        case UInt8(ascii: "["): return readArray(depth: depth)
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): return readString().map { .string($0) }
        default: return readWord()
        }
    }

    private mutating func readObject(depth: Int) -> JSONValue {
        var members: [String: JSONValue] = [:]
        position += 1
        while true {
            skipSpace(and: UInt8(ascii: ","))
            guard let byte = peek else {
                fail()
                break
            }
            if byte == UInt8(ascii: "}") {
                position += 1
                break
            }
            guard let key = readKey() else {
                fail()
                break
            }
            path.append(key)
            skipSpace()
            guard peek == UInt8(ascii: ":") else {
                fail()
                break
            }
            position += 1
            skipSpace()
            if let value = readValue(depth: depth + 1) { members[key] = value }
            if failed { break }
            path.removeLast()
            skipExpression()
        }
        return .object(members)
    }

    private mutating func readArray(depth: Int) -> JSONValue {
        var elements: [JSONValue] = []
        position += 1
        while true {
            skipSpace(and: UInt8(ascii: ","))
            guard let byte = peek else {
                fail()
                break
            }
            if byte == UInt8(ascii: "]") {
                position += 1
                break
            }
            path.append(String(elements.count))
            // The end of something outside: this array was never closed.
            if byte == UInt8(ascii: "}") { fail() }
            if failed { break }
            if let value = readValue(depth: depth + 1) { elements.append(value) }
            if failed { break }
            path.removeLast()
            skipExpression()
        }
        return .array(elements)
    }

    private mutating func readKey() -> String? {
        if peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") { return readString() }
        let start = position
        while let byte = peek, isWord(byte) { position += 1 }
        return position > start ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
    }

    /// A number, `true`, `null`, or an identifier, which means nothing to us.
    private mutating func readWord() -> JSONValue {
        let start = position
        while let byte = peek,
            isWord(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
        { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        switch word {
        case "true": return .bool(true)
        case "false": return .bool(false)
        default:
            if let first = word.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) {
                return .number(word)
            }
            return .null
        }
    }

    /// What a script may put behind a value (`|| ''`, a call's arguments) up to the next member.
    private mutating func skipExpression() {
        skipSpace()
        var depth = 0
        while let byte = peek {
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return }
                if byte != UInt8(ascii: ",") { depth -= 1 }
                position += 1
            case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("):
                depth += 1
                position += 1
            case UInt8(ascii: ")"):
                depth = max(0, depth - 1)
                position += 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if readString() == nil { return }
            default: position += 1
            }
        }
        fail()
    }

    private mutating func readString() -> String? {
        guard let quote = peek else { return nil }
        position += 1
        var text: [UInt8] = []
        var start = position
        while let byte = peek {
            if byte == quote {
                text += bytes[start..<position]
                position += 1
                return String(decoding: text, as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") {
                text += bytes[start..<position]
                position += 1
                text += Array(String(readEscape()).utf8)
                start = position
            } else {
                position += 1
            }
        }
        fail()
        return nil
    }

    private mutating func readEscape() -> Unicode.Scalar {
        guard let byte = peek else { return "\u{FFFD}" }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "v"): return " "
        case UInt8(ascii: "x"): return hexadecimal(2).flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}"
        case UInt8(ascii: "u"):
            guard let first = hexadecimal(4) else { return "\u{FFFD}" }
            guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
            guard bytes[position...].starts(with: "\\u".utf8) else { return "\u{FFFD}" }
            let before = position
            position += 2
            if let second = hexadecimal(4), (0xDC00...0xDFFF).contains(second) {
                return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
            }
            position = before
            return "\u{FFFD}"
        case 0x80...:
            // A letter beyond ASCII after a backslash is itself; step back and let it be copied.
            position -= 1
            return " "
        default: return Unicode.Scalar(byte)
        }
    }

    private mutating func hexadecimal(_ digits: Int) -> UInt32? {
        guard position + digits <= bytes.count,
            let value = UInt32(String(decoding: bytes[position..<(position + digits)], as: UTF8.self), radix: 16)
        else { return nil }
        position += digits
        return value
    }

    /// White space and comments.
    private mutating func skipSpace(and sign: UInt8 = 0x20) {
        while let byte = peek {
            if byte <= 0x20 || byte == sign {
                position += 1
            } else if byte == UInt8(ascii: "/"), bytes[position...].starts(with: "/*".utf8) {
                position += 2
                while position < bytes.count, !bytes[position...].starts(with: "*/".utf8) { position += 1 }
                position = min(position + 2, bytes.count)
            } else if byte == UInt8(ascii: "/"), bytes[position...].starts(with: "//".utf8) {
                while let next = peek, next != 0x0A { position += 1 }
            } else {
                return
            }
        }
    }

    private func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
            || byte == 0x24 || byte >= 0x80
    }
}

extension LenientJSON {
    /// The value a page's script assigns to `name`, as in `window._CONFIG = {…};`.
    package static func assigned(to name: String, in page: String) -> JSONValue? {
        let search = ByteSearch(page)
        let needle = Array(name.utf8)
        var position = 0
        while let found = search.first(needle, from: position) {
            position = found + needle.count
            var start = position
            while start < search.bytes.count, search.bytes[start] <= 0x20 { start += 1 }
            guard start + 1 < search.bytes.count, search.bytes[start] == UInt8(ascii: "="),
                search.bytes[start + 1] != UInt8(ascii: "=")
            else { continue }
            let value = LenientJSON(search.bytes, from: start + 1).value
            if value != .null { return value }
        }
        return nil
    }
}
