/// Gathers the terms of many queries and masks into one ``Matcher``.
struct MatcherBuilder {
    private var patterns: [TermAutomaton.Pattern] = []
    private var numbers: [TermAutomaton.Pattern: Int] = [:]
    /// For each pattern, the leaves it belongs to and the text under which it was written there.
    private var uses: [[Matcher.Use]] = []
    private var expressions: [Matcher.Expression] = []
    /// For each pattern, the expressions it announces.
    private var announcements: [[Int]] = []
    private(set) var leafNames: [String] = []
    private var leavesOfLists: [String: Int] = [:]
    private var leavesOfTerms: [[QueryTerm]: Int] = [:]

    /// A leaf for masks: any of `items`.
    mutating func leaf(named name: String, of items: [TermLists.Item]) -> Int {
        let leaf = newLeaf(name)
        for item in items {
            switch item {
            case .term(let term): add(term, to: leaf)
            case .expression(let expression): add(expression, to: leaf)
            }
        }
        return leaf
    }

    mutating func plan(_ node: QueryNode) -> MatchPlan {
        switch node {
        case .term(let term): return .leaf(leaf(of: [term]))
        case .list(let name, let terms, let expressions):
            if let known = leavesOfLists[name] { return .leaf(known) }
            let leaf = newLeaf("$" + name)
            leavesOfLists[name] = leaf
            for term in terms { add(term, to: leaf) }
            for expression in expressions { add(expression, to: leaf) }
            return .leaf(leaf)
        case .expression(let expression):
            let leaf = newLeaf("/\(expression.pattern)/")
            add(expression, to: leaf)
            return .leaf(leaf)
        case .field(let field, let inner): return .field(field, plan(inner))
        case .property(let property): return .property(property)
        case .and(let nodes): return .and(nodes.map { plan($0) })
        case .or(let nodes):
            // The words among the alternatives become one leaf: a hundred of them cost no more than one.
            var terms: [QueryTerm] = []
            var others: [MatchPlan] = []
            for node in nodes {
                if case .term(let term) = node { terms.append(term) } else { others.append(plan(node)) }
            }
            if !terms.isEmpty { others.insert(.leaf(leaf(of: terms)), at: 0) }
            return others.count == 1 ? others[0] : .or(others)
        case .not(let inner): return .not(plan(inner))
        case .near(let left, let right, let distance):
            let (left, right) = (plan(left), plan(right))
            return .near(left, right, distance: distance, needs: MatchPlan.and([left, right]).needs)
        }
    }

    func matcher() -> Matcher {
        Matcher(
            automaton: TermAutomaton(patterns), uses: uses, expressions: expressions, announcements: announcements,
            leafNames: leafNames)
    }

    private mutating func newLeaf(_ name: String) -> Int {
        leafNames.append(name)
        return leafNames.count - 1
    }

    private mutating func leaf(of terms: [QueryTerm]) -> Int {
        if let known = leavesOfTerms[terms] { return known }
        let shown = terms.prefix(4).map { $0.isPrefix ? $0.text + "*" : $0.text }.joined(separator: ", ")
        let leaf = newLeaf(terms.count > 4 ? "\(shown) and \(terms.count - 4) more" : shown)
        leavesOfTerms[terms] = leaf
        for term in terms { add(term, to: leaf) }
        return leaf
    }

    private mutating func add(_ term: QueryTerm, to leaf: Int) {
        let number = pattern(TermAutomaton.Pattern(scalars: term.scalars, kind: term.isPrefix ? .prefix : .word))
        if !uses[number].contains(where: { $0.leaf == leaf }) {
            uses[number].append(Matcher.Use(leaf: leaf, term: term.isPrefix ? term.text + "*" : term.text))
        }
    }

    private mutating func add(_ expression: BoundedRegex, to leaf: Int) {
        let index = expressions.count
        expressions.append(Matcher.Expression(regex: expression, leaf: leaf))
        for literal in expression.requiredLiterals {
            announcements[pattern(TermAutomaton.Pattern(scalars: literal, kind: .substring))].append(index)
        }
    }

    private mutating func pattern(_ pattern: TermAutomaton.Pattern) -> Int {
        if let known = numbers[pattern] { return known }
        numbers[pattern] = patterns.count
        patterns.append(pattern)
        uses.append([])
        announcements.append([])
        return patterns.count - 1
    }
}
