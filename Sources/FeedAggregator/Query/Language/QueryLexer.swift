/// Cuts a query into tokens.
struct QueryLexer {
    private let query: String
    private let scalars: [Unicode.Scalar]
    private var index = 0

    /// A query longer than this is a mistake, or an attack on the search page.
    static let maximumLength = 50_000

    private static let prefixes = Set(QueryField.allCases.map(\.rawValue) + QueryProperty.names)

    init(_ query: String) {
        self.query = query
        scalars = Array(query.unicodeScalars)
    }

    static func tokens(of query: String) throws(QueryError) -> [QueryToken] {
        var lexer = QueryLexer(query)
        if lexer.scalars.count > maximumLength {
            throw lexer.error("the query is longer than \(maximumLength) characters", at: 0)
        }
        var tokens: [QueryToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private func error(_ message: String, at offset: Int) -> QueryError { QueryError(message, at: offset, in: query) }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value <= 0x20
            || FoldTable.short(scalar.value) == FoldTable.space && !(0x2010...0x2212).contains(scalar.value)
                && scalar != "－"
    }

    private static func isQuotationMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\"" || scalar == "“" || scalar == "”"
    }

    private static func endsWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "(", ")", "（", "）", "「": true
        default: isQuotationMark(scalar)
        }
    }

    private func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

    private mutating func next() throws(QueryError) -> QueryToken {
        while let scalar = current, Self.isSpace(scalar) || scalar == "\u{FEFF}" { index += 1 }
        let start = index
        guard let scalar = current else { return QueryToken(kind: .end, offset: start) }
        switch scalar {
        case "(", "（":
            index += 1
            return QueryToken(kind: .open, offset: start)
        case ")", "）":
            index += 1
            return QueryToken(kind: .close, offset: start)
        case "\"", "“", "”", "「": return try phrase(from: start)
        case "/", "／": return try expression(from: start)
        case "$": return try list(from: start)
        // Before a number it is a price.
        case "＄" where index + 1 < scalars.count && scalars[index + 1].properties.isAlphabetic:
            return try list(from: start)
        case "-", "－":
            index += 1
            if current == nil || current.map(Self.isSpace) == true {
                // Between words it is a dash, as a Chinese text sets it.
                if scalar == "－" { return try next() }
                throw error("a lone \"-\"; expected the word to leave out right behind it, as in -patent", at: start)
            }
            return QueryToken(kind: .not, offset: start)
        default: return try word(from: start)
        }
    }

    private mutating func phrase(from start: Int) throws(QueryError) -> QueryToken {
        let isCorner = scalars[start] == "「"
        index += 1
        while let scalar = current, isCorner ? scalar != "」" : !Self.isQuotationMark(scalar) { index += 1 }
        guard current != nil else { throw error("this quotation mark is not closed; expected another one", at: start) }
        index += 1
        return QueryToken(kind: .phrase(text(start + 1..<index - 1)), offset: start)
    }

    private mutating func expression(from start: Int) throws(QueryError) -> QueryToken {
        let isWide = scalars[start] == "／"
        index += 1
        var isClass = false
        while let scalar = current, scalar != "/" && !(isWide && scalar == "／") || isClass {
            if scalar == "\\" { index += 1 }
            if scalar == "[" { isClass = true }
            if scalar == "]" { isClass = false }
            index += 1
        }
        guard current != nil else {
            throw error(
                "this regular expression is not closed; expected \"/\" (a slash inside it is written \\/)", at: start)
        }
        index += 1
        return QueryToken(kind: .expression(text(start + 1..<index - 1)), offset: start)
    }

    private mutating func list(from start: Int) throws(QueryError) -> QueryToken {
        index += 1
        while let scalar = current,
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-"
        {
            index += 1
        }
        let name = text(start + 1..<index)
        if name.isEmpty { throw error("expected the name of a list from `terms` behind \"$\"", at: start) }
        return QueryToken(kind: .list(name), offset: start)
    }

    private mutating func word(from start: Int) throws(QueryError) -> QueryToken {
        while let scalar = current, !Self.isSpace(scalar), !Self.endsWord(scalar) {
            if scalar == ":" || scalar == "：" {
                let name = text(start..<index).lowercased()
                if Self.prefixes.contains(name) {
                    index += 1
                    return QueryToken(kind: .prefix(name), offset: start)
                }
                if scalar == ":", !name.isEmpty, name.unicodeScalars.allSatisfy({ ("a"..."z").contains($0) }) {
                    let known = (QueryField.allCases.map(\.rawValue) + QueryProperty.names).map { $0 + ":" }.joined(
                        separator: " ")
                    throw error(
                        "\"\(name):\" is no field; expected one of \(known), or quotation marks around a text with a colon",
                        at: start)
                }
            }
            index += 1
        }
        let word = Self.withHalfWidthOperators(text(start..<index))
        switch word {
        case "AND": return QueryToken(kind: .and, offset: start)
        case "OR": return QueryToken(kind: .or, offset: start)
        case "NOT": return QueryToken(kind: .not, offset: start)
        default: break
        }
        if word == "NEAR" || word.hasPrefix("NEAR/") { return try near(word, from: start) }
        guard let star = word.unicodeScalars.firstIndex(of: "*") else {
            return QueryToken(kind: .word(word, isPrefix: false), offset: start)
        }
        let stem = String(word.unicodeScalars[..<star])
        let place = start + word.unicodeScalars.distance(from: word.startIndex, to: star)
        if stem.isEmpty { throw error("expected the beginning of a word before \"*\"", at: place) }
        if word.unicodeScalars.index(after: star) != word.endIndex {
            throw error("a \"*\" may only end a word, as in infring*", at: place)
        }
        return QueryToken(kind: .word(stem, isPrefix: true), offset: start)
    }

    /// A Chinese keyboard gives `＊` and `ＯＲ` as easily as `*` and `OR`; their places in the query are the same.
    private static func withHalfWidthOperators(_ word: String) -> String {
        if word.hasSuffix("＊") { return word.dropLast() + "*" }
        let isWide = word.unicodeScalars.first.map { (0xFF21...0xFF3A).contains($0.value) } ?? false
        guard isWide || word.hasPrefix("NEAR／") else { return word }
        let scalars = word.unicodeScalars.map { scalar in
            (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }
        let narrow = String(String.UnicodeScalarView(scalars))
        return ["AND", "OR", "NOT"].contains(narrow) || narrow.hasPrefix("NEAR/") ? narrow : word
    }

    /// Farther than this is no nearness; use AND.
    private static let maximumDistance = 1000

    private func near(_ word: String, from start: Int) throws(QueryError) -> QueryToken {
        guard let distance = Int(word.dropFirst(5)), word.utf8.count > 5, (1...Self.maximumDistance).contains(distance)
        else {
            throw error(
                "expected a distance of 1 to \(Self.maximumDistance) behind NEAR, as in NEAR/30 (the word itself is written \"NEAR\")",
                at: start)
        }
        return QueryToken(kind: .near(distance), offset: start)
    }
}
