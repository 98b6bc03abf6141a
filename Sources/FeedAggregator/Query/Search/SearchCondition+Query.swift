package import FeedModel
internal import Foundation

/// What the index can say about a query. It follows the matcher's own rules of words, plurals and prefixes; where those look at
/// something the index does not hold (distances, what is left out, the inside of words), it lets the entry through.
extension SearchCondition {
    package init(_ node: QueryNode) {
        switch node {
        case .term(let term): self.init(term)
        case .list(_, let terms, let expressions):
            self = .either(terms.map { SearchCondition($0) } + expressions.map { SearchCondition($0) })
        case .expression(let expression): self.init(expression)
        case .field(_, let inner): self.init(inner)
        case .property(let property): self.init(property)
        case .and(let nodes): self = .both(nodes.map { SearchCondition($0) })
        case .or(let nodes): self = .either(nodes.map { SearchCondition($0) })
        case .not: self = .everything
        case .near(let left, let right, _): self = .both([SearchCondition(left), SearchCondition(right)])
        }
    }

    private init(_ property: QueryProperty) {
        switch property {
        case .city(let id): self = .exactly(SearchToken.city(id))
        case .source(let id): self = .exactly(SearchToken.source(id))
        case .topic(let id): self = .topic(id.lowercased())
        case .language(let tag): self = .exactly(SearchToken.language(tag))
        case .after(let date): self = .token(SearchToken.days(from: date.timeIntervalSince1970))
        case .before(let date): self = .token(SearchToken.days(until: date.timeIntervalSince1970))
        }
    }

    private init(_ term: QueryTerm) {
        let scalars = term.scalars
        self = .both(
            Self.runs(of: scalars).map { run in
                let letters = scalars[run.range]
                if !run.isWord { return Self.joined(letters, endsRun: run.range.upperBound < scalars.count) }
                if run.range.upperBound < scalars.count { return Self.exactly(SearchToken.word(letters)) }
                if term.isPrefix { return .token(SearchToken.words(beginningWith: letters)) }
                // The last word may carry a plural.
                return .any(
                    [[], [0x73], [0x65, 0x73]].map { ending in Self.exactly(SearchToken.word((letters + ending)[...])) }
                )
            })
    }

    private init(_ expression: BoundedRegex) {
        self = .either(expression.requiredLiterals.map { SearchCondition(literal: $0) })
        if expression.requiredLiterals.isEmpty { self = .everything }
    }

    /// A literal stands anywhere, also within a word: of words at its ends only what begins in it is known.
    private init(literal scalars: [UInt32]) {
        self = .both(
            Self.runs(of: scalars).map { run in
                let letters = scalars[run.range]
                if !run.isWord { return Self.joined(letters, endsRun: run.range.upperBound < scalars.count) }
                if run.range.lowerBound == 0 { return .everything }
                return run.range.upperBound < scalars.count
                    ? Self.exactly(SearchToken.word(letters)) : .token(SearchToken.words(beginningWith: letters))
            })
    }

    private static func joined(_ letters: ArraySlice<UInt32>, endsRun: Bool) -> SearchCondition {
        guard let first = letters.first else { return .everything }
        if letters.count == 1 {
            return endsRun ? exactly(SearchToken.pair(first, nil)) : .token(SearchToken.pairs(beginningWith: first))
        }
        return both(zip(letters, letters.dropFirst()).map { exactly(SearchToken.pair($0, $1)) })
    }

    /// Where the words, and the runs of characters written without spaces, stand in a folded text.
    private static func runs(of scalars: [UInt32]) -> [(range: Range<Int>, isWord: Bool)] {
        var runs: [(range: Range<Int>, isWord: Bool)] = []
        var index = 0
        while index < scalars.count {
            let start = index
            let isWord = FoldTable.isWord(scalars[index])
            guard isWord || SearchToken.isJoined(scalars[index]) else {
                index += 1
                continue
            }
            while index < scalars.count,
                isWord ? FoldTable.isWord(scalars[index]) : SearchToken.isJoined(scalars[index])
            {
                index += 1
            }
            runs.append((start..<index, isWord))
        }
        return runs
    }

    private static func exactly(_ token: UInt64) -> SearchCondition { .token(token...token) }

    private static func both(_ conditions: [SearchCondition]) -> SearchCondition {
        let telling = conditions.filter { $0 != .everything }
        return telling.isEmpty ? .everything : telling.count == 1 ? telling[0] : .all(telling)
    }

    private static func either(_ conditions: [SearchCondition]) -> SearchCondition {
        if conditions.contains(.everything) { return .everything }
        return conditions.count == 1 ? conditions[0] : .any(conditions)
    }
}
