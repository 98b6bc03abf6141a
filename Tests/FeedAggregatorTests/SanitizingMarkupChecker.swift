/// Reads markup the way XML does and tells what is wrong with it. Written apart from the engine, so that the two cannot share a mistake.
struct MarkupChecker {
    /// The first thing that is not well-formed; `nil` for none.
    private(set) var fault: String?
    /// Each element as written, with its attributes.
    private(set) var elements: [(name: String, attributes: [String: String])] = []

    private static let void: Set<String> = [
        "area", "br", "col", "command", "hr", "img", "input", "keygen", "source", "wbr", "base", "basefont", "embed",
        "frame", "link", "meta", "param",
    ]

    init(_ markup: String) { fault = read(markup) }

    private mutating func read(_ markup: String) -> String? {
        var rest = Substring(markup)
        var open: [String] = []
        while let character = rest.first {
            if character == "<" {
                guard let problem = readMarkup(&rest, &open) else { continue }
                return problem
            }
            if character == ">" { return "a bare > before \(rest.prefix(20))" }
            if character == "&", !Self.skipReference(&rest) { return "a bare & before \(rest.prefix(20))" }
            if character != "&" { rest.removeFirst() }
        }
        return open.isEmpty ? nil : "never closed: \(open)"
    }

    private static func skipReference(_ rest: inout Substring) -> Bool {
        for reference in ["&amp;", "&lt;", "&gt;", "&quot;"] where rest.hasPrefix(reference) {
            rest.removeFirst(reference.count)
            return true
        }
        return false
    }

    private mutating func readMarkup(_ rest: inout Substring, _ open: inout [String]) -> String? {
        if rest.hasPrefix("<!--") {
            guard let end = rest.range(of: "-->") else { return "a comment without end" }
            let inside = rest[rest.index(rest.startIndex, offsetBy: 4)..<end.lowerBound]
            if inside.contains("--") || inside.hasPrefix(">") || inside.hasPrefix("->") || inside.contains("</") {
                return "a risky comment"
            }
            rest = rest[end.upperBound...]
            return nil
        }
        guard let end = Self.tagEnd(rest) else { return "a tag without end: \(rest.prefix(40))" }
        let tag = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        if tag.hasPrefix("/") {
            let name = String(tag.dropFirst())
            return open.popLast() == name ? nil : "</\(name)> closes nothing"
        }
        return readStartTag(tag, &open)
    }

    private static func tagEnd(_ text: Substring) -> Substring.Index? {
        var isQuoted = false
        for index in text.indices {
            if text[index] == "\"" { isQuoted.toggle() }
            if text[index] == ">", !isQuoted { return index }
        }
        return nil
    }

    private mutating func readStartTag(_ tag: Substring, _ open: inout [String]) -> String? {
        var rest = tag
        let name = String(rest.prefix { $0 != " " && $0 != "/" })
        rest = rest.dropFirst(name.count)
        guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
            return "a tag called \(name)"
        }
        var attributes: [String: String] = [:]
        var names: [String] = []
        while rest.hasPrefix(" "), rest != " /" {
            rest.removeFirst()
            guard let equals = rest.firstIndex(of: "="), rest[equals...].hasPrefix("=\"") else {
                return "an attribute without value in <\(tag)>"
            }
            let attribute = String(rest[..<equals])
            rest = rest[rest.index(equals, offsetBy: 2)...]
            guard let quote = rest.firstIndex(of: "\"") else { return "an open quote in <\(tag)>" }
            let value = String(rest[..<quote])
            if value.contains("<") || value.contains(">") { return "a bare bracket in <\(tag)>" }
            if attributes.updateValue(value, forKey: attribute) != nil { return "\(attribute) twice" }
            names.append(attribute)
            rest = rest[rest.index(after: quote)...]
        }
        if names.map({ $0.lowercased() }) != names.map({ $0.lowercased() }).sorted() {
            return "attributes out of order: \(names)"
        }
        elements.append((name, attributes))
        switch (String(rest), Self.void.contains(name)) {
        case (" /", true): return nil
        case ("", false):
            open.append(name)
            return nil
        default: return "<\(tag)> is not closed as it should be"
        }
    }
}

extension Substring {
    fileprivate func range(of text: String) -> Range<Index>? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
            index = self.index(after: index)
        }
        return nil
    }
}
