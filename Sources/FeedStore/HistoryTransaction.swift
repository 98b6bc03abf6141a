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
        try insert([new], source: source, firstSeen: firstSeen)[0]
    }

    /// - Returns: the entries with their numbers, in the same order.
    package func insert(
        _ newcomers: [MergeOutcome.NewEntry], source: Source, firstSeen: Date
    ) throws -> [HistoryEntry] {
        guard !newcomers.isEmpty else { return [] }
        let insert = try db.cachedStatement(sql: Self.insertion)
        let change = try changes.number
        let seen = EntryRecord.seconds(firstSeen)
        let entries = try newcomers.map { new in
            let values: [(any DatabaseValueConvertible)?] =
                [new.atomID, source.id, source.city] + (try EntryRecord.currentValues(new.entry))
                + [
                    seen, seen, EntryRecord.seconds(new.published), EntryRecord.seconds(new.updated),
                    EntryRecord.seconds(new.order), try EntryRecord.json(new.memory), change,
                ]
            try insert.execute(arguments: StatementArguments(values))
            let id = db.lastInsertedRowID
            ledger.welcome(id)
            return HistoryEntry(
                id: id, atomID: new.atomID, source: source.id, city: source.city, current: new.entry,
                firstSeen: firstSeen, published: new.published, updated: new.updated, order: new.order,
                memory: new.memory)
        }
        try remember(zip(newcomers, entries).flatMap { new, entry in new.keys.map { ($0, entry.id) } })
        try db.cachedStatement(sql: "UPDATE source SET entries = entries + ? WHERE id = ?")
            .execute(arguments: [newcomers.count, source.id])
        return entries
    }

    private static let insertion: String = {
        let columns =
            ["atomID", "source", "city"] + EntryRecord.currentColumns
            + ["firstSeen", "versionSeen", "published", "updated", "position", "memory", "change"]
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        return "INSERT INTO entry (\(columns.joined(separator: ", "))) VALUES (\(marks))"
    }()

    /// - Parameter now: when this run saw the version that a revision brings.
    package func apply(_ change: MergeOutcome.Change, now: Date) throws {
        let before = try reader.entry(change.id)
        // What only merging remembers shows in no document.
        let isShown =
            before.map { ($0.current, $0.published, $0.updated, $0.order) }
            .map { $0 != (change.entry, change.published, change.updated, change.order) } ?? false
        let isArchived = try lastClosing(of: change.id) != nil
        // Closed pages of its story's other members lead to it.
        if isShown, isArchived || before?.story != nil { try keepForArchives(change.id) }
        if isShown && isArchived || change.isRevision {
            try reissue(change.id, isNews: change.isRevision, now: now)
        }
        try lookForStoryAgain(change)
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
        let values: [(any DatabaseValueConvertible)?] =
            (try EntryRecord.currentValues(change.entry))
            + [change.published, change.updated, change.order].map(EntryRecord.seconds)
            + [try EntryRecord.json(change.memory), change.id]
        try db.cachedStatement(sql: Self.replacement).execute(arguments: StatementArguments(values))
        try remember(change.newKeys.map { ($0, change.id) })
    }

    /// A copy may only be known as one once its text is there.
    private func lookForStoryAgain(_ change: MergeOutcome.Change) throws {
        try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO storyAgain SELECT id FROM entry WHERE id = ? AND story IS NULL
                  AND (title IS NOT ? OR content IS NOT ? OR summary IS NOT ?)
                """
        ).execute(arguments: [change.id, change.entry.title, change.entry.content, change.entry.summary])
    }

    private static let replacement: String = {
        let columns = EntryRecord.currentColumns + ["published", "updated", "position", "memory"]
        let assignments = columns.map { "\($0) = ?" }
        return "UPDATE entry SET \(assignments.joined(separator: ", ")) WHERE id = ?"
    }()

    private func remember(_ keys: [(key: IdentityKey, entry: HistoryEntry.ID)]) throws {
        let ordered = keys.sorted { ($0.key.kind, $0.key.value) < ($1.key.kind, $1.key.value) }
        try Self.identities.insert(ordered, db) { row, values in
            values.append(row.key.kind.rawValue)
            values.append(row.key.value)
            values.append(row.entry)
        }
    }

    private static let identities = Insertion("INSERT OR IGNORE", into: "identity", "kind", "value", "entry")
}
