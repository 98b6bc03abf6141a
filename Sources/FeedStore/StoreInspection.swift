internal import Foundation
internal import GRDB

/// What a thorough look at a store found.
package struct StoreInspection: Sendable, Hashable {
    /// What is wrong, for people; empty for a store that is whole.
    package var problems: [String] = []
    package var entries = 0
    package var sources = 0
    /// Of the file, without what waits in the write-ahead log.
    package var bytes = 0
    /// An earlier version wrote it: the next run brings it up to date.
    package var isOlder = false
}

extension HistoryStore {
    /// Looks at every page of the store, at what its tables promise each other, and at what the rules of merging promise. Changes nothing, and
    /// a run may go on meanwhile.
    /// - Throws: ``StoreError`` where it cannot be read at all, is no store, or a later version wrote it.
    package static func inspect(path: String) throws(StoreError) -> StoreInspection {
        try open(path) { database in
            try database.read { db in
                var inspection = StoreInspection()
                let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
                inspection.bytes = size?.intValue ?? 0
                inspection.problems = try String.fetchAll(db, sql: "PRAGMA integrity_check(\(mostProblems))")
                    .filter { $0 != "ok" }
                // A broken page makes every other answer worthless.
                guard inspection.problems.isEmpty else { return inspection }
                inspection.isOlder = try !Schema.migrator.hasCompletedMigrations(db)
                // A store of an earlier version has forgotten nothing.
                let forgets = try db.columns(in: "archivePage").contains { $0.name == "forgotten" }
                let kept = forgets ? "forgotten IS NULL" : "TRUE"
                let archived = forgets ? "id IN (SELECT entry FROM archiveEntry)" : "FALSE"
                inspection.entries = try Int.fetchOne(db, sql: "SELECT count(*) FROM entry WHERE \(kept)") ?? 0
                inspection.sources = try Int.fetchOne(db, sql: "SELECT count(*) FROM source") ?? 0
                if try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") != nil {
                    inspection.problems.append("rows name entries or sources that are not there")
                }
                for promise in promises(kept: kept, archived: archived) {
                    let breaches = try String.fetchAll(db, sql: promise.breaches)
                    guard let first = breaches.first else { continue }
                    let others = breaches.count > 1 ? " and \(breaches.count - 1) more" : ""
                    inspection.problems.append("\(promise.words): \(first)\(others)")
                }
                return inspection
            }
        }
    }

    /// What holds in every store, and the query that names what breaks it.
    /// - Parameters:
    ///   - kept: says which entries were not forgotten.
    ///   - archived: says which stand in an archive page.
    private static func promises(kept: String, archived: String) -> [(words: String, breaches: String)] {
        [
            (
                "entries that stand in no feed",
                "SELECT atomID FROM entry WHERE id NOT IN (SELECT entry FROM feedEntry) AND \(kept) AND NOT \(archived)"
            ),
            (
                "entries that were forgotten and stand in a feed all the same",
                "SELECT atomID FROM entry WHERE id IN (SELECT entry FROM feedEntry) AND NOT (\(kept))"
            ),
            (
                "entries that nothing would be known by when it comes in again",
                "SELECT atomID FROM entry WHERE id NOT IN (SELECT entry FROM identity)"
            ),
            (
                "feeds whose entries are counted wrongly",
                "SELECT name FROM feed WHERE entries <> (SELECT count(*) FROM feedEntry WHERE feed = feed.id)"
            ),
            (
                "sources whose entries are counted wrongly",
                "SELECT id FROM source WHERE entries <> (SELECT count(*) FROM entry WHERE source = source.id)"
            ),
            (
                "stories whose lead is none of their members",
                "SELECT id FROM story WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = lead AND story = story.id)"
            ),
        ]
    }

    /// More would tell a person nothing.
    private static let mostProblems = 20

    /// Opens a store as it is: no migration, no file made where there is none.
    static func open<Result>(_ path: String, _ body: (DatabaseQueue) throws -> Result) throws(StoreError) -> Result {
        guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
        do {
            if isEmpty(path) { throw StoreError.damaged(path: path, detail: "the file is empty") }
            let database = try DatabaseQueue(path: path, configuration: patient)
            defer { try? database.close() }
            try database.read { db in
                if try Schema.migrator.hasBeenSuperseded(db) { throw StoreError.newer(path: path) }
                guard try isStore(db) else { throw StoreError.foreign(path: path) }
            }
            return try body(database)
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
