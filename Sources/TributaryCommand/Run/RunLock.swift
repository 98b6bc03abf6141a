internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Keeps a second run away from the same store: an advisory lock on a file beside it, let go by the kernel however the run ends.
struct RunLock: ~Copyable {
    private let file: FileHandle

    /// - Parameter store: the store's path; the lock file stands beside it.
    /// - Throws: ``RunLockError`` at once when another run holds the lock.
    init(store: String, now: Date) throws(RunLockError) {
        let path = store + ".lock"
        let folder = (path as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        guard let file = FileHandle(forUpdatingAtPath: path) else { throw .cannotCreate(path: path) }
        guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? file.readToEnd()).flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) } ?? ""
            throw .held(by: holder.trimmingCharacters(in: .whitespacesAndNewlines), path: path)
        }
        self.file = file
        let who = "process \(ProcessInfo.processInfo.processIdentifier), since \(now.formatted(.iso8601))\n"
        try? file.truncate(atOffset: 0)
        try? file.write(contentsOf: Data(who.utf8))
    }

    consuming func release() {}

    deinit {
        try? file.truncate(atOffset: 0)
        try? file.close()
    }
}

/// Why a run may not start.
enum RunLockError: Error, Equatable, CustomStringConvertible {
    case held(by: String, path: String)
    case cannotCreate(path: String)

    var description: String {
        switch self {
        case .held(let holder, let path):
            "another run is under way (\(holder.isEmpty ? "it does not say who" : holder)); this one did nothing. It holds \(path)."
        case .cannotCreate(let path):
            "cannot write the lock file \(path): look at the folder's owner and permissions."
        }
    }
}
