/// Decides whether a query holds for one entry, from the places of its terms.
struct MatchEvaluator {
    private let entry: ClassifiedText
    let fields: [FieldMatches]
    /// Whether the evidence is to name its terms; for a mere decision that would be lost time.
    let namesTerms: Bool
    /// Beside the mask of all: what is masked for the query at hand, a value for each field.
    private var ownMasks: [MaskedSpans] = []
    private var spacings: [TextSpacing?]
    /// Whether what is evaluated stands behind a NOT that counts.
    private var isNegated = false

    /// What a place counts towards the score of a topic. A title says what an entry is about, a text also mentions
    /// things in passing.
    private static let titlePoints = 3
    private static let textPoints = 1
    /// About as much as a long headline, in the measure of ``TextSpacing``.
    private static let openingLength = 60

    init(_ entry: ClassifiedText, fields: [FieldMatches], namesTerms: Bool) {
        (self.entry, self.fields, self.namesTerms) = (entry, fields, namesTerms)
        spacings = Array(repeating: nil, count: fields.count)
    }

    /// Masks the places of `leaf` for the queries that follow, and nothing else beside the common mask.
    /// - Returns: what took effect, with the field.
    @discardableResult
    mutating func mask(_ leaf: Int?) -> [(field: Int, hit: Matcher.Hit)] {
        if !ownMasks.isEmpty { ownMasks = [] }
        guard let leaf, fields.contains(where: { $0.hits.contains(leaf) }) else { return [] }
        var taken: [(field: Int, hit: Matcher.Hit)] = []
        for (index, field) in fields.enumerated() {
            var mask = field.mask
            let hits = field.hits.all(of: leaf).filter { !field.mask.touches($0) }
            taken += mask.formUnion(hits[...], length: field.text.scalars.count).map { (index, $0) }
            ownMasks.append(mask)
        }
        return taken
    }

    /// - Returns: the evidence, empty where the query holds without a place; `nil` where it does not hold.
    mutating func evaluate(_ plan: MatchPlan) -> MatchEvidence? { evaluate(plan, in: .texts) }

    /// Whether a query of which any alternative will do holds with so many points, `nil` for any. As ``evaluate(_:)`` and ``points(_:)`` say
    /// it, but no more alternatives are looked at than needed: more places never make fewer points.
    mutating func holds(anyOf alternatives: some Sequence<MatchPlan>, with needed: Int?) -> Bool {
        var union = MatchEvidence()
        for alternative in alternatives {
            guard let evidence = evaluate(alternative) else { continue }
            guard let needed else { return true }
            union.formUnion(evidence)
            if points(union) >= needed { return true }
        }
        return false
    }

    /// What the evidence is worth: a place in the title 3, elsewhere 1. Where there is no title, the opening of the text is one.
    mutating func points(_ evidence: MatchEvidence) -> Int {
        evidence.distinctPlaces.reduce(0) { $0 + (isTitle($1) ? Self.titlePoints : Self.textPoints) }
    }

    private mutating func isTitle(_ place: MatchEvidence.Place) -> Bool {
        let field = fields[place.field].field
        if field == .title { return true }
        guard field == .body, !hasTitle else { return false }
        return spacing(place.field).distance(from: 0, to: Int(place.start)) < Self.openingLength
    }

    private var hasTitle: Bool { fields.contains { $0.field == .title && !$0.text.scalars.isEmpty } }

    /// Which fields a part of a query looks at.
    private enum Scope {
        case texts
        case only(QueryField)

        func contains(_ field: QueryField) -> Bool {
            switch self {
            case .texts: field == .title || field == .body
            case .only(let only): field == only
            }
        }
    }

    /// A place outside the title, as an author's or a category's.
    private var mention: MatchEvidence {
        let body = fields.firstIndex { $0.field == .body }
        return MatchEvidence(places: body.map { [MatchEvidence.Place(field: $0, start: 0, end: 0)] } ?? [])
    }

    private mutating func evaluate(_ plan: MatchPlan, in scope: Scope) -> MatchEvidence? {
        switch plan {
        case .leaf(let leaf): return evidence(of: leaf, in: scope)
        case .field(let field, let inner):
            if entry.isOfWhateverIsAsked, field != .title, field != .body { return isNegated ? nil : mention }
            return evaluate(inner, in: .only(field))
        case .property(let property): return holds(property) ? MatchEvidence() : nil
        case .not(let inner):
            isNegated.toggle()
            defer { isNegated.toggle() }
            return evaluate(inner, in: scope) == nil ? MatchEvidence() : nil
        case .or(let plans):
            var union: MatchEvidence?
            for plan in plans {
                guard let evidence = evaluate(plan, in: scope) else { continue }
                if union == nil { union = evidence } else { union?.formUnion(evidence) }
            }
            return union
        case .and(let plans): return conjunction(plans, in: scope)
        case .near(let left, let right, let distance, let needs):
            return nearness(left, right, distance, needs, in: scope)
        }
    }

    /// All must hold; counted is the side with the fewest points, so that much of one and little of the other is little
    /// of both.
    private mutating func conjunction(_ plans: [MatchPlan], in scope: Scope) -> MatchEvidence? {
        var least: (evidence: MatchEvidence, points: Int)?
        var terms: [(field: Int, hit: Matcher.Hit)] = []
        for plan in plans {
            guard let evidence = evaluate(plan, in: scope) else { return nil }
            terms += evidence.terms
            if evidence.places.isEmpty { continue }
            let points = points(evidence)
            if points < least?.points ?? .max { least = (evidence, points) }
        }
        return MatchEvidence(places: least?.evidence.places ?? [], terms: terms)
    }

    private func evidence(of leaf: Int, in scope: Scope) -> MatchEvidence? {
        var evidence: MatchEvidence?
        for index in fields.indices where scope.contains(fields[index].field) {
            guard fields[index].hits.contains(leaf) else { continue }
            let mask = mask(inFieldAt: index)
            for hit in fields[index].hits.all(of: leaf) where !mask.touches(hit) {
                if evidence == nil { evidence = MatchEvidence() }
                evidence?.places.append(MatchEvidence.Place(field: index, start: hit.start, end: hit.end))
                if namesTerms { evidence?.terms.append((index, hit)) }
            }
        }
        return evidence
    }

    /// All that is masked for the query at hand.
    private func mask(inFieldAt index: Int) -> MaskedSpans {
        ownMasks.isEmpty ? fields[index].mask : ownMasks[index]
    }

    private mutating func spacing(_ field: Int) -> TextSpacing {
        if let known = spacings[field] { return known }
        let spacing = TextSpacing(fields[field].text)
        spacings[field] = spacing
        return spacing
    }

    private mutating func nearness(
        _ left: MatchPlan, _ right: MatchPlan, _ distance: Int, _ needs: LeafNeeds, in scope: Scope
    ) -> MatchEvidence? {
        var union: MatchEvidence?
        for index in fields.indices where scope.contains(fields[index].field) {
            let (hits, mask) = (fields[index].hits, mask(inFieldAt: index))
            guard needs.areMet({ hits.contains($0, outside: mask) }) else { continue }
            let finder = NearFinder(hits: hits, mask: mask, spacing: spacing(index), namesTerms: namesTerms)
            let pairs = finder.pairs(left, right, within: distance)
            var counted: Set<Range<Int>> = []
            for pair in pairs {
                if union == nil { union = MatchEvidence() }
                if namesTerms { union?.terms += pair.terms.map { (index, $0) } }
                // One mention of patents does not become two by standing near two words of the other side.
                guard counted.insert(pair.partner).inserted else { continue }
                let place = fields[index].text.clause(around: pair.anchor)
                union?.places.append(
                    MatchEvidence.Place(field: index, start: Int32(place.lowerBound), end: Int32(place.upperBound)))
            }
        }
        return union
    }

    private func holds(_ property: QueryProperty) -> Bool {
        if entry.isOfWhateverIsAsked { return !isNegated }
        return switch property {
        case .city(let city): entry.city?.lowercased() == city.lowercased()
        case .source(let source): entry.source?.lowercased() == source.lowercased()
        case .topic(let topic): entry.topics.contains { $0.lowercased() == topic.lowercased() }
        case .language(let tag):
            entry.language.map { $0.lowercased() == tag || $0.lowercased().hasPrefix(tag + "-") } ?? false
        case .after(let date): entry.published.map { $0 >= date } ?? false
        case .before(let date): entry.published.map { $0 < date } ?? false
        }
    }
}
