/// A title prepared for comparing.
struct ComparedTitle: Hashable {
    let original: String
    let folded: String

    init(_ title: String, folded: String? = nil) {
        original = title
        self.folded = folded ?? NormalizedText.folded(title: title)
    }

    /// Whether it is long enough that nobody would give it to two notices by chance: "中标公告" says nothing.
    var isDistinctive: Bool { weight >= 10 }

    /// Han characters, and three for a word of any other script.
    var weight: Int {
        var han = 0
        var other = 0
        for scalar in folded.unicodeScalars { if NormalizedText.isHan(scalar.value) { han += 1 } else { other += 1 } }
        return han + other / 2
    }

    /// The same words, or one is the other cut short by a list.
    func isSame(as other: ComparedTitle) -> Bool {
        folded == other.folded || isCut(of: other) || other.isCut(of: self)
    }

    /// Whether this is the beginning of `other`, cut with an ellipsis.
    func isCut(of other: ComparedTitle) -> Bool {
        guard folded.utf8.count < other.folded.utf8.count, TextCut.endsCut(original) else { return false }
        return folded.utf8.count >= 12 && other.folded.hasPrefix(folded)
    }

    /// The same title with something put right: most pairs of neighbouring characters are shared. Numbers must agree, for
    /// "第一批" and "第二批" are two notices, unless `ignoringNumbers`.
    func isAlike(_ other: ComparedTitle, ignoringNumbers: Bool = false) -> Bool {
        if isSame(as: other) { return true }
        guard ignoringNumbers || numbers == other.numbers else { return false }
        return similarity(to: other) >= 0.6
    }

    /// Dice's coefficient over pairs of neighbouring scalars, 0 to 1.
    private func similarity(to other: ComparedTitle) -> Double {
        let (mine, theirs) = (pairs, other.pairs)
        guard !mine.isEmpty, !theirs.isEmpty else { return 0 }
        var counts: [UInt64: Int] = [:]
        for pair in mine { counts[pair, default: 0] += 1 }
        var shared = 0
        for pair in theirs {
            if let count = counts[pair], count > 0 {
                counts[pair] = count - 1
                shared += 1
            }
        }
        return 2 * Double(shared) / Double(mine.count + theirs.count)
    }

    /// Enough of a title to tell; bounds the work on absurd ones.
    private static let comparedScalars = 400

    private var pairs: [UInt64] {
        let scalars = folded.unicodeScalars.prefix(Self.comparedScalars).map(\.value)
        return zip(scalars, scalars.dropFirst()).map { UInt64($0) << 32 | UInt64($1) }
    }

    /// Runs of digits, and Chinese numerals behind 第, in order of appearance.
    private var numbers: [[UInt32]] {
        var numbers: [[UInt32]] = []
        var current: [UInt32] = []
        var isOrdinal = false
        for scalar in folded.unicodeScalars.prefix(Self.comparedScalars).map(\.value) {
            if NormalizedText.isDigit(scalar) || (isOrdinal && Self.numerals.contains(scalar)) {
                current.append(scalar)
                continue
            }
            if !current.isEmpty { numbers.append(current) }
            current = []
            isOrdinal = scalar == 0x7B2C  // 第
        }
        if !current.isEmpty { numbers.append(current) }
        return numbers
    }

    private static let numerals = Set("〇零一二三四五六七八九十百千".unicodeScalars.map(\.value))
}

/// Texts that stop with an ellipsis or a "read more".
enum TextCut {
    static func endsCut(_ text: String) -> Bool {
        strippedEnd(of: NormalizedText.scalars(of: text.suffixText(40))) != nil
    }

    /// The text without the marks that say it goes on; `nil` where there is no such mark.
    static func strippedEnd(of scalars: [UInt32]) -> ArraySlice<UInt32>? {
        let trimmed = scalars.trimmingSpace()
        var rest = trimmed
        while let mark = marks.first(where: { rest.count >= $0.count && rest.suffix($0.count).elementsEqual($0) }) {
            rest = rest.dropLast(mark.count).trimmingSpace()
        }
        return rest.count < trimmed.count ? rest : nil
    }

    /// Longest first. Texts compared have no full-width forms any more.
    private static let marks: [[UInt32]] = [
        "[阅读全文]", "[查看全文]", "[查看详情]", "阅读全文", "查看全文", "查看详情", "[详细]", "[全文]", "(详情)", "Continue reading", "Read more",
        "Read More", "Continuereading", "Readmore", "ReadMore",
        "[...]", "[…]", "(...)", "......", "……", "...", "…", ">>", "»", "→",
    ].map { $0.unicodeScalars.map(\.value) }
}

extension RandomAccessCollection<UInt32> {
    fileprivate func trimmingSpace() -> SubSequence {
        var rest = self[...]
        while let first = rest.first, first <= NormalizedText.space { rest = rest.dropFirst() }
        while let last = rest.last, last <= NormalizedText.space { rest = rest.dropLast() }
        return rest
    }
}

extension String {
    /// The last scalars of a long text, without walking over the rest.
    fileprivate func suffixText(_ count: Int) -> String { String(unicodeScalars.suffix(count)) }
}
