/// What was found in one field of an entry.
struct FieldMatches {
    let field: QueryField
    let text: FoldedText
    /// By leaf, then by start.
    private var hits: [Matcher.Hit] = []
    /// Where the hits of each leaf begin; empty where nothing was found.
    private var firstHit: [Int32] = []
    /// The leaves that stand somewhere in the field.
    private(set) var leaves: [Int32] = []
    /// Masked for all queries.
    private(set) var mask = MaskedSpans()
    /// The spans that took effect, for explanations.
    private(set) var masked: [Matcher.Hit] = []

    init(_ field: QueryField, _ text: FoldedText, matcher: Matcher, maskLeaf: Int?) {
        (self.field, self.text) = (field, text)
        let found = matcher.hits(in: text)
        if found.isEmpty { return }
        sort(found, leafCount: matcher.leafNames.count)
        if let maskLeaf { masked = mask.formUnion(allHits(of: maskLeaf), length: text.scalars.count) }
    }

    /// Puts the hits of each leaf together by counting, then each leaf's in order; mostly they are already.
    private mutating func sort(_ found: [Matcher.Hit], leafCount: Int) {
        firstHit = Array(repeating: 0, count: leafCount + 1)
        for hit in found {
            if firstHit[Int(hit.leaf)] == 0 { leaves.append(hit.leaf) }
            firstHit[Int(hit.leaf)] += 1
        }
        var sum: Int32 = 0
        for leaf in firstHit.indices {
            sum += firstHit[leaf]
            firstHit[leaf] = sum
        }
        hits = found
        for hit in found.reversed() {
            firstHit[Int(hit.leaf)] -= 1
            hits[Int(firstHit[Int(hit.leaf)])] = hit
        }
        for leaf in leaves {
            let range = Int(firstHit[Int(leaf)])..<Int(firstHit[Int(leaf) + 1])
            if range.count > 1, !isInOrder(range) { hits[range].sort(by: Matcher.Hit.precedes) }
        }
    }

    private func isInOrder(_ range: Range<Int>) -> Bool {
        for index in range.dropFirst() where Matcher.Hit.precedes(hits[index], hits[index - 1]) { return false }
        return true
    }

    /// Masked ones included.
    func allHits(of leaf: Int) -> ArraySlice<Matcher.Hit> {
        firstHit.isEmpty ? [] : hits[Int(firstHit[leaf])..<Int(firstHit[leaf + 1])]
    }

    func contains(_ leaf: Int) -> Bool { !firstHit.isEmpty && firstHit[leaf] != firstHit[leaf + 1] }
}
