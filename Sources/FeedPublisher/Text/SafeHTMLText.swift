/// The text of safe HTML, for summaries and comparisons: a scanner for what a sanitiser writes, not for the wild.
enum SafeHTMLText {
    /// - Parameters:
    ///   - limit: bytes of text after which nobody reads on.
    ///   - block: what stands between two blocks.
    /// - Returns: the text with white space collapsed.
    static func of(_ html: String, limit: Int = .max, partedBy block: UInt8 = UInt8(ascii: "\n")) -> String {
        var result: [UInt8] = []
        let bytes = html.utf8.span
        // Both end with the text: a space or line feed that is due is written only before the next visible character.
        var due: UInt8?
        var index = 0
        func append(_ byte: UInt8) {
            if let pending = due, !result.isEmpty { result.append(pending) }
            due = nil
            result.append(byte)
        }
        while index < bytes.count {
            // A character is not cut: the bytes that continue one begin with the bits 10.
            if result.count >= limit, bytes[index] & 0xC0 != 0x80 { break }
            switch bytes[index] {
            case UInt8(ascii: "<"):
                let start = index
                while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
                if isBlock(bytes, from: start + 1, to: index) { due = block }
                index += 1
            case UInt8(ascii: "&"):
                let (scalar, end) = reference(bytes, at: index)
                if scalar == " " || scalar == "\u{A0}" {
                    due = due ?? UInt8(ascii: " ")
                } else {
                    for byte in String(Character(scalar)).utf8 { append(byte) }
                }
                index = end
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
                due = due ?? UInt8(ascii: " ")
                index += 1
            case let byte:
                append(byte)
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The beginning of the text of `html` in one line, with an ellipsis where something is left out.
    /// - Parameter limit: Latin letters; a Han character counts as two, as it is twice as wide.
    static func excerpt(_ html: String, limit: Int) -> String {
        // An entry may be megabytes long. No character that counts one is longer than four bytes, accents aside.
        let text = of(html, limit: limit * 4 + 16, partedBy: UInt8(ascii: " "))
        guard let end = cut(text, limit: limit) else { return text }
        let cut = text[..<end]
        // Latin words are not cut in half; Han text has no spaces to look for.
        let word = cut.lastIndex(of: " ").flatMap { cut.distance(from: $0, to: cut.endIndex) < 20 ? $0 : nil }
        let kept = cut[..<(word ?? cut.endIndex)]
        let bare = kept.lastIndex { $0.isLetter || $0.isNumber }.map { kept[...$0] } ?? kept
        return String(bare) + "…"
    }

    /// Where a text becomes wider than `limit`; `nil` where it does not. A character is not parted from its accents.
    private static func cut(_ text: String, limit: Int) -> String.Index? {
        // No byte stands for more than a Latin letter's width: short texts need no counting of characters.
        if text.utf8.count <= limit { return nil }
        var width = 0
        var index = text.startIndex
        while index < text.endIndex {
            width += text.unicodeScalars[index].value >= 0x1100 ? 2 : 1
            if width > limit { return index }
            text.formIndex(after: &index)
        }
        return nil
    }

    /// Digests of the names of elements that part lines.
    private static let blocks = Set(
        [
            "p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
            "section", "article", "header", "footer", "hr", "dt", "dd", "dl", "figure", "figcaption", "caption", "td",
            "th",
        ].map { $0.utf8.reduce(0, digest) })

    /// That another name of eleven letters and digits has the digest of one of these is not to be expected, and would part a line.
    private static func digest(_ digest: UInt64, _ byte: UInt8) -> UInt64 { digest &* 37 &+ UInt64(byte) }

    private static func isBlock(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        var name: UInt64 = 0
        for index in start..<max(start, end) {
            switch bytes[index] | 0x20 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                name = digest(name, bytes[index] | 0x20)
            case UInt8(ascii: "/") where index == start: continue
            default: return blocks.contains(name)
            }
            if index - start > 11 { return false }
        }
        return blocks.contains(name)
    }

    /// The character a reference stands for, and where it ends; an ampersand that begins none stands for itself.
    private static func reference(_ bytes: Span<UInt8>, at start: Int) -> (Unicode.Scalar, Int) {
        var end = start + 1
        while end < bytes.count, end - start < 12, bytes[end] != UInt8(ascii: ";") { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { return ("&", start + 1) }
        var name = ""
        for index in (start + 1)..<end { name.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
        let scalar: Unicode.Scalar? =
            if name.hasPrefix("#x") || name.hasPrefix("#X") {
                UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
            } else if name.hasPrefix("#") {
                UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
            } else {
                named[name]
            }
        guard let scalar else { return ("&", start + 1) }
        return (scalar, end + 1)
    }

    private static let named: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "hellip": "…",
        "mdash": "—",
        "ndash": "–", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "middot": "·",
        "copy": "©",
    ]
}
