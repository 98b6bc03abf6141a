/// Finds places that stand near each other, in one field.
struct NearFinder {
    let evaluator: MatchEvaluator
    let field: Int
    let spacing: TextSpacing

    /// One side of a NEAR, or both together.
    struct Span {
        var range: Range<Int>
        var terms: [Matcher.Hit]
        /// The place that counts: of two that stand near each other, the first side's.
        var anchor: Range<Int>
        /// The nearest place of the other side.
        var partner: Range<Int>

        init(_ range: Range<Int>, terms: [Matcher.Hit], anchor: Range<Int>? = nil, partner: Range<Int>? = nil) {
            (self.range, self.terms) = (range, terms)
            (self.anchor, self.partner) = (anchor ?? range, partner ?? range)
        }
    }

    /// Each place of one side with the nearest of the other that does not overlap it.
    ///
    /// A group on the other side is met at each place: `A NEAR/9 (B AND C)` is a place of A that has both a B and a C
    /// near.
    func pairs(_ left: MatchPlan, _ right: MatchPlan, within distance: Int) -> [Span] {
        // The places come from one side; a conjunction has none of its own, so it is the side that is met.
        let (anchor, other) = left.isConjunction && !right.isConjunction ? (right, left) : (left, right)
        var index: [Int: [Span]] = [:]
        var pairs: [Span] = []
        for place in spans(anchor) {
            guard let partners = partners(of: place, other, distance, &index) else { continue }
            pairs.append(Self.hull([place] + partners, anchor: place.anchor))
        }
        return pairs
    }

    private static func hull(_ spans: [Span], anchor: Range<Int>) -> Span {
        let start = spans.map(\.range.lowerBound).min() ?? 0
        let end = spans.map(\.range.upperBound).max() ?? 0
        return Span(
            start..<max(start, end), terms: spans.flatMap(\.terms), anchor: anchor, partner: spans.last?.range)
    }

    /// The places of a plan by themselves, by start.
    private func spans(_ plan: MatchPlan) -> [Span] {
        switch plan {
        case .leaf(let leaf):
            return hits(of: leaf).map { Span($0.range, terms: [$0]) }
        case .or(let plans):
            return plans.flatMap { spans($0) }.sorted { $0.range.lowerBound < $1.range.lowerBound }
        case .and(let plans): return plans.first.map { spans($0) } ?? []
        case .near(let left, let right, let distance): return pairs(left, right, within: distance)
        case .not, .field, .property: return []
        }
    }

    private func hits(of leaf: Int) -> [Matcher.Hit] {
        evaluator.fields[field].allHits(of: leaf).filter { !evaluator.isMasked($0, inFieldAt: field) }
    }

    /// What of `plan` stands near `place`; `nil` where it is not met there.
    private func partners(
        of place: Span, _ plan: MatchPlan, _ distance: Int, _ index: inout [Int: [Span]]
    ) -> [Span]? {
        switch plan {
        case .leaf(let leaf):
            let all = index[leaf] ?? spans(plan)
            index[leaf] = all
            return nearest(to: place.range, in: all, distance).map { [$0] }
        case .or(let plans):
            var best: (spans: [Span], length: Int)?
            for plan in plans {
                guard let found = partners(of: place, plan, distance, &index) else { continue }
                let length = Self.hull([place] + found, anchor: place.anchor).range.count
                if length < best?.length ?? .max { best = (found, length) }
            }
            return best?.spans
        case .and(let plans):
            var all: [Span] = []
            for plan in plans {
                guard let found = partners(of: place, plan, distance, &index) else { return nil }
                all += found
            }
            return all
        case .not(let inner): return partners(of: place, inner, distance, &index) == nil ? [] : nil
        case .near: return nearest(to: place.range, in: spans(plan), distance).map { [$0] }
        case .field, .property: return nil
        }
    }

    /// So many places that overlap the anchor are passed over; terms that overlap are few.
    private static let maximumOverlaps = 64

    private func nearest(to place: Range<Int>, in spans: [Span], _ distance: Int) -> Span? {
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
