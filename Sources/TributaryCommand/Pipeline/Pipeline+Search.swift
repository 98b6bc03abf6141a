internal import FeedAggregator
internal import FeedModel
internal import FeedStore

/// What searches find entries by. Entries are indexed when they are merged; here the index is put in order, and a history that an earlier
/// version wrote is indexed. A run that is killed meanwhile leaves the rest to the next.
extension Pipeline {
    func indexHistory() throws {
        if try store.read({ history in try !history.isSearchIndexComplete(version: SearchTokens.version) }) {
            try store.write { history in try history.prepareSearchIndex(version: SearchTokens.version) }
            while try store.write({ history in try indexMore(in: history) }) {}
        }
        while try store.write({ history in try history.mergeSearchSegments() }) {}
    }

    /// - Returns: whether there may be more entries to index.
    private func indexMore(in history: borrowing HistoryTransaction) throws -> Bool {
        let entries = try history.reader.unindexedEntries(limit: Self.indexedAtOnce)
        try history.index(
            entries.map { ($0.id, SearchTokens.of(ClassifiedText($0))) }, version: SearchTokens.version)
        return entries.count == Self.indexedAtOnce
    }
}
