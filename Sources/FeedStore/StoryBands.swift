package import FeedModel

/// Bands of the entries that stories are looked for in one run. They go into the store many at a time, where each lies in a place of its own:
/// a first run would write most pages of the table for every few entries.
package struct StoryBands: Sendable {
    typealias Row = (band: Int64, entry: HistoryEntry.ID)

    /// What the store does not have yet.
    private var pending: [Row] = []
    /// By band, the entry that had it first, and those that came after.
    private var (first, later): ([Int64: HistoryEntry.ID], [Int64: [HistoryEntry.ID]]) = ([:], [:])
    /// Whether these are all there are, so that the store need not be asked.
    private(set) var areAll: Bool

    /// Rows put into the store at a time, a few megabytes.
    private static let largestBatch = 100_000
    /// What a hash table of 2^20 places takes, a score of megabytes: seventy thousand entries.
    private static let most = 780_000

    /// - Parameter areAll: whether the store holds no bands.
    package init(areAll: Bool) { self.areAll = areAll }

    package mutating func add(_ bands: some Sequence<Int64>, of entry: HistoryEntry.ID) {
        for band in bands {
            pending.append((band, entry))
            if first[band] == nil { first[band] = entry } else { later[band, default: []].append(entry) }
        }
    }

    package var isEmpty: Bool { pending.isEmpty }

    /// Whether it is time to put them into the store.
    package var areMany: Bool { pending.count >= Self.largestBatch }

    /// Entries with this band, newest first.
    func holders(of band: Int64) -> [HistoryEntry.ID] {
        guard let oldest = first[band] else { return [] }
        return (later[band] ?? []).reversed() + [oldest]
    }

    /// What is to be put into the store; the caller does.
    mutating func take() -> [Row] {
        areAll = areAll && first.count < Self.most
        if !areAll { (first, later) = ([:], [:]) }
        defer { pending = [] }
        return pending
    }
}
