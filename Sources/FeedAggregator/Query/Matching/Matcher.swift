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
        var isExpression: Bool { origin < 0 }

        /// By start, longer ones first.
        static func precedes(_ a: Hit, _ b: Hit) -> Bool {
            a.start != b.start ? a.start < b.start : a.end != b.end ? a.end > b.end : a.origin < b.origin
        }
    }

    private let automaton: TermAutomaton
    private let uses: [[Use]]
    /// The leaves of all patterns one after the other: those of a pattern begin at its number in `firstLeaf`.
    private var leaves: [Int32] = []
    private var firstLeaf: [Int32] = []
    private let expressions: [Expression]
    private let announcements: [[Int]]
    private let hasExpressions: Bool
    /// Expressions without a literal by which the automaton could announce them.
    private let unannounced: [Int]
    /// For messages.
    let leafNames: [String]

    init(
        automaton: TermAutomaton, uses: [[Use]], expressions: [Expression], announcements: [[Int]], leafNames: [String]
    ) {
        (self.automaton, self.uses, self.expressions) = (automaton, uses, expressions)
        (self.announcements, self.leafNames) = (announcements, leafNames)
        unannounced = expressions.indices.filter { expressions[$0].regex.requiredLiterals.isEmpty }
        hasExpressions = !expressions.isEmpty
        for pattern in uses {
            firstLeaf.append(Int32(leaves.count))
            for use in pattern { leaves.append(Int32(use.leaf)) }
        }
        firstLeaf.append(Int32(leaves.count))
    }

    /// All places of all leaves, in no particular order.
    func hits(in text: FoldedText) -> [Hit] {
        var hits: [Hit] = []
        var announced: [Int: [Range<Int>]] = [:]
        automaton.scan(text.scalars) { pattern, start, end in
            for index in Int(firstLeaf[pattern])..<Int(firstLeaf[pattern + 1]) {
                hits.append(Hit(leaf: leaves[index], start: Int32(start), end: Int32(end), origin: Int32(pattern)))
            }
            if hasExpressions {
                for expression in announcements[pattern] { announced[expression, default: []].append(start..<end) }
            }
        }
        if !hasExpressions { return hits }
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
        return hits
    }

    /// The term as it is written in the query or list behind the leaf.
    func term(of hit: Hit) -> String {
        if hit.isExpression { return "/\(expressions[Int(-1 - hit.origin)].regex.pattern)/" }
        return uses[Int(hit.origin)].first { $0.leaf == Int(hit.leaf) }?.term ?? ""
    }
}
