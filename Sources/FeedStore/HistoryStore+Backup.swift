package import Foundation
internal import GRDB

extension HistoryStore {
    /// Writes a copy of the store as it is at this moment, in one file that needs nothing beside it. A run may go on meanwhile.
    /// - Parameter file: must not exist.
    /// - Throws: ``StoreError``; then there is no `file`.
    package static func backUp(path: String, to file: String) throws(StoreError) {
        if FileManager.default.fileExists(atPath: file) { throw .occupied(path: file) }
        let folder = ((file as NSString).deletingLastPathComponent as NSString).standardizingPath
        if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
            throw .unwritable(file: file, detail: "there is no folder \(folder)")
        }
        let unfinished = file + ".unfinished"
        try? FileManager.default.removeItem(atPath: unfinished)
        defer { try? FileManager.default.removeItem(atPath: unfinished) }
        try open(path) { database in
            // Reads what is stored and not its pages, so that the copy is whole or there is none.
            try database.writeWithoutTransaction { db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [unfinished])
            }
        }
        let copy = try inspect(path: unfinished)
        if let problem = copy.problems.first { throw .damaged(path: path, detail: problem) }
        try move(unfinished, to: file)
    }

    /// Puts a backup in the place of the store. The caller keeps runs away meanwhile.
    /// - Parameter now: stands in the name under which the store that was there is kept.
    /// - Returns: that name; `nil` where there was none.
    /// - Throws: ``StoreError``; then the store is the one that was there.
    package static func restore(from file: String, to path: String, now: Date) throws(StoreError) -> String? {
        if isSameFile(file, path) { throw .itself(path: file) }
        let backup = try inspect(path: file)
        if let problem = backup.problems.first { throw .damaged(path: file, detail: problem) }
        let files = FileManager.default
        let unfinished = path + restoring
        try? files.removeItem(atPath: unfinished)
        do {
            try files.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try open(file) { database in
                try database.writeWithoutTransaction { db in
                    try db.execute(sql: "VACUUM INTO ?", arguments: [unfinished])
                }
            }
            let kept = files.fileExists(atPath: path) ? try setAside(path, now: now) : nil
            try move(unfinished, to: path)
            return kept
        } catch let error as StoreError {
            throw error
        } catch {
            try? files.removeItem(atPath: unfinished)
            throw StoreError(error, path: path)
        }
    }

    /// Gives the store another name, and empties its write-ahead log, which must not be read into another. Should the power fail before the
    /// backup is in its place, ``init(path:)`` sees the unfinished file and refuses to begin a new history.
    private static func setAside(_ path: String, now: Date) throws -> String {
        let files = FileManager.default
        let moment = now.formatted(.iso8601.timeSeparator(.omitted).dateSeparator(.omitted))
        var kept = "\(path).before-\(moment)"
        while files.fileExists(atPath: kept) { kept += "-2" }
        // A damaged store may refuse; then its log is kept beside it.
        try? open(path) { database in
            _ = try database.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        }
        for suffix in ["-wal", "-shm"] where files.fileExists(atPath: path + suffix) {
            try files.moveItem(atPath: path + suffix, toPath: kept + suffix)
        }
        try files.moveItem(atPath: path, toPath: kept)
        return kept
    }

    /// Under whatever names: two of one file have its number in common.
    private static func isSameFile(_ left: String, _ right: String) -> Bool {
        let numbers = [left, right].map { path in
            (try? FileManager.default.attributesOfItem(atPath: path)).map {
                [$0[.systemNumber] as? NSNumber, $0[.systemFileNumber] as? NSNumber]
            }
        }
        return numbers[0] != nil && numbers[0] == numbers[1]
    }

    /// Added to the name of a store that a backup is being put in the place of.
    static let restoring = ".restoring"

    private static func move(_ file: String, to target: String) throws(StoreError) {
        do {
            let handle = try FileHandle(forUpdating: URL(fileURLWithPath: file))
            try handle.synchronize()
            try handle.close()
            try FileManager.default.moveItem(atPath: file, toPath: target)
        } catch {
            throw .unwritable(file: target, detail: StoreError.words(of: error))
        }
    }
}
