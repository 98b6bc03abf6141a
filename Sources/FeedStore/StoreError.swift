internal import GRDB

/// Why the history cannot be used, and what the operator can do.
package enum StoreError: Error, Equatable, CustomStringConvertible {
    /// A later version of Tributary wrote it.
    case newer(path: String)
    /// SQLite found its pages or its structure broken.
    case damaged(path: String, detail: String)
    /// There is no file of that name.
    case missing(path: String)
    /// A database of some other program.
    case foreign(path: String)
    /// Something is there already that must not be overwritten.
    case occupied(path: String)
    /// Another program keeps it locked, or the disk is full or read-only.
    case unusable(path: String, detail: String)

    package var description: String {
        switch self {
        case .newer(let path):
            "the store \(path) was written by a later version of tributary; nothing was changed. Run that version, or name another `store`."
        case .damaged(let path, let detail):
            "the store \(path) is damaged (\(detail)); nothing was written. Put a backup in its place with `tributary store restore FILE`, "
                + "or move it away and run again: sources are then read anew, but first sights and revisions are lost."
        case .missing(let path):
            "there is no store \(path). `tributary run` makes one; for a backup, look at the name."
        case .foreign(let path):
            "\(path) is no store of tributary: nothing was changed. Look at the name."
        case .occupied(let path):
            "\(path) is there already and is not overwritten: remove it, or give another name."
        case .unusable(let path, let detail):
            "cannot use the store \(path): \(detail). Look at the disk's space and the file's owner and permissions, then run again."
        }
    }

    /// Puts an error of SQLite into the operator's terms.
    init(_ error: any Error, path: String) {
        guard let error = error as? DatabaseError else {
            self = .unusable(path: path, detail: "\(error)")
            return
        }
        let detail = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path, detail: detail)
        default: self = .unusable(path: path, detail: detail)
        }
    }
}
