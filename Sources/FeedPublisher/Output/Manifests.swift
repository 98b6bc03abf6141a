internal import FeedModel

/// The manifests of the folders that one call has to do with, each read once.
struct Manifests {
    private let output: OutputFolder
    private var known: [String: NameList] = [:]

    init(of output: OutputFolder) { self.output = output }

    /// Whether we wrote a file.
    mutating func contains(_ path: String) throws -> Bool {
        try names(in: OutputFolder.folder(of: path)).contains(OutputFolder.name(of: path))
    }

    mutating func remove(_ path: String) throws {
        let folder = OutputFolder.folder(of: path)
        try manifest(folder).remove([OutputFolder.name(of: path)])
        known[folder] = nil
    }

    /// Makes the folders of these files, and the manifests that change: of each folder, and of those above it that gain a folder.
    mutating func adding(_ paths: [String]) throws -> [Document] {
        var names: [String: Set<String>] = [:]
        for path in paths {
            var (folder, name) = (OutputFolder.folder(of: path), OutputFolder.name(of: path))
            while names[folder, default: []].insert(name).inserted, !folder.isEmpty {
                (folder, name) = (OutputFolder.folder(of: folder), OutputFolder.name(of: folder) + "/")
            }
        }
        var documents: [Document] = []
        for folder in names.keys.sorted() {
            let old = try self.names(in: folder)
            let all = old.adding(names[folder] ?? [])
            if old.isEmpty { try FileSystem.makeFolder(output.file(folder), path: folder) }
            if all == old { continue }
            documents.append(
                Document(path: folder.isEmpty ? Manifest.name : "\(folder)/\(Manifest.name)", bytes: all.bytes))
        }
        return documents
    }

    private mutating func names(in folder: String) throws -> NameList {
        if let names = known[folder] { return names }
        let names = try manifest(folder).names()
        known[folder] = names
        return names
    }

    private func manifest(_ folder: String) -> Manifest { Manifest(folder: output.file(folder), path: folder) }
}
