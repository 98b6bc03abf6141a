internal import FeedModel

/// The tokens of some entries, on their way into a segment.
struct SearchBatch {
    /// Token above, place in `entries` below: in the order of tokens, then of entries.
    private var keys: [UInt64] = []
    private var entries: [HistoryEntry.ID] = []

    private static let placeBits: UInt64 = 24
    private static let place: UInt64 = 1 << placeBits - 1
    /// Sixteen megabytes of keys, and as much again while they are sorted.
    private static let usualKeys = 2_000_000

    var isEmpty: Bool { entries.isEmpty }
    var isFull: Bool { keys.count >= Self.usualKeys || entries.count >= Int(Self.place) }

    /// - Parameter entry: greater than those before it.
    mutating func add(_ tokens: [UInt64], of entry: HistoryEntry.ID) {
        let place = UInt64(entries.count)
        entries.append(entry)
        for token in tokens { keys.append(token << Self.placeBits | place) }
    }

    /// Hands over each token with its entries, both ascending.
    mutating func forEachToken(_ body: (UInt64, [HistoryEntry.ID]) throws -> Void) rethrows {
        sort()
        var holders: [HistoryEntry.ID] = []
        var index = 0
        while index < keys.count {
            let token = keys[index] >> Self.placeBits
            holders.removeAll(keepingCapacity: true)
            while index < keys.count, keys[index] >> Self.placeBits == token {
                let entry = entries[Int(keys[index] & Self.place)]
                if holders.last != entry { holders.append(entry) }
                index += 1
            }
            try body(token, holders)
        }
    }

    /// Fewer keys are sorted faster by comparing them.
    private static let fewKeys = 3000

    /// By token; keys of one token come in the order of their entries already, and sorting digit by digit leaves them so.
    private mutating func sort() {
        if keys.count < Self.fewKeys {
            keys.sort()
            return
        }
        let digitBits: UInt64 = 13
        var other = [UInt64](repeating: 0, count: keys.count)
        for shift in stride(from: Self.placeBits, to: Self.placeBits + UInt64(SearchCondition.tokenBits), by: 13) {
            var starts = [Int](repeating: 0, count: 1 << Int(digitBits) + 1)
            let mask: UInt64 = 1 << digitBits - 1
            for key in keys { starts[Int(key >> shift & mask) + 1] += 1 }
            for digit in 1..<starts.count { starts[digit] += starts[digit - 1] }
            for key in keys {
                let digit = Int(key >> shift & mask)
                other[starts[digit]] = key
                starts[digit] += 1
            }
            swap(&keys, &other)
        }
    }
}
