internal import FeedModel
internal import Synchronization

/// The entries that were made ready last, for the next document that shows them.
final class EntryShelf: Sendable {
    private struct Entries {
        /// What was made since the shelf was last full, and what was made before that.
        var (new, old): ([PublishedEntry.ID: Ready], [PublishedEntry.ID: Ready]) = ([:], [:])
        var size = 0
    }

    private struct Ready {
        let published: PublishedEntry
        let entry: AtomEntry
    }

    private let entries = Mutex(Entries())
    /// Bytes of XML of half of it.
    private static let limit = 2_000_000

    /// - Parameter make: what the documents show of an entry.
    func entry(_ published: PublishedEntry, _ make: (PublishedEntry) -> AtomEntry) -> AtomEntry {
        let known = entries.withLock { $0.new[published.id] ?? $0.old[published.id] }
        // Archives show earlier versions.
        if let known, known.published == published { return known.entry }
        let entry = make(published)
        entries.withLock { entries in
            entries.new[published.id] = Ready(published: published, entry: entry)
            entries.size += 1_000 + (entry.written?.bytes.count ?? 0)
            if entries.size > Self.limit { (entries.old, entries.new, entries.size) = (entries.new, [:], 0) }
        }
        return entry
    }
}
