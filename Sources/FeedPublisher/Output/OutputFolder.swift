package import FeedModel
internal import Foundation

/// The folder that is served. The only part of the publisher that touches the disk.
///
/// A file is replaced whole or not at all: the new bytes go into a file beside it, are synced, and take its name. A file whose bytes would
/// not change is not touched, so that its date stays and caches stay warm. What was written is noted in a manifest in each folder, and
/// only what stands there is ever removed.
package struct OutputFolder {
    /// The folder itself.
    package let path: String

    /// - Parameter path: made when the first document is written.
    package init(path: String) { self.path = path }

    /// Puts documents in place, in an order that never shows a link to a missing file; see ``PublishingOrder``.
    ///
    /// Works in batches: hand over entry pages and archives first, pages and outlines last.
    /// - Throws: ``OutputError`` at the first file that cannot be written; those before it are in place, those after it as they were.
    package func replace(_ documents: [Document]) throws -> WriteReport {
        var report = WriteReport()
        let changed = try documents.filter { document in
            try check(document.path)
            let isSame =
                try FileSystem.bytes(of: file(document.path), path: document.path) == document.bytes
            report.unchanged += isSame ? 1 : 0
            return !isSame
        }
        let ordered = changed.enumerated().sorted { left, right in
            (PublishingOrder(path: left.element.path), left.offset)
                < (PublishingOrder(path: right.element.path), right.offset)
        }.map(\.element)
        let folders = Dictionary(grouping: ordered) { Self.folder(of: $0.path) }
        // Noted before it is written: a run that is cut short leaves no file that nobody knows of.
        for (folder, documents) in folders.sorted(by: { $0.key < $1.key }) {
            try FileSystem.makeFolder(file(folder), path: folder)
            try Manifest(folder: file(folder), path: folder).add(documents.map { Self.name(of: $0.path) })
        }
        for document in ordered {
            try FileSystem.write(document.bytes, to: temporary(document.path), path: document.path)
        }
        for document in ordered {
            try FileSystem.rename(temporary(document.path), to: file(document.path), path: document.path)
            report.written.append(document.path)
        }
        for folder in folders.keys.sorted() { FileSystem.syncFolder(file(folder)) }
        return report
    }

    /// A document's path comes from the configuration: it must stay inside the folder whatever stands there.
    private func check(_ path: String) throws {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        if parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." || $0.utf8.contains(0) }) {
            throw OutputError(path: path, reason: "the path leads out of the output folder")
        }
    }

    private func file(_ relative: String) -> String {
        relative.isEmpty ? path : "\(path)/\(relative)"
    }

    /// Beside the file itself, because a rename works within one file system only. The same name every time: what a cut run left behind
    /// is overwritten by the next.
    private func temporary(_ relative: String) -> String {
        let folder = file(Self.folder(of: relative))
        return "\(folder)/.\(Self.name(of: relative)).tributary-new"
    }

    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }

    static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }
}
