extension OutputFolder {
    /// Removes these documents, their compressed siblings, and folders left empty by it. Touches nothing that we did not write.
    /// - Parameter paths: of documents that may be there or not.
    /// - Returns: the paths of what was removed.
    package func remove(_ paths: [String]) throws -> [String] {
        var removed: [String] = []
        let folders = Dictionary(grouping: paths, by: Self.folder).sorted { $0.key < $1.key }
        for (folder, paths) in folders {
            let manifest = Manifest(folder: file(folder), path: folder)
            let ours = try manifest.names()
            let names = Set(paths.flatMap { [Self.name(of: $0), Self.name(of: $0) + Self.compressed] })
                .filter(ours.contains)
            if names.isEmpty { continue }
            for name in names.sorted() {
                let path = folder.isEmpty ? name : "\(folder)/\(name)"
                try FileSystem.remove(temporary(path), path: path)
                try FileSystem.remove(file(path), path: path)
                removed.append(path)
            }
            try manifest.remove(names)
            try removeFolderIfEmpty(folder)
        }
        return removed
    }

    private func removeFolderIfEmpty(_ folder: String) throws {
        guard !folder.isEmpty, FileSystem.removeFolderIfEmpty(file(folder)) else { return }
        let parent = Self.folder(of: folder)
        try Manifest(folder: file(parent), path: parent).remove([Self.name(of: folder) + "/"])
        try removeFolderIfEmpty(parent)
    }
}
