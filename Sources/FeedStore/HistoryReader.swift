package import FeedModel
package import struct Foundation.Date
internal import GRDB

/// What can be asked of the history.
package struct HistoryReader {
    let db: Database

    package func entry(_ id: HistoryEntry.ID) throws -> HistoryEntry? {
        let statement = try db.cachedStatement(sql: "SELECT \(EntryRecord.columns) FROM entry WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(EntryRecord.entry)
    }

    package func topics(of entry: HistoryEntry.ID) throws -> [Topic.ID] {
        let statement = try db.cachedStatement(sql: "SELECT topic FROM topicEntry WHERE entry = ? ORDER BY topic")
        return try String.fetchAll(statement, arguments: [entry])
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
        return try Row.fetchAll(statement, arguments: [id, limit]).map(EntryRecord.entry)
    }

    package func setting(_ name: String) throws -> String? {
        try String.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
    }
}
