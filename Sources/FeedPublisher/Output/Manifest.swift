internal import Foundation

/// What we made in one folder: the names of files, and of folders with a `/` behind. Only what stands here is ever removed.
///
/// One in every folder, and not one for all: a run that adds fifty entries to a million must not read and write a million names.
struct Manifest {
    static let name = ".tributary-manifest"

    /// On the disk.
    let folder: String
    /// Relative to the output folder, for errors.
    let path: String

    func names() throws -> NameList { NameList(try FileSystem.bytes(of: file, path: path) ?? []) }

    /// Removes itself with the last name.
    func remove(_ names: Set<String>) throws {
        let rest = try self.names().removing(names)
        if rest.isEmpty { return try FileSystem.remove(file, path: path) }
        let temporary = file + "-new"
        try FileSystem.write(rest.bytes, to: temporary, path: path, syncing: true)
        try FileSystem.rename(temporary, to: file, path: path)
    }

    private var file: String { "\(folder)/\(Self.name)" }
}
