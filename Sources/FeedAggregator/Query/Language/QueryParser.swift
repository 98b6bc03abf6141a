internal import Foundation

/// Reads the query language: NEAR binds tightest, then NOT, then AND (or a space), then OR.
struct QueryParser {
    private let query: String
    private let tokens: [QueryToken]
    private let lists: [String: QueryNode]
    private let secondsFromGMT: Int
    private var index = 0
    private var depth = 0

    /// Groups inside groups; recursion must end before the stack does.
    private static let maximumDepth = 100

    /// - Parameters:
    ///   - lists: the named lists, ready made.
    ///   - secondsFromGMT: of the zone whose days `after:` and `before:` name.
    static func parse(_ query: String, lists: [String: QueryNode], secondsFromGMT: Int) throws(QueryError) -> QueryNode
    {
        var parser = QueryParser(
            query: query, tokens: try QueryLexer.tokens(of: query), lists: lists, secondsFromGMT: secondsFromGMT)
        if parser.current.kind == .end { throw parser.error("the query is empty; expected a word") }
        let node = try parser.choice()
        if parser.current.kind == .close { throw parser.error("unexpected \")\"; expected it to be opened by \"(\"") }
        if parser.current.kind != .end { throw parser.error("unexpected \(parser.current.name)") }
        return node
    }

    private init(query: String, tokens: [QueryToken], lists: [String: QueryNode], secondsFromGMT: Int) {
        (self.query, self.tokens, self.lists, self.secondsFromGMT) = (query, tokens, lists, secondsFromGMT)
    }

    private var current: QueryToken { tokens[index] }

    /// The end token is never left.
    private mutating func advance() { index = min(index + 1, tokens.count - 1) }

    private func error(_ message: String, at offset: Int? = nil) -> QueryError {
        QueryError(message, at: offset ?? current.offset, in: query)
    }

    private mutating func choice() throws(QueryError) -> QueryNode {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.maximumDepth { throw error("groups stand deeper than \(Self.maximumDepth) in each other") }
        var nodes = [try conjunction()]
        while current.kind == .or {
            advance()
            nodes.append(try conjunction())
        }
        return nodes.count == 1 ? nodes[0] : .or(nodes)
    }

    private mutating func conjunction() throws(QueryError) -> QueryNode {
        var nodes = [try negation()]
        while true {
            switch current.kind {
            case .and:
                advance()
                nodes.append(try negation())
            case .or, .close, .end: return nodes.count == 1 ? nodes[0] : .and(nodes)
            case .near: throw error("unexpected \(current.name); expected a word or \"(\" on both sides of it")
            default: nodes.append(try negation())
            }
        }
    }

    private mutating func negation() throws(QueryError) -> QueryNode {
        var isNegated = false
        while current.kind == .not {
            isNegated.toggle()
            advance()
        }
        let node = try nearness()
        return isNegated ? .not(node) : node
    }

    private mutating func nearness() throws(QueryError) -> QueryNode {
        let first = index
        var node = try primary()
        while case .near(let distance) = current.kind {
            advance()
            let right = try primary()
            if let field = tokens[first..<index].first(where: \.isPrefix) {
                throw error(
                    "\(field.name) cannot stand inside NEAR; expected it in front of the whole, as in title:(A NEAR/\(distance) B)",
                    at: field.offset)
            }
            node = .near(node, right, distance: distance)
        }
        return node
    }

    private mutating func primary() throws(QueryError) -> QueryNode {
        let token = current
        switch token.kind {
        case .word(let text, let isPrefix):
            advance()
            return .term(try term(text, isPrefix: isPrefix, at: token.offset))
        case .phrase(let text):
            advance()
            return .term(try term(text, isPrefix: false, at: token.offset))
        case .expression(let pattern):
            advance()
            do { return .expression(try BoundedRegex(pattern)) } catch {
                throw error.moved(by: token.offset + 1, into: query)
            }
        case .list(let name):
            advance()
            guard let list = lists[name] else { throw unknown(list: name, at: token.offset) }
            return list
        case .prefix(let name):
            advance()
            return try prefixed(name, at: token.offset)
        case .open:
            advance()
            let node = try choice()
            guard current.kind == .close else {
                throw current.kind == .end
                    ? error("this \"(\" is not closed; expected \")\"", at: token.offset)
                    : error("unexpected \(current.name); expected \")\"")
            }
            advance()
            return node
        case .close, .and, .or, .not, .near, .end:
            let before = index > 0 ? " after \(tokens[index - 1].name)" : ""
            throw error(
                "unexpected \(token.name); expected a word, a phrase in quotation marks, $list, /regex/ or \"(\"\(before)"
            )
        }
    }

    private func term(_ text: String, isPrefix: Bool, at offset: Int) throws(QueryError) -> QueryTerm {
        guard let term = QueryTerm(text, isPrefix: isPrefix) else {
            throw error("expected a word; nothing of this one can be seen", at: offset)
        }
        return term
    }

    private func unknown(list name: String, at offset: Int) -> QueryError {
        let nearest = lists.keys.sorted().min { distance($0, name) < distance($1, name) }
        let hint = nearest.map { "; expected a list from `terms`, perhaps $\($0)" } ?? "; `terms` has no lists"
        return error("there is no list $\(name)\(hint)", at: offset)
    }

    /// How unlike two names are: those that share more of their characters are nearer.
    private func distance(_ a: String, _ b: String) -> Int {
        abs(a.count - b.count) + Set(a).symmetricDifference(Set(b)).count - (a.hasPrefix(b.prefix(2)) ? 2 : 0)
    }

    private mutating func prefixed(_ name: String, at offset: Int) throws(QueryError) -> QueryNode {
        if let field = QueryField(rawValue: name) {
            if let inner = tokens[index...].first(where: { $0.kind != .open }), inner.isPrefix {
                throw error(
                    "\(inner.name) cannot stand inside \(name):; expected a word, a phrase, $list or /regex/",
                    at: inner.offset)
            }
            if current.kind == .end {
                throw error("unexpected \(current.name); expected a word, a phrase or \"(\" after \(name):")
            }
            return .field(field, try primary())
        }
        let value: String
        switch current.kind {
        case .word(let text, false), .phrase(let text): value = text
        default: throw error("unexpected \(current.name); expected a value after \(name):")
        }
        let place = current.offset
        advance()
        switch name {
        case "city": return .property(.city(value))
        case "source": return .property(.source(value))
        case "topic": return .property(.topic(value))
        case "lang": return .property(.language(value.lowercased()))
        default:
            guard let date = day(value) else {
                throw error("\"\(value)\" is no day; expected one as in \(name):2024-08-01", at: place)
            }
            return .property(name == "after" ? .after(date) : .before(date))
        }
    }

    /// The beginning of a day, month (`2024-08`) or year (`2024`).
    private func day(_ text: String) -> Date? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...3).contains(parts.count), let year = parts[0], (1...9999).contains(year), text.utf8.count <= 10
        else { return nil }
        guard let month = parts.count > 1 ? parts[1] : 1, let day = parts.count > 2 ? parts[2] : 1,
            let seconds = CivilTime(year: year, month: month, day: day).secondsAsUTC
        else { return nil }
        return Date(timeIntervalSince1970: Double(seconds - secondsFromGMT))
    }
}
