/// Reads character references as browsers do (HTML §13.2.5.72 to 80).
enum CharacterReference {
    /// What the reference at `start` (where an `&` stands) means, and how long it is; `nil` if it is no reference but a bare ampersand.
    ///
    /// A reference to a control character, which no markup may hold, means nothing.
    static func read(_ bytes: [UInt8], at start: Int, end: Int, inAttribute: Bool) -> (text: [UInt8], length: Int)? {
        guard start + 2 < end else { return nil }
        if bytes[start + 1] == UInt8(ascii: "#") { return numeric(bytes, at: start, end: end) }
        let name = name(bytes, start + 1, end)
        let nameEnd = start + 1 + name.count
        if nameEnd < end, bytes[nameEnd] == UInt8(ascii: ";"), let text = HTMLEntities.utf8(of: name) {
            return (text, nameEnd + 1 - start)
        }
        var key = NameKey()
        var longestBare: (text: [UInt8], length: Int)?
        for index in (start + 1)..<nameEnd {
            key.append(bytes[index])
            if key.count >= 2, HTMLEntities.needsNoSemicolon(key), let text = HTMLEntities.utf8(of: key) {
                longestBare = (text, index + 1 - start)
            }
        }
        guard let bare = longestBare else { return nil }
        // `?a=1&copy=2`: in an attribute a name without semicolon is part of an address if letters, digits or `=` follow.
        let after = start + bare.length
        if inAttribute, after < end, isNameByte(bytes[after]) || bytes[after] == UInt8(ascii: "=") { return nil }
        return bare
    }

    /// The letters and digits that stand here, up to one more than any name has.
    private static func name(_ bytes: [UInt8], _ start: Int, _ end: Int) -> NameKey {
        var key = NameKey()
        var index = start
        while index < end, isNameByte(bytes[index]), key.count <= NameKey.longest {
            key.append(bytes[index])
            index += 1
        }
        return key
    }

    private static func isNameByte(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }

    private static func numeric(_ bytes: [UInt8], at start: Int, end: Int) -> (text: [UInt8], length: Int)? {
        guard let first = number(bytes, at: start, end: end) else { return nil }
        // A character that was written as two, as programs do that count in UTF-16.
        let next = start + first.length
        if 0xD800..<0xDC00 ~= first.value, next + 2 < end, bytes[next] == UInt8(ascii: "&"),
            bytes[next + 1] == UInt8(ascii: "#"), let second = number(bytes, at: next, end: end),
            0xDC00..<0xE000 ~= second.value
        {
            let value = 0x1_0000 + (first.value - 0xD800) << 10 + (second.value - 0xDC00)
            return (text(of: value), first.length + second.length)
        }
        return (text(of: first.value), first.length)
    }

    private static func number(_ bytes: [UInt8], at start: Int, end: Int) -> (value: UInt32, length: Int)? {
        var index = start + 2
        let isHex = bytes[index] | 0x20 == UInt8(ascii: "x")
        if isHex { index += 1 }
        let firstDigit = index
        var value: UInt32 = 0
        while index < end {
            let byte = bytes[index]
            let digit: UInt32
            if byte &- 0x30 < 10 {
                digit = UInt32(byte &- 0x30)
            } else if isHex, (byte | 0x20) &- 0x61 < 6 {
                digit = UInt32((byte | 0x20) &- 0x61 + 10)
            } else {
                break
            }
            value = min(value * (isHex ? 16 : 10) + digit, 0x11_0000)
            index += 1
        }
        guard index > firstDigit else { return nil }
        if index < end, bytes[index] == UInt8(ascii: ";") { index += 1 }
        return (value, index - start)
    }

    private static func text(of value: UInt32) -> [UInt8] {
        var text = [UInt8]()
        switch value {
        case 0x09, 0x0A: text.append(UInt8(value))
        case 0x0D: text.append(0x0A)
        case 0, 0xD800...0xDFFF, 0x11_0000...: UTF8Text.append(0xFFFD, to: &text)
        case ..<0x20, 0xFFFE, 0xFFFF: break
        case 0x80...0x9F:
            let meant = UTF8Text.windows1252[Int(value & 0x1F)]
            if meant > 0x9F { UTF8Text.append(meant, to: &text) }
        default: UTF8Text.append(value, to: &text)
        }
        return text
    }
}
