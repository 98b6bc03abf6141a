/// A set of folded scalars: a character class of a regular expression.
struct ScalarSet: Sendable, Hashable {
    private(set) var ranges: [ClosedRange<UInt32>] = []
    var isNegated = false

    func contains(_ value: UInt32) -> Bool {
        for range in ranges where range.contains(value) { return !isNegated }
        return isNegated
    }

    /// Adds a range, and its lower-case letters where it holds capitals: the text it is compared with has no capitals.
    mutating func insert(_ range: ClosedRange<UInt32>) {
        ranges.append(range)
        let capitals = range.clamped(to: 0x41...0x5A)
        if range.overlaps(0x41...0x5A) { ranges.append(capitals.lowerBound + 32...capitals.upperBound + 32) }
        if range.contains(0x2D) { ranges.append(FoldTable.space...FoldTable.space) }
    }

    mutating func formUnion(_ other: ScalarSet) {
        if !other.isNegated {
            ranges += other.ranges
            return
        }
        var next: UInt32 = 0
        for range in other.ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > next { ranges.append(next...range.lowerBound - 1) }
            next = max(next, range.upperBound + 1)
        }
        if next <= Self.last { ranges.append(next...Self.last) }
    }

    var negated: ScalarSet {
        var copy = self
        copy.isNegated.toggle()
        return copy
    }

    private static let last: UInt32 = 0x10FFFF

    private init(_ ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }
    init() {}

    static let digits = ScalarSet([0x30...0x39])
    static let space = ScalarSet([0x20...0x20, 0x09...0x0D])
    /// As in words of queries: letters and digits of scripts that part words by spaces, and the underscore. Han is not
    /// in it.
    static let word = ScalarSet([0x30...0x39, 0x5F...0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x1FFF])
    static let letters = ScalarSet([0x61...0x7A, 0xAA...0xAA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x1FFF, 0x3400...0x9FFF])
    static let han = ScalarSet([
        0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005...0x3005, 0x3007...0x3007, 0x3021...0x3029, 0x3038...0x303B,
        0xF900...0xFAFF,
        0x2E80...0x2FD5, 0x20000...0x3FFFF,
    ])
}
