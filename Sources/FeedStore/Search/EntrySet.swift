package import FeedModel

/// A set of entries of the history: one bit an entry, so that sets of a million are joined and cut in microseconds.
package struct EntrySet: Sendable, Hashable {
    private var words: [UInt64]

    /// - Parameter last: no entry has a greater number.
    package init(upTo last: HistoryEntry.ID) {
        words = Array(repeating: 0, count: last < 0 ? 0 : Int(last / 64) + 1)
    }

    /// - Parameter entry: ignored where it lies beyond the last.
    package mutating func insert(_ entry: HistoryEntry.ID) {
        guard entry >= 0, entry / 64 < words.count else { return }
        words[Int(entry / 64)] |= 1 << UInt64(entry % 64)
    }

    package func contains(_ entry: HistoryEntry.ID) -> Bool {
        guard entry >= 0, entry / 64 < words.count else { return false }
        return words[Int(entry / 64)] & (1 << UInt64(entry % 64)) != 0
    }

    package mutating func formUnion(_ other: EntrySet) {
        for index in words.indices where index < other.words.count { words[index] |= other.words[index] }
    }

    package mutating func formIntersection(_ other: EntrySet) {
        for index in words.indices { words[index] &= index < other.words.count ? other.words[index] : 0 }
    }

    package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// In the order of first sight.
    package var entries: [HistoryEntry.ID] {
        var entries: [HistoryEntry.ID] = []
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                entries.append(Int64(index * 64 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        return entries
    }
}
