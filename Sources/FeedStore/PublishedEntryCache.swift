internal import FeedModel
internal import struct Foundation.Date
internal import Synchronization

/// Entries that were read for one document and stand in the next as well: each belongs to a handful of feeds and archives.
///
/// Of one publication only; nothing is written meanwhile. Keeps what was used last, some megabytes.
package final class PublishedEntryCache: Sendable {
    /// An entry with all its topics, and its place in the order of the history.
    struct Placed: Sendable {
        let entry: PublishedEntry
        let position: Date
    }

    private struct Shelf {
        /// What was used since the shelf was last full, and what was used before that.
        var (new, old): ([HistoryEntry.ID: Placed], [HistoryEntry.ID: Placed]) = ([:], [:])
        var size = 0

        mutating func keep(_ placed: Placed, as id: HistoryEntry.ID) {
            new[id] = placed
            size += 1_000 + (placed.entry.content?.utf8.count ?? 0) + (placed.entry.summary?.utf8.count ?? 0)
            if size > limit { (old, new, size) = (new, [:], 0) }
        }
    }

    private let shelf = Mutex(Shelf())
    /// Bytes of text of half of it.
    private static let limit = 3_000_000

    package init() {}

    func entry(_ id: HistoryEntry.ID) -> Placed? {
        shelf.withLock { shelf -> Placed? in
            if let placed = shelf.new[id] { return placed }
            guard let placed = shelf.old[id] else { return nil }
            shelf.keep(placed, as: id)
            return placed
        }
    }

    func keep(_ placed: Placed, as id: HistoryEntry.ID) { shelf.withLock { $0.keep(placed, as: id) } }
}
