/// So much of a text as tells at a glance that another is not the same notice: a quarter of a kilobyte, so that those of many thousand entries
/// can be held in memory while stories are looked for.
package struct StorySketch: Sendable {
    /// Digests of the body's runs of four tokens: the smallest of them, ascending, without repeats. Two texts choose the same
    /// (A. Broder, "On the resemblance and containment of documents", 1997).
    private let digests: [UInt32]
    /// Whether these are all.
    private let isWhole: Bool
    private let title: UInt32
    private let bodyCount: UInt32
    private let city: Int16

    private static let most = 64
    /// Fewer common digests may mislead.
    private static let telling = 16
    /// Copies of a notice share most of their runs; four in five tokens are needed to call them the same.
    private static let leastShared = 0.3

    /// - Parameters:
    ///   - shingles: of the body.
    ///   - bodyCount: its tokens.
    init(title: [StoryToken], shingles: [UInt64], bodyCount: Int, city: Int16) {
        digests = Self.smallest(of: shingles.map { UInt32(truncatingIfNeeded: $0 >> 32) })
        isWhole = digests.count < Self.most
        self.title = UInt32(truncatingIfNeeded: StoryFingerprint.digest(of: title) >> 32)
        self.bodyCount = UInt32(truncatingIfNeeded: bodyCount)
        self.city = city
    }

    /// The ``most`` smallest, ascending, without repeats.
    private static func smallest(of digests: [UInt32]) -> [UInt32] {
        // They are spread evenly, so that twice as many as are wanted lie below this; all are sorted only where they do not.
        let limit = UInt32.max / UInt32(max(1, digests.count / (2 * most)))
        let low = distinct(digests.filter { $0 <= limit })
        return Array((low.count < most ? distinct(digests) : low).prefix(most))
    }

    private static func distinct(_ digests: [UInt32]) -> [UInt32] {
        var distinct: [UInt32] = []
        for digest in digests.sorted() where digest != distinct.last { distinct.append(digest) }
        return distinct
    }

    /// Whether the two may be the same notice in two cities; what is not is found out by ``StoryMatcher/isSameNotice(_:_:)``.
    package func mayBeSameNotice(as other: StorySketch) -> Bool {
        if city >= 0, city == other.city { return false }
        if min(bodyCount, other.bodyCount) < StoryMatcher.shortestBody { return title == other.title }
        return !isFar(from: other)
    }

    /// Whether so little of the shorter body stands in the other that laying them side by side would be in vain.
    func isFar(from other: StorySketch) -> Bool {
        let (short, long) = bodyCount <= other.bodyCount ? (self, other) : (other, self)
        // Up to here both know all their digests.
        let limit = min(short.isWhole ? .max : short.digests.last ?? 0, long.isWhole ? .max : long.digests.last ?? 0)
        var (looked, shared, index) = (0, 0, 0)
        for digest in short.digests {
            if digest > limit { break }
            looked += 1
            while index < long.digests.count, long.digests[index] < digest { index += 1 }
            if index < long.digests.count, long.digests[index] == digest { shared += 1 }
        }
        return looked >= Self.telling && Double(shared) < Self.leastShared * Double(looked)
    }
}
