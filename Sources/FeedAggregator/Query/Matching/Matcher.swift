/// Finds the terms of many queries in a text, in one pass.
///
/// A class, because what looks on while a text is scanned would else copy all tables at every place found.
final class Matcher: Sendable {
    /// That a pattern belongs to a leaf, and how it is written there.
    struct Use: Sendable {
        var leaf: Int
        var term: String
    }
    /// A regular expression and the leaf its places count for. A class, because its program would else be copied for every text.
    final class Expression: Sendable {
        let regex: BoundedRegex
        let leaf: Int

        init(regex: BoundedRegex, leaf: Int) { (self.regex, self.leaf) = (regex, leaf) }
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
    private let leaves: [Int32]
    private let firstLeaf: [Int32]
    private let expressions: [Expression]
    /// The expressions whose literals the patterns are, laid out in the same way.
    private let announced: [Int32]
    private let firstAnnounced: [Int32]
    /// Expressions without a literal by which the automaton could announce them.
    private let unannounced: [Int]
    /// For messages.
    let leafNames: [String]

    init(
        automaton: TermAutomaton, uses: [[Use]], expressions: [Expression], announcements: [[Int]], leafNames: [String]
    ) {
        (self.automaton, self.uses, self.expressions) = (automaton, uses, expressions)
        self.leafNames = leafNames
        unannounced = expressions.indices.filter { expressions[$0].regex.requiredLiterals.isEmpty }
        (leaves, firstLeaf) = Self.laidOut(uses.map { $0.map { Int32($0.leaf) } })
        (announced, firstAnnounced) = Self.laidOut(announcements.map { $0.map { Int32($0) } })
    }

    /// Lists one after the other, and where each begins, with the end of the last behind.
    private static func laidOut(_ lists: [[Int32]]) -> (all: [Int32], first: [Int32]) {
        var (all, first): ([Int32], [Int32]) = ([], [0])
        for list in lists {
            all += list
            first.append(Int32(all.count))
        }
        return (all, first)
    }

    /// All places of all leaves, in no particular order.
    func hits(in text: FoldedText) -> [Hit] {
        var hits: [Hit] = []
        var places: [Int: [Range<Int>]] = [:]
        automaton.scan(text.scalars) { pattern, start, end in
            for index in Int(firstLeaf[pattern])..<Int(firstLeaf[pattern + 1]) {
                hits.append(Hit(leaf: leaves[index], start: Int32(start), end: Int32(end), origin: Int32(pattern)))
            }
            for index in Int(firstAnnounced[pattern])..<Int(firstAnnounced[pattern + 1]) {
                places[Int(announced[index]), default: []].append(start..<end)
            }
        }
        for expression in unannounced { places[expression] = [] }
        for (index, places) in places {
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
