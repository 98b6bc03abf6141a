package import FeedModel
package import Foundation
internal import GRDB

/// What one reading of a source may do to the history, inside one transaction.
package struct HistoryTransaction: ~Copyable {
    let db: Database
    let changes: ChangeNumber
    let ledger: FeedLedger

    init(db: Database) {
        self.db = db
        changes = ChangeNumber(db: db)
        ledger = FeedLedger(db: db, changes: changes)
    }

    /// To be called last.
    func finish() throws { try ledger.finish() }

    /// The same view for reading, changes of this transaction included.
    package var reader: HistoryReader { HistoryReader(db: db) }

    // MARK: Entries

    /// The first whole second (Unix time) at or after `second` that is the `updated` of no entry.
    package func firstFreeSecond(atOrAfter second: Int64) throws -> Int64 {
        let taken = try db.cachedStatement(sql: "SELECT 1 FROM entry WHERE updated = ?")
        guard try Int.fetchOne(taken, arguments: [second]) != nil else { return second }
        let endOfRun = try db.cachedStatement(
            sql: """
                SELECT updated + 1 FROM entry AS before WHERE updated >= ?
                  AND NOT EXISTS (SELECT 1 FROM entry WHERE updated = before.updated + 1) ORDER BY updated LIMIT 1
                """)
        return try Int64.fetchOne(endOfRun, arguments: [second]) ?? second
    }

    package func insert(_ new: MergeOutcome.NewEntry, source: Source, firstSeen: Date) throws -> HistoryEntry {
        let columns =
            ["atomID", "source", "city"] + EntryRecord.currentColumns
            + ["firstSeen", "versionSeen", "published", "updated", "position", "memory", "change"]
        let values: [(any DatabaseValueConvertible)?] =
            [new.atomID, source.id, source.city] + (try EntryRecord.currentValues(new.entry))
            + [firstSeen, firstSeen, new.published, new.updated, new.order].map(EntryRecord.seconds)
            + [try EntryRecord.json(new.memory), try changes.number]
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        try db.cachedStatement(sql: "INSERT INTO entry (\(columns.joined(separator: ", "))) VALUES (\(marks))")
            .execute(arguments: StatementArguments(values))
        let id = db.lastInsertedRowID
        ledger.welcome(id)
        try remember(new.keys, of: id)
        try db.cachedStatement(sql: "UPDATE source SET entries = entries + 1 WHERE id = ?").execute(arguments: [
            source.id
        ])
        return HistoryEntry(
            id: id, atomID: new.atomID, source: source.id, city: source.city, current: new.entry, firstSeen: firstSeen,
            published: new.published, updated: new.updated, order: new.order, memory: new.memory)
    }

    /// - Parameter now: when this run saw the version that a revision brings.
    package func apply(_ change: MergeOutcome.Change, now: Date) throws {
        // What only merging remembers shows in no document.
        if try lastClosing(of: change.id) != nil, let before = try reader.entry(change.id),
            (before.current, before.published, before.updated, before.order)
                != (change.entry, change.published, change.updated, change.order)
        {
            try keepForArchives(change.id)
            try reissue(change.id, now: now)
        }
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
