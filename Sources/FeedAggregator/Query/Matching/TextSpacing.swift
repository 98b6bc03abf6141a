/// How far apart two places are: the measure behind NEAR.
///
/// A Han character counts one, a Latin word three, because 30 Han characters say about as much as 10 words. Spaces and
/// the punctuation behind a Latin word count nothing.
struct TextSpacing {
    /// The sum of all that stands before each scalar.
    private let sums: [Int32]

    private static let wordWeight: Int32 = 3

    init(_ text: FoldedText) {
        let scalars = text.scalars
        var sums: [Int32] = [0]
        sums.reserveCapacity(scalars.count + 1)
        var sum: Int32 = 0
        var index = 0
        while index < scalars.count {
            let value = scalars[index]
            if FoldTable.isWord(value) {
                let start = index
                var hasLetter = false
                while index < scalars.count, FoldTable.isWord(scalars[index]) {
                    hasLetter = hasLetter || FoldTable.isLetter(scalars[index])
                    index += 1
                }
                // A number within Han text is written digit by digit, like its neighbours.
                let isHanNumber =
                    !hasLetter
                    && (start > 0 && FoldTable.isHan(scalars[start - 1])
                        || index < scalars.count && FoldTable.isHan(scalars[index]))
                sum += isHanNumber ? Int32(index - start) : Self.wordWeight
                for _ in start..<index { sums.append(sum) }
            } else {
                let followsWord =
                    index > 0 && (FoldTable.isWord(scalars[index - 1]) || scalars[index - 1] == FoldTable.space)
                if value != FoldTable.space && !(followsWord && !FoldTable.isHan(value)) { sum += 1 }
                sums.append(sum)
                index += 1
            }
        }
        self.sums = sums
    }

    func distance(from start: Int, to end: Int) -> Int { Int(sums[end] - sums[start]) }
}
