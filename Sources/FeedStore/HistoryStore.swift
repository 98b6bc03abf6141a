internal import Foundation
internal import GRDB

/// The history on disk: one SQLite file in WAL mode, so that a reader never blocks the run nor the run a reader.
///
/// Everything that belongs to one reading of a source is written in one ``write(_:)``; no network happens inside.
package struct HistoryStore: Sendable {
    package let path: String
    private let pool: DatabasePool

    /// Opens the store, creates it where there is none, and brings an older one up to date.
    /// - Throws: ``StoreError`` when a later version wrote it, when it is damaged or cannot be used.
    package init(path: String) throws(StoreError) {
        self.path = path
        do {
            let folder = (path as NSString).deletingLastPathComponent
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Self.prepare(path)
            pool = try DatabasePool(path: path, configuration: Self.configuration(path))
            if try pool.read({ db in try Schema.migrator.hasBeenSuperseded(db) }) { throw StoreError.newer(path: path) }
            if try pool.read({ db in try !Schema.migrator.hasCompletedMigrations(db) }) {
                try Schema.migrator.migrate(pool)
            }
            // What a statement of many rows changes is kept until its end, in case it fails: in memory, not in a file of its own. Not before the
            // migrations, which may sort the whole history.
            try pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA temp_store = MEMORY") }
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private static func configuration(_ path: String) -> GRDB.Configuration {
        // `serve` and `status` may look on while a run writes; they wait rather than fail.
        var configuration = patient
        configuration.maximumReaderCount = 2
        // Else SQLite looks up what each new row refers to, in the largest table there is. Debug builds, and so all tests, hold our statements to
        // it, and ``inspect(path:)`` looks at every row; a run trusts both.
        #if !DEBUG
            configuration.foreignKeysEnabled = false
        #endif
        configuration.prepareDatabase { db in
            // Before anything is changed, so that another program's database stays as it is.
            if try !isStore(db) { throw StoreError.foreign(path: path) }
            // Who only reads goes through the history once, and finds little in its cache again.
            let cache = db.configuration.readonly ? 6_000 : 16_000
            // In WAL mode NORMAL keeps the file whole through a power cut; `makeDurable` syncs before anything is published. Pages that a
            // first run changes again and again are copied into the store every 32 MB of the log, not every four.
            try db.execute(
                sql: """
                    PRAGMA synchronous = NORMAL; PRAGMA cache_size = -\(cache); PRAGMA wal_autocheckpoint = 8000
                    """)
        }
        return configuration
    }

    /// One transaction: all of it is kept, or nothing.
    package func write<Result>(_ body: (borrowing HistoryTransaction) throws -> Result) throws(StoreError) -> Result {
        do {
            return try pool.write { db in
                let transaction = HistoryTransaction(db: db)
                let result = try body(transaction)
                try transaction.finish()
                return result
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// A consistent view; whatever is written meanwhile is not seen.
    package func read<Result>(_ body: (borrowing HistoryReader) throws -> Result) throws(StoreError) -> Result {
        do {
            return try pool.read { db in try body(HistoryReader(db: db)) }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Brings everything written so far safely to disk. What has been published must never be forgotten by a power cut.
    package func makeDurable() throws(StoreError) {
        do {
            _ = try pool.writeWithoutTransaction { db in try db.checkpoint(.full) }
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
