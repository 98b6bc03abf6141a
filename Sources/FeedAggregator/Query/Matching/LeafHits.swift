/// The places of one field, put together by leaf.
struct LeafHits {
    /// By leaf, then by start.
    private var hits: [Matcher.Hit] = []
    /// Where the hits of each leaf begin; empty where nothing was found.
    private var firstHit: [Int32] = []
    /// The leaves that stand somewhere in the field.
    private(set) var leaves: [Int32] = []

    /// Puts the hits of each leaf together by counting, then each leaf's in order; mostly they are already.
    init(_ found: [Matcher.Hit], leafCount: Int) {
        if found.isEmpty { return }
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
    func all(of leaf: Int) -> ArraySlice<Matcher.Hit> {
        firstHit.isEmpty ? [] : hits[Int(firstHit[leaf])..<Int(firstHit[leaf + 1])]
    }

    func contains(_ leaf: Int) -> Bool { !firstHit.isEmpty && firstHit[leaf] != firstHit[leaf + 1] }

    /// Whether the leaf stands where nothing is masked.
    func contains(_ leaf: Int, outside mask: MaskedSpans) -> Bool {
        guard contains(leaf) else { return false }
        if mask.isEmpty { return true }
        for index in Int(firstHit[leaf])..<Int(firstHit[leaf + 1]) where !mask.touches(hits[index]) { return true }
        return false
    }
}
