/// Tells whether RSS text, nominally plain, is HTML. Mistaking text for markup loses text, so this errs on the side of text.
enum MarkupGuess {
    /// HTML has a closing tag or an entity, and none but HTML's.
    static func isHTML(_ text: String) -> Bool {
        let utf8 = text.utf8
        guard utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return false }
        var hasEvidence = false
        var index = utf8.startIndex
        while index < utf8.endIndex {
            let byte = utf8[index]
            index = utf8.index(after: index)
            if byte == UInt8(ascii: "<") {
                var start = index
                let isClosing = start < utf8.endIndex && utf8[start] == UInt8(ascii: "/")
                if isClosing { start = utf8.index(after: start) }
                let end = utf8[start...].firstIndex { !isWord($0) } ?? utf8.endIndex
                guard start < end else { continue }
                guard HTMLVocabulary.contains(element: text[start..<end].lowercased()) else { return false }
                if isClosing, end < utf8.endIndex, utf8[end] == UInt8(ascii: ">") { hasEvidence = true }
                index = end
            } else if byte == UInt8(ascii: "&") {
                let isNumber = index < utf8.endIndex && utf8[index] == UInt8(ascii: "#")
                let start = isNumber ? utf8.index(after: index) : index
                let end = utf8[start...].firstIndex { !isWord($0) } ?? utf8.endIndex
                guard start < end, end < utf8.endIndex, utf8[end] == UInt8(ascii: ";") else { continue }
                guard isNumber || HTMLVocabulary.contains(entity: String(text[start..<end])) else { return false }
                hasEvidence = true
                index = end
            }
        }
        return hasEvidence
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
