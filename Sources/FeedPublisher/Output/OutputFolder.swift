internal import Dispatch
package import FeedModel
internal import Synchronization

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
    /// - Parameters:
    ///   - settling: wait until the disk has it all; without, ``settle()`` is to be called before anybody relies on it.
    ///   - announce: is told the paths of what changes, if anything does, before it is put in place.
    /// - Throws: what `announce` throws, and ``OutputError`` at the first file that cannot be written; those before it are in place, those after it as they were.
    package func replace(
        _ documents: [Document], settling: Bool = true, announce: ([String]) throws -> Void = { _ in }
    ) throws -> WriteReport {
        var report = WriteReport()
        var changed: [(document: Document, isNew: Bool)] = []
        var siblings: [Document] = []
        var manifests = Manifests(of: self)
        for document in documents {
            try check(document.path)
            let present = try FileSystem.bytes(of: file(document.path), path: document.path)
            guard present == document.bytes else {
                changed.append((document, present == nil))
                continue
            }
            report.unchanged += 1
            if try hasCompressed(document.path, &manifests) != isCompressed(document) {
                siblings += try withCompressed(document, &manifests).filter { $0.path != document.path }
            }
        }
        let ordered = changed.enumerated().sorted { left, right in
            (PublishingOrder(path: left.element.document.path), left.offset)
                < (PublishingOrder(path: right.element.document.path), right.offset)
        }.map(\.element)
        var (groundwork, files) = ([] as [Document], siblings)
        for (document, isNew) in ordered {
            let all = try withCompressed(document, &manifests)
            if isNew, PublishingOrder(path: document.path) == .groundwork { groundwork += all } else { files += all }
        }
        if !ordered.isEmpty { try announce(ordered.map(\.document.path)) }
        try putInPlace(
            notes: try manifests.adding((groundwork + files).map(\.path)), groundwork: groundwork, files: files,
            settling: settling)
        report.written = ordered.map(\.document.path)
        return report
    }

    /// Waits until the disk has what calls that were not settling wrote.
    func settle() { FileSystem.syncAll() }

    /// Beyond this many files the whole disk is synced once, which costs less than waiting for each file.
    private static let singleSyncs = 12

    /// - Parameters:
    ///   - notes: manifests, in place before what they name is there: a run that is cut short leaves no file that nobody knows of.
    ///   - groundwork: new files that nothing in place links to yet; see ``lay(_:)``.
    ///   - files: in this order; each takes its name when the disk has its new bytes.
    func putInPlace(notes: [Document], groundwork: [Document], files: [Document], settling: Bool) throws {
        if settling, notes.count + groundwork.count + files.count <= Self.singleSyncs {
            try rename(notes + groundwork + files, syncing: true)
            for folder in Set((notes + groundwork + files).map { Self.folder(of: $0.path) }).sorted() {
                FileSystem.syncFolder(file(folder))
            }
            return
        }
        try rename(notes, syncing: false)
        try lay(groundwork)
        try rename(files, syncing: false)
        if settling { FileSystem.syncAll() }
    }

    /// Writes the new bytes beside each file, makes sure the disk has them, and gives them their names, in this order.
    /// - Parameter syncing: each file by itself, rather than everything that was written before.
    private func rename(_ files: [Document], syncing: Bool) throws {
        if files.isEmpty { return }
        do {
            for file in files {
                try FileSystem.write(file.bytes, to: temporary(file.path), path: file.path, syncing: syncing)
            }
            if !syncing { FileSystem.syncAll() }
            for file in files {
                try FileSystem.rename(temporary(file.path), to: self.file(file.path), path: file.path)
            }
        } catch {
            // A disk that is full must not stay full of what never came to be.
            for file in files { try? FileSystem.remove(temporary(file.path), path: file.path) }
            throw error
        }
    }

    /// Puts new files in place, each whole, on all processors. The disk need not have them first: nobody knows their addresses before
    /// what links to them is replaced, and that waits for the disk.
    private func lay(_ files: [Document]) throws {
        // What lies in one folder is written by one: the system lets only one at a time change a folder.
        let folders = Dictionary(grouping: files) { Self.folder(of: $0.path) }.sorted { $0.key < $1.key }.map(\.value)
        let obstacle = Mutex<(any Error)?>(nil)
        DispatchQueue.concurrentPerform(iterations: folders.count) { index in
            for document in folders[index] where obstacle.withLock({ $0 == nil }) {
                let new = temporary(document.path)
                do {
                    try FileSystem.write(document.bytes, to: new, path: document.path, syncing: false)
                    try FileSystem.rename(new, to: file(document.path), path: document.path)
                } catch {
                    try? FileSystem.remove(new, path: document.path)
                    obstacle.withLock { $0 = $0 ?? error }
                }
            }
        }
        if let obstacle = obstacle.withLock({ $0 }) { throw obstacle }
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
        // A name that leads elsewhere was not written by us.
        for name in try manifest.names().names where Self.isName(name.hasSuffix("/") ? name.dropLast() : name[...]) {
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
    private func withCompressed(_ document: Document, _ manifests: inout Manifests) throws -> [Document] {
        guard let compression, isCompressed(document) else {
            // A server would go on sending the old one.
            try removeCompressed(of: document.path, &manifests)
            return [document]
        }
        return [Document(path: document.path + Self.compressed, bytes: compression(document.bytes)), document]
    }

    private func removeCompressed(of path: String, _ manifests: inout Manifests) throws {
        guard try hasCompressed(path, &manifests) else { return }
        let sibling = path + Self.compressed
        try FileSystem.remove(file(sibling), path: sibling)
        try manifests.remove(sibling)
    }

    /// Whether a compressed sibling of ours is there.
    private func hasCompressed(_ path: String, _ manifests: inout Manifests) throws -> Bool {
        let sibling = path + Self.compressed
        return try manifests.contains(sibling) && FileSystem.exists(file(sibling))
    }

    // MARK: Names

    /// A document's path comes from the configuration: it must stay inside the folder whatever stands there.
    private func check(_ path: String) throws {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if !parts.allSatisfy(Self.isName) {
            throw OutputError(path: path, reason: "its name begins with a dot or leads out of the output folder")
        }
    }

    /// Whether a file or folder of ours may be called so.
    private static func isName(_ part: Substring) -> Bool {
        !part.isEmpty && !part.hasPrefix(".") && !part.utf8.contains { $0 < 0x20 || $0 == UInt8(ascii: "/") }
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
