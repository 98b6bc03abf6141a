internal import Foundation

/// The names of the files of one folder that we wrote, a line each. Only what stands here is ever removed or taken for ours.
///
/// One in every folder, and not one for all: a run that adds fifty entries to a million must not read and write a million names.
struct Manifest {
    static let name = ".tributary-manifest"

    /// On the disk.
    let folder: String
    /// Relative to the output folder, for errors.
    let path: String

    func names() throws -> [String] {
        guard let bytes = try FileSystem.bytes(of: file, path: path) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Notes more names, in order of the alphabet, so that the same files give the same manifest.
    func add(_ names: [String]) throws {
        let known = try Set(self.names())
        let union = known.union(names)
        if union.count > known.count { try write(union) }
    }

    func remove(_ names: Set<String>) throws {
        let known = try Set(self.names())
        try write(known.subtracting(names))
    }

    private var file: String { "\(folder)/\(Self.name)" }

    private func write(_ names: Set<String>) throws {
        let text = names.sorted().map { $0 + "\n" }.joined()
        let temporary = file + "-new"
        try FileSystem.write(Array(text.utf8), to: temporary, path: path)
        try FileSystem.rename(temporary, to: file, path: path)
    }
}
