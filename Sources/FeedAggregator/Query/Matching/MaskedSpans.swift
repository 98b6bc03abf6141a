/// The spans of one text that never count.
struct MaskedSpans: Sendable {
    /// For each scalar whether it is masked; empty where nothing is.
    private var isMasked: [Bool] = []
    private(set) var isEmpty = true

    /// Masks the places of regular expressions first, then of terms, longest first. A place that an earlier one has
    /// touched is no longer what it was and masks nothing: 市知识产权局 is gone as a whole before 知识产权局 is looked for.
    /// - Returns: those that took effect.
    @discardableResult
    mutating func formUnion(_ hits: ArraySlice<Matcher.Hit>, length: Int) -> [Matcher.Hit] {
        if hits.isEmpty { return [] }
        if isMasked.isEmpty { isMasked = Array(repeating: false, count: length) }
        isEmpty = false
        var taken: [Matcher.Hit] = []
        let ordered = hits.sorted { a, b in
            if a.isExpression != b.isExpression { return a.isExpression }
            return (b.range.count, a.start) < (a.range.count, b.start)
        }
        for hit in ordered where !touches(hit) {
            for index in hit.range { isMasked[index] = true }
            taken.append(hit)
        }
        return taken
    }

    @inline(__always)
    func touches(_ hit: Matcher.Hit) -> Bool {
        if isEmpty { return false }
        for index in hit.range where isMasked[index] { return true }
        return false
    }
}
