/// Finds places that stand near each other, in one field.
struct NearFinder {
    let evaluator: MatchEvaluator
    let field: Int

    /// One side of a NEAR, or both together.
    struct Span {
        var range: Range<Int>
        var terms: [Matcher.Hit]
    }

    /// A quick no: whether the terms it needs stand in this field at all.
    func mayHold(_ plan: MatchPlan) -> Bool {
        switch plan {
        case .leaf(let leaf): !evaluator.hits(of: leaf, inFieldAt: field).isEmpty
        case .and(let plans): plans.allSatisfy(mayHold)
        case .or(let plans): plans.contains(where: mayHold)
        case .near(let left, let right, _): mayHold(left) && mayHold(right)
        case .not, .field, .property: true
        }
    }

    /// Each place of one side with the nearest of the other that does not overlap it.
    ///
    /// A group on the other side is met at each place: `A NEAR/9 (B AND C)` is a place of A that has both a B and a C near.
    func pairs(_ left: MatchPlan, _ right: MatchPlan, within distance: Int, _ spacing: TextSpacing) -> [Span] {
        // The places come from one side; a conjunction has none of its own, so it is the side that is met.
        let (anchor, other) = left.isConjunction && !right.isConjunction ? (right, left) : (left, right)
        var index: [Int: [Span]] = [:]
        var pairs: [Span] = []
        for place in spans(anchor, spacing) {
            guard let partners = partners(of: place, other, distance, spacing, &index) else { continue }
            pairs.append(Self.hull([place] + partners))
        }
        return pairs
    }

    private static func hull(_ spans: [Span]) -> Span {
        let start = spans.map(\.range.lowerBound).min() ?? 0
        let end = spans.map(\.range.upperBound).max() ?? 0
        return Span(range: start..<max(start, end), terms: spans.flatMap(\.terms))
    }

    /// The places of a plan by themselves, by start.
    private func spans(_ plan: MatchPlan, _ spacing: TextSpacing) -> [Span] {
        switch plan {
        case .leaf(let leaf):
            return evaluator.hits(of: leaf, inFieldAt: field).map { Span(range: $0.range, terms: [$0]) }
        case .or(let plans):
            return plans.flatMap { spans($0, spacing) }.sorted { $0.range.lowerBound < $1.range.lowerBound }
        case .and(let plans): return plans.first.map { spans($0, spacing) } ?? []
        case .near(let left, let right, let distance): return pairs(left, right, within: distance, spacing)
        case .not, .field, .property: return []
        }
    }

    /// What of `plan` stands near `place`; `nil` where it is not met there.
    private func partners(
        of place: Span, _ plan: MatchPlan, _ distance: Int, _ spacing: TextSpacing, _ index: inout [Int: [Span]]
    ) -> [Span]? {
        switch plan {
        case .leaf(let leaf):
            let all = index[leaf] ?? spans(plan, spacing)
            index[leaf] = all
            return nearest(to: place.range, in: all, distance, spacing).map { [$0] }
        case .or(let plans):
            var best: (spans: [Span], length: Int)?
            for plan in plans {
                guard let found = partners(of: place, plan, distance, spacing, &index) else { continue }
                let length = Self.hull([place] + found).range.count
                if length < best?.length ?? .max { best = (found, length) }
            }
            return best?.spans
        case .and(let plans):
            var all: [Span] = []
            for plan in plans {
                guard let found = partners(of: place, plan, distance, spacing, &index) else { return nil }
                all += found
            }
            return all
        case .not(let inner): return partners(of: place, inner, distance, spacing, &index) == nil ? [] : nil
        case .near: return nearest(to: place.range, in: spans(plan, spacing), distance, spacing).map { [$0] }
        case .field, .property: return nil
        }
    }

    /// So many places that overlap the anchor are passed over; terms that overlap are few.
    private static let maximumOverlaps = 64

    private func nearest(to place: Range<Int>, in spans: [Span], _ distance: Int, _ spacing: TextSpacing) -> Span? {
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].range.lowerBound < place.upperBound { low = middle + 1 } else { high = middle }
        }
        var best: (span: Span, distance: Int)?
        if low < spans.count {
            let gap = spacing.distance(from: place.upperBound, to: spans[low].range.lowerBound)
            if gap <= distance { best = (spans[low], gap) }
        }
        for span in spans[..<low].suffix(Self.maximumOverlaps).reversed()
        where span.range.upperBound <= place.lowerBound {
            let gap = spacing.distance(from: span.range.upperBound, to: place.lowerBound)
            if gap <= distance, gap < best?.distance ?? .max { best = (span, gap) }
            break
        }
        return best?.span
    }
}

extension MatchPlan {
    var isConjunction: Bool {
        switch self {
        case .and, .not: true
        default: false
        }
    }
}
