internal import FeedPublisher
internal import Foundation
internal import SystemPackage

/// What the path of a request leads to in the output folder.
enum ServedPath: Equatable {
    case file(ServedFile)
    /// Asked for without the slash at its end, which the page's own links need.
    case folder
    case nothing
}

/// A file of the output folder, and what a response says of it.
struct ServedFile: Equatable {
    let path: String
    /// In bytes.
    let size: Int64
    /// Nanoseconds since 1970.
    let modified: Int64
    /// The ending of the document's name, without the dot.
    let kind: String
    /// Whether these are the bytes of a compressed sibling.
    let isCompressed: Bool
    /// Whether the document has one.
    let hasCompressed: Bool
    /// Archive documents stay as they are.
    let isArchive: Bool

    /// Of these bytes (RFC 9110 §8.8.3): files are replaced as a whole, and each has its own moment.
    var entityTag: String {
        "\"\(String(modified, radix: 36))-\(String(size, radix: 36))\(isCompressed ? "-gz" : "")\""
    }

    /// HTTP counts whole seconds.
    var lastModified: Date { Date(timeIntervalSince1970: Double(modified / 1_000_000_000)) }

    /// In seconds.
    var lifetime: Int { isArchive ? 86_400 : 300 }

    /// - Parameter isForBrowser: browsers show feeds that are XML to them through their style sheet, and load them down else.
    func mediaType(isForBrowser: Bool) -> String {
        if Self.isShownAsXML(kind), isForBrowser { return "application/xml; charset=utf-8" }
        return Self.mediaTypes[kind] ?? "application/octet-stream"
    }

    /// Whether the media type depends on who asks.
    var variesByAccept: Bool { Self.isShownAsXML(kind) }

    private static func isShownAsXML(_ kind: String) -> Bool { kind == "atom" || kind == "rss" }

    private static let mediaTypes = [
        "atom": "application/atom+xml; charset=utf-8", "rss": "application/rss+xml; charset=utf-8",
        "json": "application/feed+json; charset=utf-8", "opml": "text/x-opml; charset=utf-8",
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "txt": "text/plain; charset=utf-8",
        "xml": "application/xml; charset=utf-8", "svg": "image/svg+xml", "png": "image/png", "ico": "image/x-icon",
        "gz": "application/gzip",
    ]
}

/// The output folder as a web server sees it.
struct OutputFiles {
    let folder: String

    /// - Parameters:
    ///   - path: of the request's target, still escaped, without its query.
    ///   - acceptsCompressed: whether a `.gz` file beside the document may be sent for it.
    func lookUp(_ path: String, acceptsCompressed: Bool) -> ServedPath {
        guard let parts = Self.parts(of: path) else { return .nothing }
        var document = ([folder] + parts).joined(separator: "/")
        if path.hasSuffix("/") {
            document += "/index.html"
        } else if parts.isEmpty {
            document += "index.html"
        }
        guard let plain = FileStamp(of: document) else {
            return (try? Stat(FilePath(document)))?.type == .directory ? .folder : .nothing
        }
        let kind = FilePath(document).extension?.lowercased() ?? ""
        // One that is older was left behind by something else than a run, which lays both side by side, in either order.
        let compressed = FileStamp(of: document + ".gz").flatMap {
            $0.modified >= plain.modified - Self.sideBySide ? $0 : nil
        }
        let sent = acceptsCompressed ? compressed ?? plain : plain
        return .file(
            ServedFile(
                path: sent.path, size: sent.size, modified: plain.modified, kind: kind,
                isCompressed: sent.path != plain.path, hasCompressed: compressed != nil,
                isArchive: parts.first == SitePaths.archiveFolder))
    }

    /// Nanoseconds.
    private static let sideBySide: Int64 = 10_000_000_000

    /// The names on the way to a document.
    /// - Returns: `nil` for what leads to no document: names that begin with a dot are the publisher's notes, or lead out of the folder.
    private static func parts(of path: String) -> [String]? {
        guard path.hasPrefix("/") else { return nil }
        var parts: [String] = []
        for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let name = part.utf8.contains(UInt8(ascii: "%")) ? part.removingPercentEncoding : String(part) else {
                return nil
            }
            if name.hasPrefix(".") || name.contains("/") || name.contains("\0") { return nil }
            parts.append(name)
        }
        if parts.last == "" { parts.removeLast() }
        return parts.contains("") ? nil : parts
    }
}
