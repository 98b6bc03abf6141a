/// The words of a body that was made safe before, for comparing: tags become spaces, references their characters.
///
/// Safe HTML holds no scripts, no comments and no `<` outside a tag, so that this needs to know nothing of HTML.
enum BodyText {
    static func of(html: String) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(html.utf8.count)
        var rest = Substring(html).utf8
        while let byte = rest.first {
            switch byte {
            case UInt8(ascii: "<"):
                let tag = rest.prefix { $0 != UInt8(ascii: ">") }
                rest = rest.dropFirst(tag.count + 1)
                // Blocks part lines; `<b>` and its like part nothing: "专<b>利</b>" is one word.
                if isBlock(tag) { text.append(UInt8(ascii: "\n")) }
            case UInt8(ascii: "&"):
                let reference = rest.prefix(longestReference).prefix { $0 != UInt8(ascii: ";") }
                if let character = character(of: String(Substring(reference.dropFirst()))), reference.count < rest.count
                {
                    text += character.utf8
                    rest = rest.dropFirst(reference.count + 1)
                } else {
                    text.append(byte)
                    rest = rest.dropFirst()
                }
            default:
                text.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static let longestReference = 12

    private static func isBlock(_ tag: Substring.UTF8View) -> Bool {
        let name = tag.dropFirst().drop { $0 == UInt8(ascii: "/") }.prefix {
            $0 != 0x20 && $0 != UInt8(ascii: "/") && $0 > 0x20
        }
        return !inlineElements.contains(String(Substring(name)).lowercased())
    }

    private static let inlineElements: Set<String> = [
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
        "rp", "rt",
        "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    ]

    private static func character(of reference: String) -> String? {
        switch reference {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        case "nbsp": return " "
        default: break
        }
        guard reference.hasPrefix("#") else { return nil }
        let digits = reference.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
