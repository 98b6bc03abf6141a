/// Reads CSS selectors.
struct SelectorParser {
    private let characters: [Character]
    private var position = 0
    private let whole: String
    /// `:not(:not(…))` needs no more.
    private static let nestingLimit = 8

    init(_ text: String, whole: String) { (characters, self.whole) = (Array(text), whole) }

    mutating func parse() throws(SelectorError) -> SelectorSyntax {
        let syntax = try alternatives(nesting: 0)
        if let character = peek { throw problem("`\(character)` is not expected here") }
        return syntax
    }

    // MARK: Grammar

    private mutating func alternatives(nesting: Int) throws(SelectorError) -> SelectorSyntax {
        guard nesting <= SelectorParser.nestingLimit else { throw problem("it is nested too deeply") }
        var all = [try complex(nesting: nesting)]
        while take(",") { all.append(try complex(nesting: nesting)) }
        return SelectorSyntax(alternatives: all)
    }

    private mutating func complex(nesting: Int) throws(SelectorError) -> SelectorSyntax.Complex {
        skipSpace()
        let leading = combinatorSign()
        skipSpace()
        var result = SelectorSyntax.Complex(leading: leading, first: try compound(nesting: nesting), rest: [])
        while true {
            let hadSpace = skipSpace()
            if let sign = combinatorSign() {
                skipSpace()
                result.rest.append((sign, try compound(nesting: nesting)))
            } else if hadSpace, let next = peek, next != ",", next != ")" {
                result.rest.append((.descendant, try compound(nesting: nesting)))
            } else {
                return result
            }
        }
    }

    private mutating func combinatorSign() -> SelectorSyntax.Combinator? {
        if take(">") { return .child }
        if take("+") { return .next }
        return take("~") ? .sibling : nil
    }

    private mutating func compound(nesting: Int) throws(SelectorError) -> SelectorSyntax.Compound {
        var result = SelectorSyntax.Compound()
        let start = position
        if take("*") {
        } else if let next = peek, isNameCharacter(next) {
            result.name = name().lowercased()
        }
        while let next = peek {
            switch next {
            case ".":
                position += 1
                result.tests.append(.attribute(name: "class", .word, value: try required(name(), "a class name")))
            case "#":
                position += 1
                result.tests.append(.attribute(name: "id", .equals, value: try required(name(), "an id")))
            case "[": result.tests.append(try attributeTest())
            case ":": try pseudoClass(into: &result, nesting: nesting)
            default:
                guard position > start else { throw problem("`\(next)` is not expected here") }
                return result
            }
        }
        guard position > start else { throw problem("it ends where an element is expected") }
        return result
    }

    private mutating func attributeTest() throws(SelectorError) -> SelectorSyntax.Test {
        position += 1
        skipSpace()
        let attribute = try required(name(), "an attribute name").lowercased()
        skipSpace()
        if take("]") { return .exists(name: attribute) }
        let match: SelectorSyntax.Match =
            take("~")
            ? .word
            : take("^") ? .prefix : take("$") ? .suffix : take("*") ? .substring : take("|") ? .language : .equals
        guard take("=") else { throw problem("`=` or `]` is expected after `[\(attribute)`") }
        skipSpace()
        let value: String
        if let quote = peek, quote == "\"" || quote == "'" { value = try quoted() } else { value = name() }
        skipSpace()
        guard take("]") else { throw problem("`]` is missing") }
        return .attribute(name: attribute, match, value: value)
    }

    private mutating func pseudoClass(into compound: inout SelectorSyntax.Compound, nesting: Int) throws(SelectorError)
    {
        position += 1
        if peek == ":" { throw problem("a page has no pseudo-elements such as `::before`") }
        let name = name().lowercased()
        switch name {
        case "scope": compound.isScope = true
        case "first-child": compound.tests.append(.position(step: 0, offset: 1, ofType: false, fromEnd: false))
        case "last-child": compound.tests.append(.position(step: 0, offset: 1, ofType: false, fromEnd: true))
        case "first-of-type": compound.tests.append(.position(step: 0, offset: 1, ofType: true, fromEnd: false))
        case "last-of-type": compound.tests.append(.position(step: 0, offset: 1, ofType: true, fromEnd: true))
        case "only-child": compound.tests.append(.onlyChild)
        case "empty": compound.tests.append(.empty)
        case "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type":
            let (step, offset) = try formula()
            compound.tests.append(
                .position(step: step, offset: offset, ofType: name.hasSuffix("type"), fromEnd: name.contains("last")))
        case "not", "is", "where", "matches", "has":
            guard take("(") else { throw problem("`(` is missing after `:\(name)`") }
            let inner = try alternatives(nesting: nesting + 1)
            guard take(")") else { throw problem("`)` is missing") }
            compound.tests.append(name == "not" ? .not(inner) : name == "has" ? .has(inner) : .any(inner))
        case "contains":
            guard take("(") else { throw problem("`(` is missing after `:contains`") }
            skipSpace()
            guard let quote = peek, quote == "\"" || quote == "'" else {
                throw problem("`:contains` needs a quoted text")
            }
            compound.tests.append(.contains(try quoted()))
            skipSpace()
            guard take(")") else { throw problem("`)` is missing") }
        default: throw problem("`:\(name)` is not known")
        }
        if compound.name == nil, case .position(_, _, ofType: true, _) = compound.tests.last {
            throw problem("`:\(name)` needs an element name before it")
        }
    }

    /// `odd`, `even`, `3`, `2n+1`, `-n+3`.
    private mutating func formula() throws(SelectorError) -> (step: Int, offset: Int) {
        guard take("(") else { throw problem("`(` is missing") }
        var text = ""
        while let next = peek, next != ")" {
            if !next.isWhitespace { text.append(contentsOf: next.lowercased()) }
            position += 1
        }
        guard take(")") else { throw problem("`)` is missing") }
        if text == "odd" { return (2, 1) }
        if text == "even" { return (2, 0) }
        if let n = text.firstIndex(of: "n") {
            let (step, offset) = (text[..<n], text[text.index(after: n)...])
            let steps = step.isEmpty || step == "+" ? 1 : step == "-" ? -1 : Int(step)
            if let steps, let offset = offset.isEmpty ? 0 : Int(offset), abs(steps) < 10_000, abs(offset) < 10_000 {
                return (steps, offset)
            }
        } else if let offset = Int(text), abs(offset) < 10_000 {
            return (0, offset)
        }
        throw problem("`\(text)` is no position; write `3`, `odd` or `2n+1`")
    }

    // MARK: Characters

    private var peek: Character? { position < characters.count ? characters[position] : nil }

    private mutating func take(_ character: Character) -> Bool {
        guard peek == character else { return false }
        position += 1
        return true
    }

    @discardableResult private mutating func skipSpace() -> Bool {
        let start = position
        while let next = peek, next.isWhitespace { position += 1 }
        return position > start
    }

    private func isNameCharacter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "-" || character == "_" || character == "\\"
    }

    private mutating func name() -> String {
        var name = ""
        while let next = peek, isNameCharacter(next) {
            position += 1
            if next != "\\" {
                name.append(next)
            } else if let escaped = peek {
                name.append(escaped)
                position += 1
            }
        }
        return name
    }

    private mutating func quoted() throws(SelectorError) -> String {
        guard let quote = peek else { throw problem("a quoted text is expected") }
        position += 1
        var text = ""
        while let next = peek {
            position += 1
            if next == quote { return text }
            if next == "\\", let escaped = peek {
                text.append(escaped)
                position += 1
            } else {
                text.append(next)
            }
        }
        throw problem("a quote is not closed")
    }

    private func required(_ name: String, _ what: String) throws(SelectorError) -> String {
        if name.isEmpty { throw problem("\(what) is expected after character \(position)") }
        return name
    }

    private func problem(_ message: String) -> SelectorError { .malformed(whole, message) }
}
