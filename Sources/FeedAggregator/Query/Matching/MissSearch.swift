/// Finds out what is missing for a query to hold: the alternative that lacks least.
struct MissSearch {
    var evaluator: MatchEvaluator
    let matcher: Matcher

    /// What is missing, and how many things that are; nothing is missing where the plan holds.
    mutating func nearest(_ plan: MatchPlan, in field: QueryField? = nil) -> (count: Int, reason: String) {
        let scoped = field.map { MatchPlan.field($0, plan) } ?? plan
        if evaluator.evaluate(scoped) != nil { return (0, "") }
        switch plan {
        case .leaf(let leaf): return (1, missing(leaf, in: field))
        case .field(let field, let inner): return nearest(inner, in: field)
        case .property(let property): return (1, "it is not \(property)")
        case .not(let inner):
            let terms = evaluator.shown(evaluator.evaluate(inner)?.terms ?? [], matcher).map(\.term)
            return (1, "\(terms.joined(separator: ", ")) is there and must not be")
        case .or(let plans):
            return plans.map { nearest($0, in: field) }.min { $0.count < $1.count } ?? (1, "the list is empty")
        case .and(let plans):
            let misses = plans.map { nearest($0, in: field) }.filter { $0.count > 0 }
            return (misses.reduce(0) { $0 + $1.count }, misses.map(\.reason).joined(separator: "; "))
        case .near(let left, let right, let distance, _):
            let misses = [left, right].map { nearest($0, in: field) }.filter { $0.count > 0 }
            if misses.isEmpty {
                return (
                    1,
                    "\(present(left)) and \(present(right)) are both there but not within \(distance) characters of each other"
                )
            }
            let found = [left, right].map { present($0) }.filter { !$0.isEmpty }.map { "; \($0) is there" }.joined()
            return (misses.reduce(1) { $0 + $1.count }, misses.map(\.reason).joined(separator: "; ") + found)
        }
    }

    private mutating func present(_ plan: MatchPlan) -> String {
        let places = evaluator.shown(evaluator.evaluate(plan)?.terms ?? [], matcher)
        return places.prefix(3).map { "\($0.term) (\($0.field) \($0.start))" }.joined(separator: ", ")
    }

    private func missing(_ leaf: Int, in field: QueryField?) -> String {
        let masked = evaluator.fields.indices.flatMap { index in
            evaluator.fields[index].hits.all(of: leaf).map { (field: index, hit: $0) }
        }
        let place = field.map { " in \($0)" } ?? ""
        let shown = evaluator.shown(masked, matcher).prefix(3).map { "\($0.term) (\($0.field) \($0.start))" }
        return "no \(matcher.leafNames[leaf])\(place)"
            + (shown.isEmpty ? "" : ", only masked: \(shown.joined(separator: ", "))")
    }
}
