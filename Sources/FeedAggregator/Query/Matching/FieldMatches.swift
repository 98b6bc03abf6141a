/// What was found in one field of an entry.
struct FieldMatches {
    let field: QueryField
    let text: FoldedText
    /// By leaf, then by start.
    private let hits: [Matcher.Hit]
    /// Masked for all queries.
    private(set) var mask = MaskedSpans()
    /// The spans that took effect, for explanations.
    private(set) var masked: [Matcher.Hit] = []

    init(_ field: QueryField, _ text: FoldedText, matcher: Matcher, maskLeaf: Int?) {
        (self.field, self.text) = (field, text)
        hits = matcher.hits(in: text)
        if let maskLeaf { masked = mask.formUnion(allHits(of: maskLeaf), length: text.scalars.count) }
    }

    /// The leaves that stand somewhere in the field.
    var leaves: [Int] {
        var leaves: [Int] = []
        for hit in hits where leaves.last != Int(hit.leaf) { leaves.append(Int(hit.leaf)) }
        return leaves
    }

    /// Masked ones included.
    func allHits(of leaf: Int) -> ArraySlice<Matcher.Hit> {
        let start = firstIndex { $0.leaf >= leaf }
        return hits[start..<max(start, firstIndex { $0.leaf > leaf })]
    }

    private func firstIndex(where isBehind: (Matcher.Hit) -> Bool) -> Int {
        var (low, high) = (0, hits.count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(hits[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
