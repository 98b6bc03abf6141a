internal import Foundation

/// What tells one state of a file from another.
struct FileStamp: Equatable {
    let path: String
    let number: UInt64
    let modified: Date
    let size: UInt64

    /// - Parameter ignoringContent: whether the same file counts as the same whatever is written into it.
    /// - Returns: `nil` where there is no file.
    init?(of path: String, ignoringContent: Bool = false) {
        // A configuration is often a link to the release at hand.
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: file),
            attributes[.type] as? FileAttributeType == .typeRegular
        else { return nil }
        (self.path, number) = (path, (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0)
        modified = ignoringContent ? .distantPast : attributes[.modificationDate] as? Date ?? .distantPast
        size = ignoringContent ? 0 : (attributes[.size] as? NSNumber)?.uint64Value ?? 0
    }
}
