internal import Foundation
internal import GRDB

/// What stands under the name of a store before it is opened.
extension HistoryStore {
    /// Begins a history where there is none, and refuses what has lost its content.
    ///
    /// A new store gets its name when it is whole. So a file without any content was never one that a killed run left behind: it is a history
    /// that was lost, and no new one is begun in its place.
    static func prepare(_ path: String) throws {
        let files = FileManager.default
        guard files.fileExists(atPath: path) else {
            if files.fileExists(atPath: path + restoring) { throw StoreError.halfRestored(path: path) }
            return try begin(path)
        }
        if isEmpty(path) { throw StoreError.damaged(path: path, detail: "the file is empty") }
    }

    /// Whether the file has lost all it held; a store of which everything is still in its write-ahead log has not.
    static func isEmpty(_ path: String) -> Bool { size(path) == 0 && size(path + "-wal") ?? 0 == 0 }

    static func isStore(_ db: Database) throws -> Bool {
        try db.tableExists("entry") && db.tableExists("grdb_migrations")
    }

    /// Waits while another program keeps the store locked: a run that ends, a backup.
    static var patient: GRDB.Configuration {
        var configuration = GRDB.Configuration()
        configuration.busyMode = .timeout(10)
        return configuration
    }

    /// Asks for nothing but the size: to look up the names of owner and group takes longer than to open the file.
    /// - Returns: nil if there is no such file, or it may not be read.
    private static func size(_ path: String) -> UInt64? {
        try? FileHandle(forReadingFrom: URL(filePath: path)).seekToEnd()
    }

    private static func begin(_ path: String) throws {
        let files = FileManager.default
        let unfinished = path + ".unfinished"
        try? files.removeItem(atPath: unfinished)
        let database = try DatabaseQueue(path: unfinished, configuration: patient)
        try Schema.migrator.migrate(database)
        try database.close()
        do {
            try files.linkItem(atPath: unfinished, toPath: path)
        } catch {
            // Where there is a store by now, another process was faster and has begun it just so. Some file systems know no second name.
            if !files.fileExists(atPath: path) { return try files.moveItem(atPath: unfinished, toPath: path) }
        }
        try? files.removeItem(atPath: unfinished)
    }
}
