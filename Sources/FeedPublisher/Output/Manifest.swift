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

    func names() throws -> Set<String> {
        guard let bytes = try FileSystem.bytes(of: file, path: path) else { return [] }
        return Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init))
    }

    func add(_ names: some Sequence<String>) throws {
        let known = try self.names()
        let union = known.union(names)
        if union.count > known.count { try write(union) }
    }

    /// Removes itself with the last name.
    func remove(_ names: Set<String>) throws {
        let rest = try self.names().subtracting(names)
        if rest.isEmpty { try FileSystem.remove(file, path: path) } else { try write(rest) }
    }

    private var file: String { "\(folder)/\(Self.name)" }

    /// In order of the alphabet, so that the same files give the same manifest.
    private func write(_ names: Set<String>) throws {
        let text = names.sorted().map { $0 + "\n" }.joined()
        let temporary = file + "-new"
        try FileSystem.write(Array(text.utf8), to: temporary, path: path)
        try FileSystem.rename(temporary, to: file, path: path)
    }
}
