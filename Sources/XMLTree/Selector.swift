/// A selector of the configuration: CSS, or XPath where it begins with `/`, `./` or `(`; a final `@name` takes an attribute.
///
/// CSS is turned into XPath 1.0, so that one engine finds everything. Within a row, CSS looks at descendants of the row (as `querySelectorAll`
/// does, ancestors outside the row count for the left parts of a selector); `> a` looks at its children and `+ p`, `~ p` at its siblings.
package struct Selector: Sendable, Hashable {
    /// As written.
    package let text: String
    /// XPath 1.0.
    package let xpath: String
    /// The attribute asked for by a final `@name`.
    package let attribute: String?

    /// Longer ones are no selectors; the bound keeps libxml2's recursion shallow.
    private static let lengthLimit = 2_000

    /// - Parameter isWithin: whether it names a part of something found before, as a row's title: then a path that begins with `/` begins there
    ///   and not at the page, where every row would find the first one's.
    package init(_ text: String, isWithin: Bool = false) throws(SelectorError) {
        let trimmed = text.trimmingPrefix { $0.isWhitespace }
        guard !trimmed.isEmpty else { throw .malformed(text, "it is empty") }
        guard text.utf8.count <= Selector.lengthLimit else {
            throw .malformed(String(text.prefix(40)), "it is too long")
        }
        let (path, attribute) = Selector.splitAttribute(String(trimmed))
        self.text = text
        self.attribute = attribute
        if path.hasPrefix("/") || path.hasPrefix("(") || path.hasPrefix("./") {
            xpath = isWithin ? Selector.relative(path) : path
        } else if path.isEmpty {
            xpath = "self::*"
        } else {
            var parser = SelectorParser(path, whole: text)
            xpath = SelectorTranslation.xpath(of: try parser.parse())
        }
    }

    /// An expression whose paths begin at the node it is asked of, but for those in predicates.
    private static func relative(_ xpath: String) -> String {
        var result = ""
        var depth = 0
        var quote: Character?
        var before: Character = "("
        for character in xpath {
            if let open = quote {
                if character == open { quote = nil }
            } else {
                switch character {
                case "'", "\"": quote = character
                case "[": depth += 1
                case "]": depth -= 1
                case "/" where depth == 0 && "(|,".contains(before): result += "."
                default: break
                }
            }
            result.append(character)
            if !character.isWhitespace { before = character }
        }
        return result
    }

    /// Parts `a@href` into `a` and `href`. An `@` that XPath itself uses, as in `a/@href` and `[@title]`, stays where it is.
    private static func splitAttribute(_ text: String) -> (String, String?) {
        guard let at = text.lastIndex(of: "@") else { return (text, nil) }
        let name = text[text.index(after: at)...].drop { $0 == " " }
        let isName = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
        let before = text[..<at].reversed().first { $0 != " " }
        guard isName, before.map({ !"/[(=,|:".contains($0) }) ?? true else { return (text, nil) }
        let path = String(text[..<at].reversed().drop { $0 == " " }.reversed())
        return (path, name.lowercased())
    }
}
