/// Finds the terms of many queries in a text, in one pass.
struct Matcher: Sendable {
    /// That a pattern belongs to a leaf, and how it is written there.
    struct Use: Sendable {
        var leaf: Int
        var term: String
    }
    /// A regular expression and the leaf its places count for.
    struct Expression: Sendable {
        var regex: BoundedRegex
        var leaf: Int
    }
    /// A place where a leaf stands, in folded scalars.
    struct Hit: Sendable, Hashable {
        var leaf: Int32
        var start: Int32
        var end: Int32
        /// Number of the pattern, or -1 - number of the expression.
        var origin: Int32
        var range: Range<Int> { Int(start)..<Int(end) }
    }

    private let automaton: TermAutomaton
    private let uses: [[Use]]
    private let expressions: [Expression]
    private let announcements: [[Int]]
    /// For messages.
    let leafNames: [String]
    private let unannounced: [Int]

    init(
        automaton: TermAutomaton, uses: [[Use]], expressions: [Expression], announcements: [[Int]], leafNames: [String]
    ) {
        (self.automaton, self.uses, self.expressions) = (automaton, uses, expressions)
        (self.announcements, self.leafNames) = (announcements, leafNames)
        unannounced = expressions.indices.filter { expressions[$0].regex.requiredLiterals.isEmpty }
    }

    /// All places of all leaves, by leaf, then by start, longer ones first.
    func hits(in text: FoldedText) -> [Hit] {
        var hits: [Hit] = []
        var announced: [Int: [Range<Int>]] = [:]
        automaton.scan(text.scalars) { pattern, start, end in
            for use in uses[pattern] {
                hits.append(Hit(leaf: Int32(use.leaf), start: Int32(start), end: Int32(end), origin: Int32(pattern)))
            }
            for expression in announcements[pattern] { announced[expression, default: []].append(start..<end) }
        }
        for expression in unannounced { announced[expression] = [] }
        for (index, places) in announced {
            let expression = expressions[index]
            let ordered = places.sorted { $0.lowerBound < $1.lowerBound }
            for range in expression.regex.matches(in: text.scalars, around: ordered) {
                hits.append(
                    Hit(
                        leaf: Int32(expression.leaf), start: Int32(range.lowerBound), end: Int32(range.upperBound),
                        origin: -1 - Int32(index)))
            }
        }
        hits.sort { ($0.leaf, $0.start, -$0.end, $0.origin) < ($1.leaf, $1.start, -$1.end, $1.origin) }
        return hits
    }

    /// The term as it is written in the query or list behind the leaf.
    func term(of hit: Hit) -> String {
        if hit.origin < 0 { return "/\(expressions[Int(-1 - hit.origin)].regex.pattern)/" }
        return uses[Int(hit.origin)].first { $0.leaf == Int(hit.leaf) }?.term ?? ""
    }

    /// Whether a hit comes from a regular expression.
    func isExpression(_ hit: Hit) -> Bool { hit.origin < 0 }
}
