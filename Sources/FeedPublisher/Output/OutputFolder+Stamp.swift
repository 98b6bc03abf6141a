internal import FeedModel

/// What tells a folder that was put back from an older copy.
extension OutputFolder {
    private static let stampName = ".tributary-edition"

    /// What the folder shows, as ``stamp(_:)`` noted it; `nil` where nothing was noted.
    package func stamp() throws -> String? {
        try FileSystem.bytes(of: file(Self.stampName), path: Self.stampName).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Notes what the folder shows, once everything is in place.
    package func stamp(_ text: String) throws {
        if try stamp() == text { return }
        let note = Document(path: Self.stampName, bytes: Array(text.utf8))
        try putInPlace(notes: [], groundwork: [], files: [note], settling: true)
    }

    /// Whether these files and folders are there.
    package func holds(_ paths: some Sequence<String>) -> Bool { paths.allSatisfy { FileSystem.exists(file($0)) } }
}
