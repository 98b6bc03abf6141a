/// How two token sequences correspond: the runs they share, in order, and the gaps between these.
struct StoryAlignment {
    struct Gap {
        let left: Range<Int>
        let right: Range<Int>
        /// Before the first or behind the last run shared, and of another wording altogether: what each office put around the notice.
        var isOutside = false
    }

    private(set) var gaps: [Gap] = []
    private(set) var matched = 0

    /// Anchors are runs that occur once on both sides (patience diff); what lies between two anchors is compared closely where it is short.
    init(_ left: [StoryToken], _ right: [StoryToken]) {
        if left == right {  // A text of few sentences, each said several times, has no anchors.
            matched = left.count
            return
        }
        var end = (left: 0, right: 0)
        var open = (left: 0, right: 0)
        for anchor in Self.anchors(left, right) where anchor.left >= end.left && anchor.right >= end.right {
            var (start, stop) = (anchor, (left: anchor.left, right: anchor.right))
            while start.left > end.left, start.right > end.right, left[start.left - 1] == right[start.right - 1] {
                start = (start.left - 1, start.right - 1)
            }
            while stop.left < left.count, stop.right < right.count, left[stop.left] == right[stop.right] {
                stop = (stop.left + 1, stop.right + 1)
            }
            refine(left, open.left..<start.left, right, open.right..<start.right)
            matched += stop.left - start.left
            (end, open) = (stop, stop)
        }
        refine(left, open.left..<left.count, right, open.right..<right.count)
    }

    // MARK: Anchors

    private static func anchors(_ left: [StoryToken], _ right: [StoryToken]) -> [(left: Int, right: Int)] {
        let length = min(left.count, right.count) < 40 ? 3 : 5
        let unique = positions(left, length)
        var pairs: [(left: Int, right: Int)] = []
        for (hash, position) in positions(right, length) {
            if let position, case .some(.some(let other)) = unique[hash] { pairs.append((other, position)) }
        }
        pairs.sort { $0.left < $1.left }
        return longestAscending(pairs)
    }

    /// Where each run of `length` tokens stands; `nil` for one that stands in several places.
    private static func positions(_ tokens: [StoryToken], _ length: Int) -> [UInt64: Int?] {
        guard tokens.count >= length else { return [:] }
        var positions: [UInt64: Int?] = Dictionary(minimumCapacity: tokens.count)
        for start in 0...(tokens.count - length) {
            let hash = tokens[start..<(start + length)].reduce(7) { KeyDigest.mixed($0 &+ $1.value) }
            if positions[hash] != nil { positions[hash] = .some(nil) } else { positions[hash] = .some(start) }
        }
        return positions
    }

    /// The longest run of pairs whose right sides ascend as well (patience sorting).
    private static func longestAscending(_ pairs: [(left: Int, right: Int)]) -> [(left: Int, right: Int)] {
        var piles: [Int] = []
        var previous = [Int](repeating: -1, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            var (low, high) = (0, piles.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[piles[middle]].right < pair.right { low = middle + 1 } else { high = middle }
            }
            if low > 0 { previous[index] = piles[low - 1] }
            if low == piles.count { piles.append(index) } else { piles[low] = index }
        }
        var chain: [(left: Int, right: Int)] = []
        var index = piles.last ?? -1
        while index >= 0 {
            chain.append(pairs[index])
            index = previous[index]
        }
        return chain.reversed()
    }

    // MARK: Between anchors

    /// What is before all anchors or behind them is compared closely only where it is much alike.
    private mutating func refine(
        _ left: [StoryToken], _ leftRange: Range<Int>, _ right: [StoryToken], _ rightRange: Range<Int>
    ) {
        guard !leftRange.isEmpty || !rightRange.isEmpty else { return }
        guard !leftRange.isEmpty, !rightRange.isEmpty, leftRange.count * rightRange.count <= Self.closelyCompared else {
            gaps.append(Gap(left: leftRange, right: rightRange))
            return
        }
        let runs = Self.commonRuns(left[leftRange], right[rightRange])
        let isOutside =
            leftRange.lowerBound == 0 || rightRange.lowerBound == 0 || leftRange.upperBound == left.count
            || rightRange.upperBound == right.count
        let shared = runs.reduce(0) { $0 + $1.length }
        if isOutside, Double(shared) < Self.muchAlike * Double(min(leftRange.count, rightRange.count)) {
            gaps.append(Gap(left: leftRange, right: rightRange, isOutside: true))
            return
        }
        var open = (left: leftRange.lowerBound, right: rightRange.lowerBound)
        for run in runs {
            if open.left < run.left || open.right < run.right {
                gaps.append(Gap(left: open.left..<run.left, right: open.right..<run.right))
            }
            matched += run.length
            open = (run.left + run.length, run.right + run.length)
        }
        if open.left < leftRange.upperBound || open.right < rightRange.upperBound {
            gaps.append(Gap(left: open.left..<leftRange.upperBound, right: open.right..<rightRange.upperBound))
        }
    }

    /// The product of lengths up to which a gap is compared token by token.
    private static let closelyCompared = 40_000
    private static let muchAlike = 0.4

    /// The runs of a longest common subsequence; a single Han character that agrees by chance is none.
    private static func commonRuns(
        _ left: ArraySlice<StoryToken>, _ right: ArraySlice<StoryToken>
    ) -> [(left: Int, right: Int, length: Int)] {
        let (leftStart, rightStart, width) = (left.startIndex, right.startIndex, right.count + 1)
        var lengths = [Int32](repeating: 0, count: (left.count + 1) * width)
        for row in stride(from: left.count - 1, through: 0, by: -1) {
            for column in stride(from: right.count - 1, through: 0, by: -1) {
                let at = row * width + column
                if left[leftStart + row] == right[rightStart + column] {
                    lengths[at] = lengths[at + width + 1] + 1
                } else {
                    lengths[at] = max(lengths[at + width], lengths[at + 1])
                }
            }
        }
        var runs: [(left: Int, right: Int, length: Int)] = []
        var (row, column) = (0, 0)
        while row < left.count, column < right.count {
            if left[leftStart + row] == right[rightStart + column] {
                if let last = runs.last, last.left + last.length == leftStart + row,
                    last.right + last.length == rightStart + column
                {
                    runs[runs.count - 1].length += 1
                } else {
                    runs.append((leftStart + row, rightStart + column, 1))
                }
                (row, column) = (row + 1, column + 1)
            } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        let ends = (left.endIndex, right.endIndex)
        return runs.filter { run in
            if run.length > 1 || left[run.left].kind != .han { return true }
            let touchesStart = run.left == leftStart && run.right == rightStart
            return touchesStart || (run.left + 1 == ends.0 && run.right + 1 == ends.1)
        }
    }
}
