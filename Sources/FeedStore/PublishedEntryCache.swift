internal import FeedModel
internal import Synchronization

/// Entries that were read for one document and stand in the next as well: each belongs to a handful of feeds and archives.
///
/// Of one publication only: nothing that an entry shows is written meanwhile. Keeps what was used last, some megabytes.
package final class PublishedEntryCache: Sendable {
    private struct Shelf {
        /// What was used since the shelf was last full, and what was used before that. Each with all its topics.
        var (new, old): ([HistoryEntry.ID: PublishedEntry], [HistoryEntry.ID: PublishedEntry]) = ([:], [:])
        var size = 0

        mutating func keep(_ entry: PublishedEntry, as id: HistoryEntry.ID) {
            new[id] = entry
            size += 1_000 + (entry.content?.utf8.count ?? 0) + (entry.summary?.utf8.count ?? 0)
            if size > limit { (old, new, size) = (new, [:], 0) }
        }
    }

    private let shelf = Mutex(Shelf())
    private let names = Memo<NameAtClosing, Bool>(limit: 20_000)
    /// Bytes of text of half of it.
    private static let limit = 3_000_000

    package init() {}

    private struct NameAtClosing: Hashable {
        let source: Source.ID
        let closing: Int64
    }

    /// Whether a source has the names that it had at a closing; to be asked when the closing is done.
    func hasName(_ source: Source.ID, asAt closing: Int64, _ compare: () throws -> Bool) rethrows -> Bool {
        try names.value(for: NameAtClosing(source: source, closing: closing), compare)
    }

    func entry(_ id: HistoryEntry.ID) -> PublishedEntry? {
        shelf.withLock { shelf -> PublishedEntry? in
            if let entry = shelf.new[id] { return entry }
            guard let entry = shelf.old[id] else { return nil }
            shelf.keep(entry, as: id)
            return entry
        }
    }

    func keep(_ entry: PublishedEntry, as id: HistoryEntry.ID) { shelf.withLock { $0.keep(entry, as: id) } }
}
