internal import CLibXML2

/// A character or entity reference, such as `&#38;` or `&nbsp;`.
struct XMLReference {
    enum Meaning {
        /// A character of its own, by number or by one of XML's five names.
        case scalar(Unicode.Scalar)
        /// A name that XML itself does not define.
        case name(String)
        /// A number that is no character.
        case nothing
    }
    let meaning: Meaning
    /// The place behind the semicolon.
    let end: Int

    /// Longer names are no names: the longest of HTML has 31 letters.
    static let nameLimit = 64

    /// `nil` if the `&` at `start` begins no reference.
    init?(_ bytes: Span<UInt8>, at start: Int) {
        guard start < bytes.count, bytes[start] == UInt8(ascii: "&") else { return nil }
        let limit = min(bytes.count, start + Self.nameLimit)
        var end = start + 1
        while end < limit, XMLCursor.isNameByte(bytes[end]) || bytes[end] == UInt8(ascii: "#") { end += 1 }
        guard end < limit, bytes[end] == UInt8(ascii: ";"), end > start + 1 else { return nil }
        if bytes[start + 1] == UInt8(ascii: "#") {
            let value = Self.number(bytes.extracting(start + 2..<end))
            if let value, 0xD800..<0xDC00 ~= value, let low = Self.lowSurrogate(bytes, at: end + 1) {
                let scalar = Unicode.Scalar(0x1_0000 + (value - 0xD800) << 10 + (low.value - 0xDC00))
                (meaning, self.end) = (scalar.map { .scalar($0) } ?? .nothing, low.end)
                return
            }
            (meaning, self.end) = (Self.meaning(of: value), end + 1)
        } else {
            self.end = end + 1
            let name = String(copying: bytes.extracting(start + 1..<end))
            meaning = Self.predefined[name].map { .scalar($0) } ?? .name(name)
        }
    }

    private static let predefined: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
    ]

    private static func number(_ digits: Span<UInt8>) -> UInt32? {
        guard digits.count > 0 else { return nil }
        let isHexadecimal = digits[0] | 0x20 == UInt8(ascii: "x")
        let text = String(copying: digits.extracting((isHexadecimal ? 1 : 0)...))
        return UInt32(text, radix: isHexadecimal ? 16 : 10)
    }

    private static func meaning(of value: UInt32?) -> Meaning {
        guard let value, value >= 0x20 || value == 9 || value == 10 || value == 13, value & 0xFFFE != 0xFFFE else {
            return .nothing
        }
        if 0xD800...0xDFFF ~= value { return .scalar("\u{FFFD}") }
        return Unicode.Scalar(value).map { .scalar($0) } ?? .nothing
    }

    /// The second half of a character that was written as two, as programs do that count in UTF-16.
    private static func lowSurrogate(_ bytes: Span<UInt8>, at start: Int) -> (value: UInt32, end: Int)? {
        guard start + 2 < bytes.count, bytes[start] == UInt8(ascii: "&"), bytes[start + 1] == UInt8(ascii: "#") else {
            return nil
        }
        var end = start + 2
        while end < min(bytes.count, start + nameLimit), XMLCursor.isNameByte(bytes[end]) { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ";"),
            let value = number(bytes.extracting(start + 2..<end)), 0xDC00..<0xE000 ~= value
        else { return nil }
        return (value, end + 1)
    }

    /// What a name of HTML 4 stands for.
    static func html(_ name: String) -> Unicode.Scalar? {
        guard let entity = unsafe htmlEntityLookup(name) else { return nil }
        return unsafe Unicode.Scalar(entity.pointee.value)
    }
}
