package import FeedModel
package import struct Foundation.TimeZone

/// A query, ready to be asked of entries: for searches, `keep` and `drop`.
package struct Query: Sendable {
    /// As written.
    package let text: String
    private let root: QueryNode
    private let plan: MatchPlan
    private let matcher: Matcher

    /// - Parameters:
    ///   - terms: the named lists of the configuration.
    ///   - timeZone: whose days `after:` and `before:` name; its present offset is used.
    package init(
        _ text: String, terms: [String: [String]] = [:], timeZone: TimeZone? = TimeZone(secondsFromGMT: 8 * 3600)
    ) throws(QueryError) {
        let lists: [String: QueryNode]
        do { lists = try TermLists.read(terms) } catch { throw error.error }
        self.text = text
        root = try QueryParser.parse(text, lists: lists, secondsFromGMT: timeZone?.secondsFromGMT() ?? 0)
        var builder = MatcherBuilder()
        plan = builder.plan(root)
        matcher = builder.matcher()
    }

    /// The names of the lists that a query asks for; none where it cannot be read.
    package static func lists(in text: String) -> Set<String> {
        let tokens = (try? QueryLexer.tokens(of: text)) ?? []
        return Set(tokens.compactMap { if case .list(let name) = $0.kind { name } else { nil } })
    }

    /// The cities that a query asks for; none where it cannot be read.
    package static func cities(in text: String) -> [String] {
        let tokens = (try? QueryLexer.tokens(of: text)) ?? []
        return zip(tokens, tokens.dropFirst()).compactMap { token, next in
            guard case .prefix("city") = token.kind else { return nil }
            switch next.kind {
            case .word(let city, isPrefix: false), .phrase(let city): return city
            default: return nil
            }
        }
    }

    package func matches(_ entry: ClassifiedText) -> Bool {
        var evaluator = evaluator(entry, keepsMap: false)
        return evaluator.evaluate(plan) != nil
    }

    /// Where its terms stand in a matching entry, by field and place, for marking them; `nil` where the entry does not
    /// match.
    package func places(in entry: ClassifiedText) -> [MatchPlace]? { match(in: entry)?.places }

    /// Where its terms stand in a matching entry, and how much the entry is about them: the points of a topic's score.
    package func match(in entry: ClassifiedText) -> (places: [MatchPlace], points: Int)? {
        var evaluator = evaluator(entry, keepsMap: true)
        guard let evidence = evaluator.evaluate(plan) else { return nil }
        return (evaluator.shown(evidence.terms, matcher), evaluator.points(evidence))
    }

    /// What an entry must have to come into question, for the store's index.
    package var condition: SearchCondition { SearchCondition(root) }

    /// The cities, topics, dates and the like it asks for.
    package var properties: [QueryProperty] { root.properties }

    private func evaluator(_ entry: ClassifiedText, keepsMap: Bool) -> MatchEvaluator {
        MatchEvaluator(
            entry, fields: FieldMatches.all(of: entry, matcher, keepsMap: keepsMap, usesMetadata: plan.usesMetadata),
            namesTerms: keepsMap)
    }
}
