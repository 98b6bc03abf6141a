package import FeedModel

/// Collects documents on their way to the output folder, so that the disk is waited for once and not once a document.
///
/// ```swift
/// var batch = OutputBatch(folder: folder)
/// for scope in changed { try batch.add(publisher.feedDocuments(for: scope, window: window(scope))) }
/// let report = try batch.finish()
/// ```
package struct OutputBatch {
    private let folder: OutputFolder
    private var documents: [Document] = []
    private var size = 0
    private var report = WriteReport()
    private var isUnsettled = false
    private let announce: ([String]) throws -> Void

    /// Bytes: what is collected before it is written, so that memory does not grow with the site.
    private static let limit = 10_000_000

    /// - Parameter announce: is told the paths of what changes, before it is put in place: what is to follow from it is not forgotten then
    ///   where a run is cut short.
    package init(folder: OutputFolder, announce: @escaping ([String]) throws -> Void = { _ in }) {
        (self.folder, self.announce) = (folder, announce)
    }

    /// Entry pages and archives first, the front documents last: what is collected may be written at any moment.
    package mutating func add(_ more: [Document]) throws {
        documents += more
        size += more.reduce(0) { $0 + $1.bytes.count }
        if size < Self.limit { return }
        isUnsettled = true
        report.add(try folder.replace(documents, settling: false, announce: announce))
        (documents, size) = ([], 0)
    }

    /// Writes what is left.
    /// - Returns: what happened to all documents added.
    package mutating func finish() throws -> WriteReport {
        report.add(try folder.replace(documents, settling: !isUnsettled, announce: announce))
        if isUnsettled { folder.settle() }
        (documents, size, isUnsettled) = ([], 0, false)
        return report
    }
}
