internal import FeedModel
internal import FeedPublisher
internal import FeedStore

/// The entries of one publication as its Atom documents show them: each is read and written once, however many documents hold it.
final class WrittenEntries: Sendable {
    let publisher: Publisher
    private let topics: [Topic.ID]
    let shelf: EntryShelf
    private let cache: PublishedEntryCache

    /// - Parameters:
    ///   - cache: entries that were read before, in this publication.
    ///   - folder: where they lie, in a file without a name.
    init(publisher: Publisher, cache: PublishedEntryCache, folder: String) {
        (self.publisher, self.cache) = (publisher, cache)
        topics = publisher.site.topics.map(\.id)
        shelf = EntryShelf(in: folder)
    }

    /// Writes an entry for the documents that follow.
    func keep(_ entry: PublishedEntry) {
        if shelf.hasRoom { _ = publisher.written(entry, keptOn: shelf) }
    }

    /// The entries of a closed page, newest first, where it shows them as they are now.
    func entries(of page: ClosedPage, in history: borrowing HistoryReader) throws -> [WrittenEntry]? {
        try history.unchangedEntries(of: page, cache: cache).map { try newestFirst($0, in: history) }
    }

    /// - Parameter numbers: each once; those that were forgotten are left out.
    func newestFirst(
        _ numbers: [HistoryEntry.ID], in history: borrowing HistoryReader
    ) throws -> [WrittenEntry] {
        var entries: [(number: HistoryEntry.ID, written: WrittenEntry)] = []
        var missing: [HistoryEntry.ID] = []
        for number in numbers {
            if let known = shelf.entry(number) { entries.append((number, known)) } else { missing.append(number) }
        }
        for entry in try history.published(missing, topics: topics, cache: cache) {
            entries.append((entry.number ?? 0, publisher.written(entry, keptOn: shelf)))
        }
        return entries.sorted { ($0.written.order, $0.number) > ($1.written.order, $1.number) }.map(\.written)
    }
}
