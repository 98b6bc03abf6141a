/// Where the links of a page end, which its tree does not tell: there every link has an end.
enum LinkEnds {
    /// Whether the last link of a text was begun and never ended, in a page that ends others and does not end itself.
    static func isLastLinkOpen(in text: String) -> Bool {
        let bytes = text.utf8
        var end = bytes.endIndex
        var isOpen = false
        // From the end: as a rule the first tag that matters stands there.
        while let tag = bytes[..<end].lastIndex(of: UInt8(ascii: "<")) {
            switch (name(ofTagAt: tag, in: bytes), isOpen) {
            case ("/a", _): return isOpen
            case ("/html", false), ("/body", false): return false
            case ("a", false):
                // Of half a tag no link is made.
                guard bytes[tag..<end].contains(UInt8(ascii: ">")) else { return false }
                isOpen = true
            default: break
            }
            end = tag
        }
        return false
    }

    private static func name(ofTagAt tag: String.UTF8View.Index, in bytes: String.UTF8View) -> String {
        let name = bytes[bytes.index(after: tag)...].prefix(6).prefix { $0 == UInt8(ascii: "/") || $0 | 0x20 >= 0x61 }
        return String(decoding: name, as: UTF8.self).lowercased()
    }
}
