internal import Foundation

/// The few file operations the output needs, with errors that name the file.
enum FileSystem {
    /// - Returns: `nil` where there is no file.
    static func bytes(of file: String, path: String) throws -> [UInt8]? {
        do {
            return try Replacement.read(file)
        } catch {
            throw OutputError(path: path, reason: "the file that is there cannot be read (\(reason(error)))")
        }
    }

    static func makeFolder(_ folder: String, path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw OutputError(path: path.isEmpty ? folder : path, reason: obstacle(to: folder) ?? reason(error))
        }
    }

    /// The file that stands where a folder is to be: the system does not say which it is.
    private static func obstacle(to folder: String) -> String? {
        var place = folder
        while place.count > 1 {
            if let type = try? FileManager.default.attributesOfItem(atPath: place)[.type] as? FileAttributeType {
                return type == .typeRegular ? "\(place) is a file, not a folder" : nil
            }
            place = (place as NSString).deletingLastPathComponent
        }
        return nil
    }

    /// Writes a whole new file.
    /// - Parameter syncing: whether to wait until the disk has it.
    static func write(_ bytes: [UInt8], to file: String, path: String, syncing: Bool) throws {
        do {
            try Replacement.write(bytes, to: file)
            if syncing {
                let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
                defer { try? handle.close() }
                try handle.synchronize()
            }
        } catch {
            try? FileManager.default.removeItem(atPath: file)
            throw OutputError(path: path, reason: reason(error))
        }
    }

    /// Gives `file` another name, replacing in one step what had it.
    static func rename(_ file: String, to target: String, path: String) throws {
        do {
            try Replacement.rename(file, to: target)
        } catch {
            throw OutputError(path: path, reason: reason(error))
        }
    }

    /// Waits until the disks have all that was written (on Linux; elsewhere POSIX only promises that it is under way).
    static func syncAll() { Replacement.syncAll() }

    static func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: file) }

    /// A file that is gone already is no error.
    static func remove(_ file: String, path: String) throws {
        do {
            try FileManager.default.removeItem(atPath: file)
        } catch CocoaError.fileNoSuchFile {
        } catch {
            throw OutputError(path: path, reason: reason(error))
        }
    }

    /// Removes a folder if nothing is left in it; what others put there keeps it.
    static func removeFolderIfEmpty(_ folder: String) -> Bool {
        guard let left = try? FileManager.default.contentsOfDirectory(atPath: folder), left.isEmpty else {
            return false
        }
        return (try? FileManager.default.removeItem(atPath: folder)) != nil
    }

    /// Waits until the disk knows the new names. Some file systems cannot sync a folder; the files themselves are safe by then.
    static func syncFolder(_ folder: String) {
        guard let handle = FileHandle(forReadingAtPath: folder) else { return }
        try? handle.synchronize()
        try? handle.close()
    }

    private static func reason(_ error: any Error) -> String {
        let error = error as NSError
        let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError
        return underlying?.localizedDescription ?? error.localizedDescription
    }
}
