package import FeedModel
package import Foundation
internal import GRDB

/// What one reading of a source may do to the history, inside one transaction.
package struct HistoryTransaction: ~Copyable {
    let db: Database

    init(db: Database) { self.db = db }

    /// The same view for reading, changes of this transaction included.
    package var reader: HistoryReader { HistoryReader(db: db) }

    // MARK: Entries

    /// Answers what merging asks before it decides.
    package func answer(_ lookup: MergeLookup) throws -> KnownEntries {
        let idStatement = try db.cachedStatement(sql: "SELECT 1 FROM entry WHERE atomID = ?")
        var known = KnownEntries(
            takenAtomIDs: try lookup.atomIDs.filter { try Int.fetchOne(idStatement, arguments: [$0]) != nil })
        let holders = try db.cachedStatement(
            sql: "SELECT entry FROM identity WHERE kind = ? AND value = ? ORDER BY entry DESC LIMIT ?")
        var loaded: [Int64: HistoryEntry] = [:]
        for key in lookup.keys {
            let arguments: StatementArguments = [key.kind.rawValue, key.value, MergeLookup.holdersPerKey]
            for id in try Int64.fetchAll(holders, arguments: arguments) {
                if loaded[id] == nil { loaded[id] = try reader.entry(id) }
                if let entry = loaded[id] { known.add(entry, under: key) }
            }
        }
        return known
    }

    /// Whether an entry of the history already has this `updated`.
    package func isTaken(updated: Date) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM entry WHERE updated = ?")
        return try Int.fetchOne(statement, arguments: [EntryRecord.seconds(updated)]) != nil
    }

    package func insert(_ new: MergeOutcome.NewEntry, source: Source, firstSeen: Date) throws -> HistoryEntry {
        let columns =
            ["atomID", "source", "city"] + EntryRecord.currentColumns
            + ["firstSeen", "versionSeen", "published", "updated", "position", "memory"]
        let values: [(any DatabaseValueConvertible)?] =
            [new.atomID, source.id, source.city] + (try EntryRecord.currentValues(new.entry))
            + [firstSeen, firstSeen, new.published, new.updated, new.order].map(EntryRecord.seconds)
            + [try EntryRecord.json(new.memory)]
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        try db.cachedStatement(sql: "INSERT INTO entry (\(columns.joined(separator: ", "))) VALUES (\(marks))")
            .execute(arguments: StatementArguments(values))
        let id = db.lastInsertedRowID
        try remember(new.keys, of: id)
        try db.cachedStatement(sql: "UPDATE source SET entries = entries + 1 WHERE id = ?").execute(arguments: [source.id])
        return HistoryEntry(
            id: id, atomID: new.atomID, source: source.id, city: source.city, current: new.entry, firstSeen: firstSeen,
            published: new.published, updated: new.updated, order: new.order, memory: new.memory)
    }

    /// - Parameter now: when this run saw the version that a revision brings.
    package func apply(_ change: MergeOutcome.Change, now: Date) throws {
        if change.isRevision {
            try db.cachedStatement(
                sql: """
                    INSERT INTO revision (entry, seen, title, body)
                    SELECT id, versionSeen, title, coalesce(content, summary) FROM entry WHERE id = ?
                    """
            ).execute(arguments: [change.id])
            try db.cachedStatement(sql: "UPDATE entry SET versionSeen = ? WHERE id = ?")
                .execute(arguments: [EntryRecord.seconds(now), change.id])
        }
        let assignments = (EntryRecord.currentColumns + ["published", "updated", "position", "memory"]).map {
            "\($0) = ?"
        }
        let values: [(any DatabaseValueConvertible)?] =
            (try EntryRecord.currentValues(change.entry))
            + [change.published, change.updated, change.order].map(EntryRecord.seconds)
            + [try EntryRecord.json(change.memory), change.id]
        try db.cachedStatement(sql: "UPDATE entry SET \(assignments.joined(separator: ", ")) WHERE id = ?")
            .execute(arguments: StatementArguments(values))
        try remember(change.newKeys, of: change.id)
    }

    private func remember(_ keys: [IdentityKey], of entry: Int64) throws {
        let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO identity (kind, value, entry) VALUES (?, ?, ?)")
        for key in keys { try insert.execute(arguments: [key.kind.rawValue, key.value, entry]) }
    }
}
