/// Where the links of a page end, which its tree does not tell: there every link has an end.
enum LinkEnds {
    /// Whether the last link of a text was begun and never ended, in a page that ends others and does not end itself. Links in comments and
    /// scripts are none.
    static func isLastLinkOpen(in text: String) -> Bool {
        let bytes = text.utf8
        var rest = bytes[...]
        var (isOpen, hasEnds) = (false, false)
        while let tag = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[bytes.index(after: tag)...]
            switch name(at: rest) {
            case "/a": (isOpen, hasEnds) = (false, true)
            case "/html", "/body": return false
            // Of half a tag no link is made.
            case "a": isOpen = isOpen || rest.contains(UInt8(ascii: ">"))
            case "script": rest = behind("</script", rest)
            case "style": rest = behind("</style", rest)
            case "!--": rest = behind("-->", rest)
            default: break
            }
        }
        return isOpen && hasEnds
    }

    private static func name(at bytes: Substring.UTF8View) -> String {
        if bytes.starts(with: "!--".utf8) { return "!--" }
        let name = bytes.prefix(7).prefix { $0 == UInt8(ascii: "/") || (0x61...0x7A).contains($0 | 0x20) }
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    /// What stands behind an end, whatever the case of its letters; nothing where there is none.
    private static func behind(_ end: String, _ bytes: Substring.UTF8View) -> Substring.UTF8View {
        var rest = bytes
        while let first = end.utf8.first, let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if zip(rest, end.utf8).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }), rest.count >= end.utf8.count {
                return rest
            }
            rest = rest.dropFirst()
        }
        return rest.suffix(0)
    }
}
