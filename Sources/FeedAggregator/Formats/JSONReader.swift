/// Reads JSON, and what is nearly JSON: raw line breaks in strings, missing and surplus commas, bytes after the end, and documents that
/// break off are read for what they hold.
package struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    private var problem: String?
    /// The member of the outermost object that is being read.
    private var member: String?
    private var cutMember: String?

    /// Deeper values are read as `null`: no feed nests so, and every level costs stack.
    package static let depthLimit = 128

    /// - Parameter bytes: well-formed UTF-8.
    /// - Returns: the value, the first thing wrong with the text, and the member of the outermost object amid whose last element the text
    ///   breaks off.
    package static func read(_ bytes: [UInt8]) -> (JSONValue, problem: String?, cutMember: String?) {
        var reader = JSONReader(bytes)
        let value = reader.value(0)
        reader.skipSpace()
        if reader.position < bytes.count { reader.note("text after the end of the value") }
        return (value, reader.problem, reader.cutMember)
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func note(_ message: String) {
        guard problem == nil else { return }
        let line = bytes[..<min(position, bytes.count)].count { $0 == 0x0A } + 1
        problem = "line \(line): \(message)"
    }

    /// - Parameter depth: of the container that is left open, 1 for the members of the outermost object.
    private mutating func breakOff(_ depth: Int) {
        note("the document breaks off")
        if depth >= 2 { cutMember = member }
    }

    private mutating func skipSpace() {
        while let byte = next, byte <= 0x20 { position += 1 }
    }

    private mutating func value(_ depth: Int) -> JSONValue {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return object(depth)
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "\""): return .string(string())
        case nil:
            note("the document breaks off")
            return .null
        default: return literal()
        }
    }

    private mutating func object(_ depth: Int) -> JSONValue {
        position += 1
        guard depth < Self.depthLimit else { return skipNested() }
        var members: [String: JSONValue] = [:]
        var expectsMember = false
        while true {
            skipSpace()
            switch next {
            case UInt8(ascii: "}"):
                if expectsMember { note("a comma before the end of an object") }
                position += 1
                return .object(members)
            case UInt8(ascii: "\""):
                let key = string()
                skipSpace()
                if next == UInt8(ascii: ":") { position += 1 } else { note("a member without a colon") }
                if depth == 0 { member = key }
                members[key] = value(depth + 1)
                expectsMember = separator()
            case nil:
                breakOff(depth)
                return .object(members)
            case UInt8(ascii: "]"):
                // The end of something outside: this object was never closed.
                note("an object without its end")
                return .object(members)
            default:
                note("not the name of a member")
                position += 1
            }
        }
    }

    private mutating func array(_ depth: Int) -> JSONValue {
        position += 1
        guard depth < Self.depthLimit else { return skipNested() }
        var values: [JSONValue] = []
        var expectsValue = false
        while true {
            skipSpace()
            switch next {
            case UInt8(ascii: "]"):
                if expectsValue { note("a comma before the end of an array") }
                position += 1
                return .array(values)
            case nil:
                breakOff(depth)
                return .array(values)
            case UInt8(ascii: "}"), UInt8(ascii: ":"), UInt8(ascii: ","):
                note("not a value")
                if next == UInt8(ascii: "}") { return .array(values) }
                position += 1
            default:
                values.append(value(depth + 1))
                expectsValue = separator()
            }
        }
    }

    /// - Returns: whether a comma was there, so that something has to follow.
    private mutating func separator() -> Bool {
        skipSpace()
        if next == UInt8(ascii: ",") {
            position += 1
            return true
        }
        if let next, next != UInt8(ascii: "}"), next != UInt8(ascii: "]") { note("a missing comma") }
        return false
    }

    /// Passes over a value that is nested too deep.
    private mutating func skipNested() -> JSONValue {
        note("nested deeper than \(Self.depthLimit) levels")
        var depth = 1
        while depth > 0, let byte = next {
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                _ = string()
                continue
            default: break
            }
            position += 1
        }
        return .null
    }

    private mutating func literal() -> JSONValue {
        let start = position
        while let byte = next, byte > 0x20, byte != UInt8(ascii: ","), byte != UInt8(ascii: "}"),
            byte != UInt8(ascii: "]"),
            byte != UInt8(ascii: "\""), byte != UInt8(ascii: ":")
        {
            position += 1
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        default:
            if position == start { position += 1 }
            if Double(text) != nil { return .number(text) }
            note("not a value")
            return .null
        }
    }

    private mutating func string() -> String {
        position += 1
        var result: [UInt8] = []
        var start = position
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                result += bytes[start..<position]
                position += 1
                return String(decoding: result, as: UTF8.self)
            case UInt8(ascii: "\\"):
                result += bytes[start..<position]
                position += 1
                escape(&result)
                start = position
            default:
                if byte < 0x20 { note("a control character in a string") }
                position += 1
            }
        }
        note("a string without its end")
        result += bytes[start..<position]
        return String(decoding: result, as: UTF8.self)
    }

    /// What follows a backslash. A surrogate without its partner becomes U+FFFD.
    private mutating func escape(_ result: inout [UInt8]) {
        guard let byte = next else { return }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "b"), UInt8(ascii: "f"): break
        case UInt8(ascii: "u"):
            guard let unit = hexadecimal() else {
                note("an escape without four digits")
                result += Array("\\u".utf8)
                return
            }
            var value = UInt32(unit)
            if unit & 0xFC00 == 0xD800, next == UInt8(ascii: "\\"), position + 1 < bytes.count,
                bytes[position + 1] == UInt8(ascii: "u")
            {
                let before = position
                position += 2
                if let low = hexadecimal(), low & 0xFC00 == 0xDC00 {
                    value = 0x10000 + (value & 0x3FF) << 10 + UInt32(low & 0x3FF)
                } else {
                    position = before
                }
            }
            let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
            if value >= 0x20 || value == 9 || value == 10 || value == 13 { result += Array(String(scalar).utf8) }
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
        default:
            note("an unknown escape")
            result.append(byte)
        }
    }

    private mutating func hexadecimal() -> UInt16? {
        guard position + 4 <= bytes.count,
            let value = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { return nil }
        position += 4
        return value
    }
}
