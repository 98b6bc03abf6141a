/// Finds places that stand near each other, in one field.
struct NearFinder {
    let hits: LeafHits
    let mask: MaskedSpans
    let spacing: TextSpacing
    let namesTerms: Bool

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
            guard let met = met(at: place, other, distance, &index) else { continue }
            pairs.append(
                Span(
                    Self.hull(place.range, met.range ?? place.range), terms: place.terms + met.terms,
                    anchor: place.anchor, partner: met.last ?? place.range))
        }
        return pairs
    }

    private static func hull(_ one: Range<Int>, _ other: Range<Int>) -> Range<Int> {
        min(one.lowerBound, other.lowerBound)..<max(one.upperBound, other.upperBound)
    }

    /// The places of a plan by themselves, by start.
    private func spans(_ plan: MatchPlan) -> [Span] {
        switch plan {
        case .leaf(let leaf):
            return hits.all(of: leaf).compactMap { hit in
                mask.touches(hit) ? nil : Span(hit.range, terms: namesTerms ? [hit] : [])
            }
        case .or(let plans):
            return plans.flatMap { spans($0) }.sorted { $0.range.lowerBound < $1.range.lowerBound }
        case .and(let plans): return plans.first.map { spans($0) } ?? []
        case .near(let left, let right, let distance, _): return pairs(left, right, within: distance)
        case .not, .field, .property: return []
        }
    }

    /// What of one side stands near a place of the other.
    private struct Met {
        /// From the first to the last of it; `nil` for what must not stand there, and does not.
        var range: Range<Int>?
        var terms: [Matcher.Hit] = []
        /// The last place found.
        var last: Range<Int>?

        mutating func add(_ other: Met) {
            if let found = other.range { range = range.map { NearFinder.hull($0, found) } ?? found }
            terms += other.terms
            last = other.last ?? last
        }
    }

    /// - Returns: `nil` where `plan` is not met.
    private func met(at place: Span, _ plan: MatchPlan, _ distance: Int, _ index: inout [Int: [Span]]) -> Met? {
        switch plan {
        case .leaf(let leaf):
            let all = index[leaf] ?? spans(plan)
            index[leaf] = all
            return nearest(to: place.range, in: all, distance)
        case .or(let plans):
            var best: (met: Met, length: Int)?
            for plan in plans {
                guard let found = met(at: place, plan, distance, &index) else { continue }
                let length = Self.hull(place.range, found.range ?? place.range).count
                if length < best?.length ?? .max { best = (found, length) }
            }
            return best?.met
        case .and(let plans):
            var all = Met()
            for plan in plans {
                guard let found = met(at: place, plan, distance, &index) else { return nil }
                all.add(found)
            }
            return all
        case .not(let inner): return met(at: place, inner, distance, &index) == nil ? Met() : nil
        case .near: return nearest(to: place.range, in: spans(plan), distance)
        case .field, .property: return nil
        }
    }

    /// So many places that overlap the anchor are passed over; terms that overlap are few.
    private static let maximumOverlaps = 64

    private func nearest(to place: Range<Int>, in spans: [Span], _ distance: Int) -> Met? {
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
        return best.map { Met(range: $0.span.range, terms: $0.span.terms, last: $0.span.range) }
    }
}
