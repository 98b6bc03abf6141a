internal import Foundation
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
    /// A restore was cut short: the store is gone, the backup not yet in its place.
    case halfRestored(path: String)
    /// Something is there already that must not be overwritten.
    case occupied(path: String)
    /// Another program works on it.
    case locked(path: String)
    /// A file other than the store cannot be written.
    case unwritable(file: String, detail: String)
    /// The store was named as its own backup.
    case itself(path: String)
    /// The disk is full or read-only.
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
        case .halfRestored(let path):
            "a restore of the store \(path) was cut short; no new history was begun. Run `tributary store restore FILE` again."
        case .occupied(let path):
            "\(path) is there already and is not overwritten: remove it, or give another name."
        case .locked(let path):
            "another program keeps the store \(path) locked; nothing was changed. Wait until it has ended, or end it, then run again."
        case .unwritable(let file, let detail):
            "cannot write \(file): \(detail). Look at the disk's space, and at the folder and its permissions."
        case .itself(let path):
            "\(path) is the store itself, not a backup of it: nothing was changed. Name a file that `store backup` wrote."
        case .unusable(let path, let detail):
            "cannot use the store \(path): \(detail). Look at the disk's space and the file's owner and permissions, then run again."
        }
    }

    /// Puts an error of SQLite into the operator's terms.
    init(_ error: any Error, path: String) {
        // From within a transaction within another.
        if let error = error as? StoreError {
            self = error
            return
        }
        if error is DecodingError {
            self = .damaged(path: path, detail: "what it holds cannot be understood (\(error))")
            return
        }
        guard let error = error as? DatabaseError else {
            self = .unusable(path: path, detail: Self.words(of: error))
            return
        }
        let detail = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path, detail: detail)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
        case .SQLITE_READONLY:
            self = .unusable(
                path: path, detail: "the file or its folder cannot be written to, which even reading needs")
        default: self = .unusable(path: path, detail: detail)
        }
    }

    /// What the system says, without the classes and keys that Foundation puts around it.
    static func words(of error: any Error) -> String {
        let error = error as NSError
        let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError
        return underlying?.localizedDescription ?? error.localizedDescription
    }
}
