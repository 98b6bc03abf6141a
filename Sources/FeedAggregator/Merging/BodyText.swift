/// The words of a body that was made safe before, for comparing: inline tags vanish, other tags part lines, references are their characters.
///
/// `PlainText` gives what a reader sees, in one line and of any HTML. Comparing needs the lines, because what offices put around a notice comes in
/// lines, and it is done for each entry of each run. Safe HTML holds no script, no comment and no `<` outside a tag, so this can be simple.
enum BodyText {
    /// - Returns: as ``NormalizedText/scalars(of:)`` gives them.
    static func scalars(ofHTML html: String) -> [UInt32] {
        let bytes = Array(html.utf8)
        var text = NormalizedScalars(capacity: bytes.count)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
                if isBlock(bytes[(index + 1)..<end]) { text.append(NormalizedText.newline) }
                index = end + 1
            case UInt8(ascii: "&"):
                if let (scalar, end) = reference(bytes, at: index) {
                    text.append(scalar)
                    index = end
                } else {
                    text.append(UInt32(bytes[index]))
                    index += 1
                }
            case 0..<0x80:
                text.append(UInt32(bytes[index]))
                index += 1
            default:
                text.append(scalar(bytes, &index))
            }
        }
        return text.scalars
    }

    /// Decodes one scalar of more than one byte. A `String`'s bytes are well-formed; the bounds are checked all the same.
    private static func scalar(_ bytes: [UInt8], _ index: inout Int) -> UInt32 {
        let first = bytes[index]
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        index += 1
        for _ in 1..<length where index < bytes.count {
            value = value << 6 | UInt32(bytes[index] & 0x3F)
            index += 1
        }
        return value
    }

    private static func isBlock(_ tag: ArraySlice<UInt8>) -> Bool {
        let name = tag.drop { $0 == UInt8(ascii: "/") }.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
        guard name.count <= 6 else { return true }
        // The name as a number: at most six letters, lower case.
        return !inlineElements.contains(name.reduce(0) { $0 << 8 | UInt64($1 | 0x20) })
    }

    private static let inlineElements = Set(
        [
            "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
            "rp", "rt", "ruby", "s", "samp",
            "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
        ].map { $0.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } })

    private static let longestReference = 12

    /// The character of a reference, and where the text goes on.
    private static func reference(_ bytes: [UInt8], at start: Int) -> (UInt32, Int)? {
        guard let end = bytes[start...].prefix(longestReference).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        guard let scalar = scalar(named: String(decoding: bytes[(start + 1)..<end], as: UTF8.self)) else { return nil }
        return (scalar, end + 1)
    }

    private static func scalar(named name: String) -> UInt32? {
        switch name {
        case "amp": return 0x26
        case "lt": return 0x3C
        case "gt": return 0x3E
        case "quot": return 0x22
        case "apos": return 0x27
        case "nbsp": return 0xA0
        default: break
        }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        return isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    }
}
