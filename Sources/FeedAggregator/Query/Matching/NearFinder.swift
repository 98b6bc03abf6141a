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

        /// Whether it is of two places that stand near each other.
        var isPair: Bool { anchor != partner }

        /// Whether it stands between the two places of a pair, and touches neither.
        func isAmid(_ pair: Span) -> Bool {
            pair.isPair && pair.range.contains(range.lowerBound)
                && range.upperBound <= pair.range.upperBound
                && !range.overlaps(pair.anchor) && !range.overlaps(pair.partner)
        }
    }

    /// Each place of one side with the nearest of the other that does not overlap it.
    ///
    /// A group on the other side is met at each place: `A NEAR/9 (B AND C)` is a place of A that has both a B and a C
    /// near.
    func pairs(_ left: MatchPlan, _ right: MatchPlan, within distance: Int) -> [Span] {
        pairs(left, right, within: distance, partners: 1)
    }

    /// - Parameter partners: with how many of the other side that are near a place is paired: what is to stand near both places of a pair may
    ///   stand near a farther one.
    private func pairs(_ left: MatchPlan, _ right: MatchPlan, within distance: Int, partners: Int) -> [Span] {
        // The places come from one side; a conjunction has none of its own, so it is the side that is met.
        let (anchor, other) = left.isConjunction && !right.isConjunction ? (right, left) : (left, right)
        let side = side(other, distance)
        let places = spans(anchor, distance)
        let partners = max(1, min(partners, Self.mostPairs / max(1, places.count)))
        var pairs: [Span] = []
        for place in places {
            for met in mets(at: place, side, distance, limit: partners) {
                pairs.append(
                    Span(
                        Self.hull(place.range, met.range ?? place.range), terms: place.terms + met.terms,
                        anchor: place.anchor, partner: met.last ?? place.range))
            }
        }
        return pairs
    }

    /// Of the other side, within a pair that is to stand near something itself.
    private static let partnersWithinPairs = 8
    /// Beyond this a place is paired with the nearest of the other side alone.
    private static let mostPairs = 4_000

    private static func hull(_ one: Range<Int>, _ other: Range<Int>) -> Range<Int> {
        min(one.lowerBound, other.lowerBound)..<max(one.upperBound, other.upperBound)
    }

    /// The places of a plan by themselves, by start.
    /// - Parameter distance: within which a group must hold at a place of its own.
    private func spans(_ plan: MatchPlan, _ distance: Int) -> [Span] {
        switch plan {
        case .leaf(let leaf):
            return hits.all(of: leaf).compactMap { hit in
                mask.touches(hit) ? nil : Span(hit.range, terms: namesTerms ? [hit] : [])
            }
        case .or(let plans):
            return plans.flatMap { spans($0, distance) }.sorted { $0.range.lowerBound < $1.range.lowerBound }
        case .and(let plans): return spans(ofAll: plans, distance)
        case .near(let left, let right, let distance, _):
            return pairs(left, right, within: distance, partners: Self.partnersWithinPairs)
                .sorted { $0.range.lowerBound < $1.range.lowerBound }
        case .not, .field, .property: return []
        }
    }

    /// The places of the first plan that has places of its own, where the others hold near them.
    private func spans(ofAll plans: [MatchPlan], _ distance: Int) -> [Span] {
        guard let first = plans.firstIndex(where: { if case .not = $0 { false } else { true } }) else { return [] }
        let others = plans.indices.filter { $0 != first }.map { side(plans[$0], distance) }
        return spans(plans[first], distance).compactMap { place in
            var place = place
            for other in others {
                guard let met = met(at: place, other, distance) else { return nil }
                place.terms += met.terms
            }
            return place
        }
    }

    /// What of one side stands near a place of the other.
    private struct Met {
        /// From the first to the last of it; `nil` for what must not stand there, and does not.
        var range: Range<Int>?
        var terms: [Matcher.Hit] = []
        /// The last place found.
        var last: Range<Int>?

        init() {}

        init(_ span: Span) { (range, terms, last) = (span.range, span.terms, span.range) }

        mutating func add(_ other: Met) {
            if let found = other.range { range = range.map { NearFinder.hull($0, found) } ?? found }
            terms += other.terms
            last = other.last ?? last
        }
    }

    /// The side that is met, its places found once for all places of the other.
    private indirect enum Side {
        case places([Span])
        case any([Side])
        case all([Side])
        case none(Side)
        case nothing
    }

    private func side(_ plan: MatchPlan, _ distance: Int) -> Side {
        switch plan {
        case .leaf, .near: .places(spans(plan, distance))
        case .or(let plans): .any(plans.map { side($0, distance) })
        case .and(let plans): .all(plans.map { side($0, distance) })
        case .not(let inner): .none(side(inner, distance))
        case .field, .property: .nothing
        }
    }

    /// - Returns: how the side is met at a place, the nearest first; empty where it is not.
    private func mets(at place: Span, _ side: Side, _ distance: Int, limit: Int) -> [Met] {
        if limit > 1, case .places(let spans) = side {
            return near(place, in: spans, distance).prefix(limit).map { Met($0) }
        }
        return met(at: place, side, distance).map { [$0] } ?? []
    }

    /// - Returns: `nil` where the side is not met.
    private func met(at place: Span, _ side: Side, _ distance: Int) -> Met? {
        switch side {
        case .places(let spans): return near(place, in: spans, distance).first.map { Met($0) }
        case .any(let sides):
            var best: (met: Met, length: Int)?
            for side in sides {
                guard let found = met(at: place, side, distance) else { continue }
                let length = Self.hull(place.range, found.range ?? place.range).count
                if length < best?.length ?? .max { best = (found, length) }
            }
            return best?.met
        case .all(let sides):
            var all = Met()
            for side in sides {
                guard let found = met(at: place, side, distance) else { return nil }
                all.add(found)
            }
            return all
        case .none(let inner): return met(at: place, inner, distance) == nil ? Met() : nil
        case .nothing: return nil
        }
    }

    /// So many places to each side are looked at; those of one side that are near each other are few.
    private static let reach = 64

    /// The places that are near one and do not overlap it, the nearest first.
    private func near(_ place: Span, in spans: [Span], _ distance: Int) -> [Span] {
        let behind = Self.first(in: spans, atOrAfter: place.range.upperBound)
        var found: [(span: Span, gap: Int)] = []
        for span in spans[behind...].prefix(Self.reach) {
            let gap = spacing.distance(from: place.range.upperBound, to: span.range.lowerBound)
            if gap > distance { break }
            found.append((span, gap))
        }
        // A longer one that begins before another may end nearer.
        for span in spans[..<behind].suffix(Self.reach) {
            if span.range.upperBound <= place.range.lowerBound {
                let gap = spacing.distance(from: span.range.upperBound, to: place.range.lowerBound)
                if gap <= distance { found.append((span, gap)) }
            } else if span.isAmid(place) || place.isAmid(span) {
                // Between the two places of a pair nothing is farther from them than they are from each other.
                found.append((span, 0))
            }
        }
        if found.count < 2 { return found.map(\.span) }
        return found.sorted { ($0.gap, $0.span.range.lowerBound) < ($1.gap, $1.span.range.lowerBound) }.map(\.span)
    }

    private static func first(in spans: [Span], atOrAfter position: Int) -> Int {
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
