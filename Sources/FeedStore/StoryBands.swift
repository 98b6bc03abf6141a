package import FeedModel

/// Bands of the entries that stories are looked for in one run. They go into the store many at a time, where each lies in a place of its own:
/// a first run would write most pages of the table for every few entries.
package struct StoryBands: Sendable {
    typealias Row = (band: Int64, entry: HistoryEntry.ID)

    /// What the store does not have yet.
    private var pending: [Row] = []
    /// By band, the entry that had it first, and those that came after.
    private var (first, later): ([Int64: HistoryEntry.ID], [Int64: [HistoryEntry.ID]]) = ([:], [:])
    private var remembered = 0
    /// Whether these are all there are, so that the store need not be asked.
    private(set) var areAll: Bool

    /// Rows put into the store at a time, and rows remembered when the store need not be asked.
    private let limits: (batch: Int, memory: Int)

    /// - Parameters:
    ///   - areAll: whether the store holds no bands.
    ///   - batch: rows put into the store at a time, a few megabytes.
    ///   - memory: rows that are remembered after they were put there: with a batch more, what a hash table of 2^20 places takes, a score of
    ///     megabytes for sixty thousand entries.
    package init(areAll: Bool, batch: Int = 100_000, memory: Int = 680_000) {
        (self.areAll, limits) = (areAll, (batch, memory))
    }

    /// - Parameter entry: newer than those before.
    package mutating func add(_ bands: some Sequence<Int64>, of entry: HistoryEntry.ID) {
        for band in bands {
            pending.append((band, entry))
            remembered += 1
            if first[band] == nil { first[band] = entry } else { later[band, default: []].append(entry) }
        }
    }

    package var isEmpty: Bool { pending.isEmpty }

    /// Whether it is time to put them into the store.
    package var areMany: Bool { pending.count >= limits.batch }

    /// Entries with this band, those added last first, at most `limit`.
    func holders(of band: Int64, limit: Int) -> [HistoryEntry.ID] {
        guard let oldest = first[band] else { return [] }
        guard let others = later[band] else { return [oldest] }
        return Array((others.suffix(limit).reversed() + [oldest]).prefix(limit))
    }

    /// What is to be put into the store; the caller does.
    mutating func take() -> [Row] {
        areAll = areAll && remembered <= limits.memory
        if !areAll { (first, later, remembered) = ([:], [:], 0) }
        defer { pending = [] }
        return pending
    }
}
