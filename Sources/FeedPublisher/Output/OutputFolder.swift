package import FeedModel

/// The folder that is served. The only part of the publisher that touches the disk.
///
/// A file is replaced whole or not at all: the new bytes go into a file beside it, are synced, and take its name. A file whose bytes would
/// not change is not touched, so that its date stays and caches stay warm. What was written is noted in a manifest in each folder, and
/// only what stands there is ever removed.
package struct OutputFolder {
    /// Makes the bytes of a `.gz` file.
    package typealias Compression = @Sendable ([UInt8]) -> [UInt8]

    /// The folder itself.
    package let path: String
    private let compression: Compression?

    /// - Parameters:
    ///   - path: made when the first document is written.
    ///   - compression: for servers that send `X.gz` in place of `X` (`gzip_static` of nginx, `precompressed` of Caddy); `nil` for none.
    package init(path: String, compression: Compression? = nil) { (self.path, self.compression) = (path, compression) }

    /// Puts documents in place, in an order that never shows a link to a missing file; see ``PublishingOrder``.
    ///
    /// Works in batches: hand over entry pages and archives first, pages and outlines last.
    /// - Throws: ``OutputError`` at the first file that cannot be written; those before it are in place, those after it as they were.
    package func replace(_ documents: [Document]) throws -> WriteReport {
        var report = WriteReport()
        var changed: [Document] = []
        var siblings: [Document] = []
        for document in documents {
            try check(document.path)
            guard try FileSystem.bytes(of: file(document.path), path: document.path) == document.bytes else {
                changed.append(document)
                continue
            }
            report.unchanged += 1
            if try hasCompressed(document.path) != isCompressed(document) {
                siblings += try withCompressed(document).filter { $0.path != document.path }
            }
        }
        let ordered = changed.enumerated().sorted { left, right in
            (PublishingOrder(path: left.element.path), left.offset)
                < (PublishingOrder(path: right.element.path), right.offset)
        }.map(\.element)
        let files = try siblings + ordered.flatMap(withCompressed)
        // Noted before it is there: a run that is cut short leaves no file that nobody knows of.
        try putInPlace(try manifests(for: files.map(\.path)) + files)
        report.written = ordered.map(\.path)
        return report
    }

    /// Beyond this many files the whole disk is synced once, which costs less than waiting for each file.
    private static let singleSyncs = 12

    /// Writes the new bytes beside each file, makes sure the disk has them, and gives them their names, in this order.
    private func putInPlace(_ files: [Document]) throws {
        let isLarge = files.count > Self.singleSyncs
        do {
            for file in files {
                try FileSystem.write(file.bytes, to: temporary(file.path), path: file.path, syncing: !isLarge)
            }
            if isLarge { FileSystem.syncAll() }
            for file in files {
                try FileSystem.rename(temporary(file.path), to: self.file(file.path), path: file.path)
            }
        } catch {
            // A disk that is full must not stay full of what never came to be.
            for file in files { try? FileSystem.remove(temporary(file.path), path: file.path) }
            throw error
        }
        if isLarge {
            FileSystem.syncAll()
        } else {
            for folder in Set(files.map { Self.folder(of: $0.path) }).sorted() { FileSystem.syncFolder(file(folder)) }
        }
    }

    /// Makes the folders of these files, and the manifests that change: of each folder, and of those above it that gain a folder.
    private func manifests(for paths: [String]) throws -> [Document] {
        var names: [String: Set<String>] = [:]
        for path in paths {
            var (folder, name) = (Self.folder(of: path), Self.name(of: path))
            while names[folder, default: []].insert(name).inserted, !folder.isEmpty {
                (folder, name) = (Self.folder(of: folder), Self.name(of: folder) + "/")
            }
        }
        return try names.keys.sorted().compactMap { folder in
            try FileSystem.makeFolder(file(folder), path: folder)
            let bytes = try Manifest(folder: file(folder), path: folder).adding(names[folder] ?? [])
            return bytes.map {
                Document(path: folder.isEmpty ? Manifest.name : "\(folder)/\(Manifest.name)", bytes: $0)
            }
        }
    }

    /// Removes the documents that the site no longer has, and folders left empty by it. Touches nothing that we did not write.
    /// - Parameter isWanted: by path; see ``DocumentPlan/contains(_:)``.
    /// - Returns: the paths of what was removed.
    package func removeAbandoned(keeping isWanted: (String) -> Bool) throws -> [String] {
        try removeAbandoned(in: "", keeping: isWanted)
    }

    private func removeAbandoned(in folder: String, keeping isWanted: (String) -> Bool) throws -> [String] {
        let manifest = Manifest(folder: file(folder), path: folder)
        var removed: [String] = []
        var forgotten: Set<String> = []
        for name in try manifest.names().sorted() {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            if name.hasSuffix("/") {
                let inner = String(path.dropLast())
                removed += try removeAbandoned(in: inner, keeping: isWanted)
                if FileSystem.removeFolderIfEmpty(file(inner)) { forgotten.insert(name) }
            } else if !isWanted(path.hasSuffix(Self.compressed) ? String(path.dropLast(Self.compressed.count)) : path) {
                try FileSystem.remove(temporary(path), path: path)
                try FileSystem.remove(file(path), path: path)
                removed.append(path)
                forgotten.insert(name)
            }
        }
        if !forgotten.isEmpty { try manifest.remove(forgotten) }
        return removed
    }

    // MARK: Compressed siblings

    static let compressed = ".gz"
    /// Below this many bytes a header costs what compressing gains.
    private static let compressionMinimum = 1000

    private func isCompressed(_ document: Document) -> Bool {
        compression != nil && document.bytes.count >= Self.compressionMinimum
            && ![".png", ".ico"].contains { document.path.hasSuffix($0) }
    }

    /// The compressed one is put in place first: after a cut its file is found out of date, and both are made anew.
    private func withCompressed(_ document: Document) throws -> [Document] {
        guard let compression, isCompressed(document) else {
            // A server would go on sending the old one.
            try removeCompressed(of: document.path)
            return [document]
        }
        return [Document(path: document.path + Self.compressed, bytes: compression(document.bytes)), document]
    }

    private func removeCompressed(of path: String) throws {
        guard try hasCompressed(path) else { return }
        let sibling = path + Self.compressed
        try FileSystem.remove(file(sibling), path: sibling)
        try Manifest(folder: file(Self.folder(of: path)), path: path).remove([Self.name(of: sibling)])
    }

    /// Whether a compressed sibling of ours is there.
    private func hasCompressed(_ path: String) throws -> Bool {
        let sibling = path + Self.compressed
        guard FileSystem.exists(file(sibling)) else { return false }
        return try Manifest(folder: file(Self.folder(of: path)), path: path).names().contains(Self.name(of: sibling))
    }

    // MARK: Names

    /// A document's path comes from the configuration: it must stay inside the folder whatever stands there.
    private func check(_ path: String) throws {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if parts.contains(where: { $0.isEmpty || $0.hasPrefix(".") || $0.utf8.contains { $0 < 0x20 } }) {
            throw OutputError(path: path, reason: "its name begins with a dot or leads out of the output folder")
        }
    }

    func file(_ relative: String) -> String { relative.isEmpty ? path : "\(path)/\(relative)" }

    /// Beside the file itself, because a rename works within one file system only. The same name every time: what a cut run left behind
    /// is overwritten by the next.
    func temporary(_ relative: String) -> String {
        let folder = file(Self.folder(of: relative))
        return "\(folder)/.\(Self.name(of: relative)).tributary-new"
    }

    static func folder(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
    }

    static func name(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }
}
