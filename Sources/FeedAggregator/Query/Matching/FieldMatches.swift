/// What was found in one field of an entry.
struct FieldMatches {
    let field: QueryField
    let text: FoldedText
    let hits: LeafHits
    /// Masked for all queries.
    private(set) var mask = MaskedSpans()
    /// The spans that took effect, for explanations.
    private(set) var masked: [Matcher.Hit] = []

    init(_ field: QueryField, _ text: FoldedText, matcher: Matcher, maskLeaf: Int?) {
        (self.field, self.text) = (field, text)
        hits = LeafHits(matcher.hits(in: text), leafCount: matcher.leafNames.count)
        if let maskLeaf { masked = mask.formUnion(hits.all(of: maskLeaf), length: text.scalars.count) }
    }
}
