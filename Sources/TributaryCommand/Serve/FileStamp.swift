#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif
internal import SystemPackage

/// What tells one state of a file from another.
struct FileStamp: Equatable {
    let path: String
    let inode: Inode
    /// Nanoseconds since 1970.
    let modified: Int64
    /// In bytes.
    let size: Int64

    /// - Parameters:
    ///   - path: links are followed: a configuration is often a link to the release at hand.
    ///   - ignoringContent: whether the same file counts as the same whatever is written into it.
    /// - Returns: `nil` where there is no file.
    init?(of path: String, ignoringContent: Bool = false) {
        guard let state = try? Stat(FilePath(path)), state.type == .regular else { return nil }
        (self.path, inode) = (path, state.inode)
        let moment = state.st_mtim
        modified = ignoringContent ? 0 : Int64(moment.tv_sec) * 1_000_000_000 + Int64(moment.tv_nsec)
        size = ignoringContent ? 0 : state.size
    }
}
