/// Reads the notation of regular expressions: the part of it that can be matched in linear time.
///
/// There are literals, `.`, classes `[a-z]` `[^…]`, `\d \w \s \p{Han} \p{L}` and their opposites, `\b \B ^ $`, groups
/// `( )` and `(?: )`, alternatives, `* + ? {m} {m,} {m,n}` with a lazy `?` behind, and `(?i)`, which is always on
/// because text is folded. There are no back references and no look-around.
struct RegexParser {
    private let pattern: [Unicode.Scalar]
    private var index = 0
    private var depth = 0

    /// Longer than any pattern a person writes.
    static let maximumPatternLength = 2000
    /// `{m,n}` multiplies the program, so its numbers stay small.
    static let maximumRepetition = 1000
    /// Groups inside groups; recursion must end before the stack does.
    static let maximumDepth = 40

    private init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

    /// - Throws: ``QueryError`` whose offset counts from the beginning of `pattern`.
    static func parse(_ pattern: String) throws(QueryError) -> RegexNode {
        var parser = RegexParser(pattern)
        if parser.pattern.count > maximumPatternLength {
            throw QueryError("this regular expression is longer than \(maximumPatternLength) characters", at: 0)
        }
        let node = try parser.choice()
        if parser.index < parser.pattern.count {
            throw QueryError("unexpected \")\"; expected it to be opened by \"(\" or written \\)", at: parser.index)
        }
        return node
    }

    private var current: Unicode.Scalar? { index < pattern.count ? pattern[index] : nil }

    private mutating func choice() throws(QueryError) -> RegexNode {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.maximumDepth {
            throw QueryError("groups stand deeper than \(Self.maximumDepth) in each other", at: index)
        }
        var nodes = [try sequence()]
        while current == "|" {
            index += 1
            nodes.append(try sequence())
        }
        return nodes.count == 1 ? nodes[0] : .choice(nodes)
    }

    private mutating func sequence() throws(QueryError) -> RegexNode {
        var nodes: [RegexNode] = []
        while let scalar = current, scalar != "|", scalar != ")" {
            let start = index
            guard let atom = try atom() else { continue }
            let node = try quantified(atom, from: start)
            // Groups without an own quantifier melt into their surroundings, so that literals stay in one piece.
            if case .sequence(let inner) = node { nodes += inner } else { nodes.append(node) }
        }
        return nodes.count == 1 ? nodes[0] : nodes.isEmpty ? .empty : .sequence(nodes)
    }

    private mutating func atom() throws(QueryError) -> RegexNode? {
        let start = index
        guard let scalar = current else { return nil }
        index += 1
        switch scalar {
        case "(": return try group(from: start)
        case "[": return .set(try bracket(from: start))
        case ".": return .set(ScalarSet().negated)
        case "^": return .assertion(.start)
        case "$": return .assertion(.end)
        case "\\": return try escape(from: start)
        case "*", "+", "?":
            throw QueryError("\"\(scalar)\" repeats nothing; expected something before it, or \\\(scalar)", at: start)
        default: return Self.literal(scalar)
        }
    }

    /// A character as folded text shows it; some fold to several.
    private static func literal(_ scalar: Unicode.Scalar) -> RegexNode {
        if scalar == "-" || scalar == " " || scalar == "\u{3000}" { return .scalar(FoldTable.space) }
        let folded = FoldedText(String(Character(scalar))).scalars
        switch folded.count {
        case 0: return .empty
        case 1: return .scalar(folded[0])
        default: return .sequence(folded.map { .scalar($0) })
        }
    }

    private mutating func group(from start: Int) throws(QueryError) -> RegexNode? {
        if current == "?" {
            let rest = String(String.UnicodeScalarView(pattern[index...].prefix(3)))
            if rest.hasPrefix("?i)") {
                index += 3
                return nil
            }
            guard rest.hasPrefix("?:") else {
                throw QueryError(
                    "\"(?\" must go on as \"(?:\" or \"(?i)\"; look-around and named groups are not supported",
                    at: start)
            }
            index += 2
        }
        let node = try choice()
        guard current == ")" else { throw QueryError("this \"(\" is not closed; expected \")\"", at: start) }
        index += 1
        return node
    }

    private mutating func quantified(_ atom: RegexNode, from start: Int) throws(QueryError) -> RegexNode {
        var node = atom
        var isRepeated = false
        while let scalar = current {
            let minimum: Int
            let maximum: Int?
            switch scalar {
            case "*": (minimum, maximum) = (0, nil)
            case "+": (minimum, maximum) = (1, nil)
            case "?": (minimum, maximum) = (0, 1)
            case "{":
                let open = index
                index += 1
                (minimum, maximum) = try bounds(from: open)
                index -= 1
            default: return node
            }
            index += 1
            var isGreedy = true
            if current == "?" {
                isGreedy = false
                index += 1
            }
            if isRepeated {
                throw QueryError("two repetitions in a row; put the inner one in ( )", at: index - 1)
            }
            isRepeated = true
            if node == .empty { continue }
            node = .repetition(node, minimum: minimum, maximum: maximum, isGreedy: isGreedy)
        }
        return node
    }

    /// The numbers between braces; leaves the index behind the closing one.
    private mutating func bounds(from open: Int) throws(QueryError) -> (Int, Int?) {
        let problem = QueryError(
            "expected a number of repetitions as in {3}, {3,} or {3,9}; a brace itself is written \\{", at: open)
        guard let minimum = number() else { throw problem }
        var maximum: Int? = minimum
        if current == "," {
            index += 1
            maximum = number()
            if maximum == nil && current != "}" { throw problem }
        }
        guard current == "}" else { throw problem }
        index += 1
        if max(minimum, maximum ?? 0) > Self.maximumRepetition {
            throw QueryError("more than \(Self.maximumRepetition) repetitions are not allowed", at: open)
        }
        if let maximum, maximum < minimum { throw QueryError("{\(minimum),\(maximum)} counts backwards", at: open) }
        return (minimum, maximum)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = current, let digit = Int(String(Character(scalar))), scalar.isASCII {
            value = min((value ?? 0) * 10 + digit, Self.maximumRepetition + 1)
            index += 1
        }
        return value
    }

    private mutating func escape(from start: Int) throws(QueryError) -> RegexNode {
        guard let scalar = current else { throw QueryError("nothing follows the backslash", at: start) }
        switch scalar {
        case "b", "B":
            index += 1
            return .assertion(scalar == "b" ? .wordBoundary : .noWordBoundary)
        default: break
        }
        if let set = try classEscape(from: start) { return .set(set) }
        return Self.literal(try escapedScalar(from: start))
    }

    /// The character that is meant behind a backslash: a sign by itself, or one by its number, as in `\u4e00`.
    private mutating func escapedScalar(from start: Int) throws(QueryError) -> Unicode.Scalar {
        guard let scalar = current else { throw QueryError("nothing follows the backslash", at: start) }
        index += 1
        switch scalar {
        case "n", "r", "t": return " "
        case "u":
            let digits = String(String.UnicodeScalarView(pattern[index...].prefix(4)))
            if digits.count == 4, let numbered = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) {
                index += 4
                return numbered
            }
            throw QueryError("\\u must go on with four digits, as in \\u4e00", at: start)
        case "a"..."z", "A"..."Z", "0"..."9":
            throw QueryError(
                "\\\(scalar) means nothing here; there are \\b \\B \\d \\D \\s \\S \\w \\W \\p{Han} \\p{L} \\u4e00 and \\ before a sign",
                at: start)
        default: return scalar
        }
    }

    /// `\d` and its like, after the backslash; `nil`, and nothing read, where it is none.
    private mutating func classEscape(from start: Int) throws(QueryError) -> ScalarSet? {
        let set: ScalarSet
        switch current {
        case "d": set = .digits
        case "D": set = ScalarSet.digits.negated
        case "s": set = .space
        case "S": set = ScalarSet.space.negated
        case "w": set = .word
        case "W": set = ScalarSet.word.negated
        case "p", "P":
            let isNegated = current == "P"
            guard let close = pattern[index...].firstIndex(of: "}"), close - index < 24 else {
                throw QueryError("expected \\p{Han} or \\p{L}", at: start)
            }
            let name = String(String.UnicodeScalarView(pattern[(index + 1)...close]))
            index = close
            switch name {
            case "{Han}", "{Script=Han}": set = isNegated ? ScalarSet.han.negated : .han
            case "{L}", "{Letter}": set = isNegated ? ScalarSet.letters.negated : .letters
            case "{N}", "{Nd}": set = isNegated ? ScalarSet.digits.negated : .digits
            default: throw QueryError("\\p\(name) is not known; expected \\p{Han}, \\p{L} or \\p{N}", at: start)
            }
        default: return nil
        }
        index += 1
        return set
    }

    private mutating func bracket(from start: Int) throws(QueryError) -> ScalarSet {
        var set = ScalarSet()
        var isNegated = false
        if current == "^" {
            isNegated = true
            index += 1
        }
        var isFirst = true
        while true {
            guard let scalar = current else { throw QueryError("this \"[\" is not closed; expected \"]\"", at: start) }
            if scalar == "]" && !isFirst {
                index += 1
                return isNegated ? set.negated : set
            }
            isFirst = false
            let from = index
            index += 1
            if scalar == "\\", let escaped = try classEscape(from: from) {
                set.formUnion(escaped)
                continue
            }
            let first = scalar == "\\" ? try escapedScalar(from: from) : scalar
            if current == "-", index + 1 < pattern.count, pattern[index + 1] != "]" {
                index += 1
                var last = pattern[index]
                index += 1
                if last == "\\" { last = try escapedScalar(from: index - 1) }
                let (lower, upper) = (Self.narrow(first), Self.narrow(last))
                if upper < lower {
                    throw QueryError("the range \(first)-\(last) counts backwards", at: from)
                }
                set.insert(lower...upper)
            } else {
                for value in Self.folded(first) { set.insert(value...value) }
            }
        }
    }

    /// The end of a range as it stands in folded text. Full-width signs alone are folded: of Traditional characters the simplified ones bound
    /// another range.
    private static func narrow(_ scalar: Unicode.Scalar) -> UInt32 {
        0xFF01...0xFF5E ~= scalar.value ? folded(scalar).first ?? scalar.value : scalar.value
    }

    private static func folded(_ scalar: Unicode.Scalar) -> [UInt32] {
        if scalar == "-" || scalar == " " { return [FoldTable.space] }
        return FoldedText(String(Character(scalar))).scalars
    }
}
