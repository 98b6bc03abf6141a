package import FeedModel
internal import GRDB

/// Stretches of the history, for sorting it anew.
extension HistoryReader {
    /// The entries numbered above `first` up to `last`, in the order of first sight.
    package func entries(after first: HistoryEntry.ID, upTo last: HistoryEntry.ID) throws -> [HistoryEntry] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(EntryRecord.columns) FROM entry WHERE id > ? AND id <= ? AND forgotten IS NULL ORDER BY id")
        return try Array(Row.fetchCursor(statement, arguments: [first, last]).map(EntryRecord.entry))
    }

    /// Entries of which a story is to be looked for once more, `limit` at most.
    package func entriesLackingStory(limit: Int) throws -> [HistoryEntry] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(EntryRecord.columns) FROM entry
                WHERE id IN (SELECT entry FROM storyAgain) AND forgotten IS NULL ORDER BY id LIMIT ?
                """)
        return try Row.fetchAll(statement, arguments: [limit]).map(EntryRecord.entry)
    }

    /// The topics of those entries; an entry without topics has no place in it.
    package func topics(
        ofEntriesAfter first: HistoryEntry.ID, upTo last: HistoryEntry.ID
    ) throws -> [HistoryEntry.ID: Set<Topic.ID>] {
        let statement = try db.cachedStatement(
            sql: "SELECT entry, topic FROM topicEntry WHERE entry > ? AND entry <= ?")
        var topics: [HistoryEntry.ID: Set<Topic.ID>] = [:]
        for row in try Row.fetchAll(statement, arguments: [first, last]) { topics[row[0], default: []].insert(row[1]) }
        return topics
    }
}
