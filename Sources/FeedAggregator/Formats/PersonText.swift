internal import FeedModel

/// Takes apart what RSS writes in one line: `Name (email)`, `email (Name)`, `Name <email>`, or either alone.
enum PersonText {
    static func read(_ text: String) -> Person {
        guard let range = email(in: text) else { return Person(name: text) }
        var person = Person(email: String(text[range]))
        var name = String(text[..<range.lowerBound]) + String(text[range.upperBound...])
        for empty in ["()", "<>", "&lt;&gt;", "[]"] { name = name.replacing(empty, with: "") }
        var rest = name.trimmed[...]
        if rest.first == "(" { rest = rest.dropFirst() }
        if rest.last == ")", !rest.contains("(") { rest = rest.dropLast() }
        name = rest.trimmed
        if !name.isEmpty { person.name = name }
        return person
    }

    /// An address, with the `?subject=` some feeds add.
    private static func email(in text: String) -> Range<String.Index>? {
        let utf8 = text.utf8
        var search = utf8.startIndex
        while let at = utf8[search...].firstIndex(of: UInt8(ascii: "@")) {
            search = utf8.index(after: at)
            var start = at
            while start > utf8.startIndex, isLocal(utf8[utf8.index(before: start)]) {
                start = utf8.index(before: start)
            }
            var end = search
            while end < utf8.endIndex, isDomain(utf8[end]) { end = utf8.index(after: end) }
            while end > search, !isLetterOrDigit(utf8[utf8.index(before: end)]) { end = utf8.index(before: end) }
            guard start < at, utf8[search..<end].contains(UInt8(ascii: ".")) else { continue }
            if text[end...].hasPrefix("?subject=") {
                while end < utf8.endIndex, utf8[end] != UInt8(ascii: " "), utf8[end] != UInt8(ascii: ")"),
                    utf8[end] != UInt8(ascii: ">")
                {
                    end = utf8.index(after: end)
                }
            }
            return start..<end
        }
        return nil
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "+")
    }

    private static func isDomain(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}
