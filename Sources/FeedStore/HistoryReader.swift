package import FeedModel
package import struct Foundation.Date
internal import GRDB

/// What can be asked of the history.
package struct HistoryReader {
    let db: Database

    /// - Returns: `nil` for one that was forgotten as well.
    package func entry(_ id: HistoryEntry.ID) throws -> HistoryEntry? {
        let statement = try db.cachedStatement(
            sql: "SELECT \(EntryRecord.columns) FROM entry WHERE id = ? AND forgotten IS NULL")
        return try Row.fetchCursor(statement, arguments: [id]).map(EntryRecord.entry).next()
    }

    /// An entry by its permanent id or its address. Looks through the whole history for an address; meant for people's questions.
    package func entry(named name: String) throws -> HistoryEntry? {
        let id = try Int64.fetchOne(
            db, sql: "SELECT id FROM entry WHERE atomID = ?1 UNION ALL SELECT id FROM entry WHERE link = ?1 LIMIT 1",
            arguments: [name])
        return try id.flatMap { try entry($0) }
    }

    package func topics(of entry: HistoryEntry.ID) throws -> [Topic.ID] {
        let statement = try db.cachedStatement(sql: "SELECT topic FROM topicEntry WHERE entry = ? ORDER BY topic")
        return try String.fetchAll(statement, arguments: [entry])
    }

    /// The topics under which an entry stands in the feeds over all cities: those of its whole story.
    /// - Returns: `nil` for one that another entry leads.
    func sharedTopics(of entry: HistoryEntry.ID) throws -> [Topic.ID]? {
        let find = try db.cachedStatement(
            sql: "SELECT story, lead FROM entry LEFT JOIN story ON story.id = entry.story WHERE entry.id = ?")
        guard let row = try Row.fetchOne(find, arguments: [entry]), let story = row[0] as Int64? else {
            return try topics(of: entry)
        }
        guard row[1] == entry else { return nil }
        let statement = try db.cachedStatement(
            sql: """
                SELECT DISTINCT topic FROM topicEntry WHERE entry IN (SELECT id FROM entry WHERE story = ?) ORDER BY topic
                """)
        return try String.fetchAll(statement, arguments: [story])
    }

    /// The versions an entry had, oldest first, without the current one.
    package func revisions(of entry: HistoryEntry.ID) throws -> [Revision] {
        let statement = try db.cachedStatement(
            sql: "SELECT seen, title, body FROM revision WHERE entry = ? ORDER BY id")
        return try Row.fetchAll(statement, arguments: [entry]).map { row in
            Revision(seen: EntryRecord.date(row["seen"]), title: row["title"], body: row["body"])
        }
    }

    /// When the current version of an entry was first seen.
    package func versionSeen(of entry: HistoryEntry.ID) throws -> Date {
        let statement = try db.cachedStatement(sql: "SELECT versionSeen FROM entry WHERE id = ?")
        return EntryRecord.date(try Int64.fetchOne(statement, arguments: [entry]) ?? 0)
    }

    /// Entries in the order of their first sight, `limit` at most, after the entry numbered `id`.
    package func entries(after id: HistoryEntry.ID, limit: Int) throws -> [HistoryEntry] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(EntryRecord.columns) FROM entry WHERE id > ? ORDER BY id LIMIT ?")
        return try Array(Row.fetchCursor(statement, arguments: [id, limit]).map(EntryRecord.entry))
    }

    /// Answers what merging asks before it decides.
    package func answer(_ lookup: MergeLookup) throws -> KnownEntries {
        let taken = try Self.atomIDs.found(among: Array(lookup.atomIDs), db) { $1.append($0) }
        var known = KnownEntries(takenAtomIDs: Set(taken))
        // Of a source that is read for the first time hardly any.
        let keys = try Self.identities.found(among: Array(lookup.keys), db) { key, values in
            values.append(key.kind.rawValue)
            values.append(key.value)
        }
        let holders = try db.cachedStatement(
            sql: "SELECT entry FROM identity WHERE kind = ? AND value = ? ORDER BY entry DESC LIMIT ?")
        // Forgotten ones as well: what is known comes in no second time.
        let any = try db.cachedStatement(sql: "SELECT \(EntryRecord.columns) FROM entry WHERE id = ?")
        var loaded: [Int64: HistoryEntry] = [:]
        for key in keys {
            let arguments: StatementArguments = [key.kind.rawValue, key.value, MergeLookup.holdersPerKey]
            for id in try Int64.fetchAll(holders, arguments: arguments) {
                if loaded[id] == nil { loaded[id] = try Row.fetchOne(any, arguments: [id]).map(EntryRecord.entry) }
                if let entry = loaded[id] { known.add(entry, under: key) }
            }
        }
        return known
    }

    private static let atomIDs = KeyLookup(in: "entry", "atomID")
    private static let identities = KeyLookup(in: "identity", "kind", "value")

    /// Whether the bands of any entry are in the store; see ``StoryBands``.
    package func hasStoryBands() throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM storyBand)") ?? false
    }

    package func setting(_ name: String) throws -> String? {
        try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
    }
}
