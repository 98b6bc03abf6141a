/// Decides whether a query holds for one entry, from the places of its terms.
struct MatchEvaluator {
    private let entry: ClassifiedText
    let fields: [FieldMatches]
    /// Beside the mask of all: what is masked for the query at hand, a value for each field.
    private var ownMasks: [MaskedSpans] = []
    private var spacings: [TextSpacing?]

    /// What a place counts towards the score of a topic. A title says what an entry is about, a text also mentions things in passing.
    private static let titlePoints = 3
    private static let textPoints = 1

    init(_ entry: ClassifiedText, fields: [FieldMatches]) {
        (self.entry, self.fields) = (entry, fields)
        spacings = Array(repeating: nil, count: fields.count)
    }

    /// Masks the places of `leaf` for the queries that follow, and nothing else beside the common mask.
    /// - Returns: what took effect, with the field.
    @discardableResult
    mutating func mask(_ leaf: Int?) -> [(field: Int, hit: Matcher.Hit)] {
        ownMasks = []
        guard let leaf, fields.contains(where: { !$0.allHits(of: leaf).isEmpty }) else { return [] }
        var taken: [(field: Int, hit: Matcher.Hit)] = []
        for (index, field) in fields.enumerated() {
            var mask = field.mask
            let hits = field.allHits(of: leaf).filter { !field.mask.touches($0) }
            taken += mask.formUnion(hits[...], length: field.text.scalars.count).map { (index, $0) }
            ownMasks.append(mask)
        }
        return taken
    }

    /// - Returns: the evidence, empty where the query holds without a place; `nil` where it does not hold.
    mutating func evaluate(_ plan: MatchPlan) -> MatchEvidence? { evaluate(plan, in: Self.textFields) }

    /// What the evidence is worth: a place in the title 3, elsewhere 1.
    func points(_ evidence: MatchEvidence) -> Int {
        evidence.distinctPlaces.reduce(0) {
            $0 + (fields[$1.field].field == .title ? Self.titlePoints : Self.textPoints)
        }
    }

    private static let textFields: Set<QueryField> = [.title, .body]

    private mutating func evaluate(_ plan: MatchPlan, in scope: Set<QueryField>) -> MatchEvidence? {
        switch plan {
        case .leaf(let leaf): return evidence(of: leaf, in: scope)
        case .field(let field, let inner): return evaluate(inner, in: [field])
        case .property(let property): return holds(property) ? MatchEvidence() : nil
        case .not(let inner): return evaluate(inner, in: scope) == nil ? MatchEvidence() : nil
        case .or(let plans):
            var union: MatchEvidence?
            for plan in plans {
                guard let evidence = evaluate(plan, in: scope) else { continue }
                if union == nil { union = evidence } else { union?.formUnion(evidence) }
            }
            return union
        case .and(let plans): return conjunction(plans, in: scope)
        case .near(let left, let right, let distance): return nearness(left, right, distance, in: scope)
        }
    }

    /// All must hold; counted is the side with the fewest points, so that much of one and little of the other is little of both.
    private mutating func conjunction(_ plans: [MatchPlan], in scope: Set<QueryField>) -> MatchEvidence? {
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

    private func evidence(of leaf: Int, in scope: Set<QueryField>) -> MatchEvidence? {
        var evidence = MatchEvidence()
        for index in fields.indices where scope.contains(fields[index].field) {
            for hit in hits(of: leaf, inFieldAt: index) {
                evidence.places.append(MatchEvidence.Place(field: index, start: hit.start, end: hit.end))
                evidence.terms.append((index, hit))
            }
        }
        return evidence.places.isEmpty ? nil : evidence
    }

    /// The places of a leaf that are not masked.
    func hits(of leaf: Int, inFieldAt index: Int) -> [Matcher.Hit] {
        let mask = ownMasks.isEmpty ? fields[index].mask : ownMasks[index]
        let hits = fields[index].allHits(of: leaf)
        return mask.isEmpty ? Array(hits) : hits.filter { !mask.touches($0) }
    }

    mutating func spacing(_ field: Int) -> TextSpacing {
        if let known = spacings[field] { return known }
        let spacing = TextSpacing(fields[field].text)
        spacings[field] = spacing
        return spacing
    }

    private mutating func nearness(
        _ left: MatchPlan, _ right: MatchPlan, _ distance: Int, in scope: Set<QueryField>
    ) -> MatchEvidence? {
        var union: MatchEvidence?
        for index in fields.indices where scope.contains(fields[index].field) {
            let finder = NearFinder(evaluator: self, field: index)
            guard finder.mayHold(left), finder.mayHold(right) else { continue }
            let pairs = finder.pairs(left, right, within: distance, spacing(index))
            if pairs.isEmpty { continue }
            if union == nil { union = MatchEvidence() }
            for pair in pairs {
                union?.places.append(
                    MatchEvidence.Place(
                        field: index, start: Int32(pair.range.lowerBound), end: Int32(pair.range.upperBound)))
                union?.terms += pair.terms.map { (index, $0) }
            }
        }
        return union
    }

    private func holds(_ property: QueryProperty) -> Bool {
        switch property {
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
