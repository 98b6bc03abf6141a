/// Text in the one form that queries and texts are compared in: NFKC, lower case, Traditional characters as Simplified
/// ones.
///
/// Zero-width characters are gone, a hyphen is a space, white space is collapsed and trimmed. Folding what is folded
/// changes nothing. Where the map is asked for, a match can be shown in the original.
package struct FoldedText: Sendable {
    /// The folded Unicode scalars.
    package private(set) var scalars: [UInt32] = []
    /// For each folded scalar, which scalars of the original it stands for; empty where no map was asked for.
    private var starts: [Int32] = []
    private var ends: [Int32] = []
    private let keepsMap: Bool

    /// - Parameter keepsMap: whether ``original(_:)`` will be asked for; without the map folding is faster.
    package init(_ text: String, keepsMap: Bool = false) {
        self.keepsMap = keepsMap
        var folder = ScalarFolder(keepsMap: keepsMap, capacity: text.utf8.count)
        folder.fold(text)
        (scalars, starts, ends) = folder.finish()
    }

    /// Several texts one after the other, parted so that no match runs from one into the next.
    package init(joining texts: [String]) {
        keepsMap = false
        for (index, text) in texts.enumerated() {
            if index > 0 { scalars.append(Self.separator) }
            scalars += FoldedText(text).scalars
        }
    }

    /// A line feed: folding leaves none, so no term holds one.
    static let separator: UInt32 = 0x0A

    /// The folded text as a string: what a search index holds.
    package var string: String {
        var view = String.UnicodeScalarView()
        view.reserveCapacity(scalars.count)
        for value in scalars { if let scalar = Unicode.Scalar(value) { view.append(scalar) } }
        return String(view)
    }

    /// Longer clauses are cut: what stands farther away than this is another matter.
    private static let maximumClauseLength = 300

    /// The clause a range stands in: up to the next comma, stop, semicolon or colon on both sides.
    func clause(around range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        let first = max(0, start - Self.maximumClauseLength)
        let last = min(scalars.count, end + Self.maximumClauseLength)
        while start > first, !Self.endsClause(scalars[start - 1]) { start -= 1 }
        while end < last, !Self.endsClause(scalars[end]) { end += 1 }
        return start..<end
    }

    private static func endsClause(_ value: UInt32) -> Bool {
        switch value {
        case 0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x3002, separator: true  // ! , . : ; ? 。
        default: false
        }
    }

    /// Where a folded range stands in the original, counted in characters (Unicode scalars, as `len` of Python or
    /// `runes` of Go count).
    package func original(_ range: Range<Int>) -> Range<Int> {
        guard keepsMap, !range.isEmpty, range.upperBound <= starts.count else { return range }
        let start = Int(starts[range.lowerBound])
        return start..<max(start, Int(ends[range.upperBound - 1]))
    }
}
