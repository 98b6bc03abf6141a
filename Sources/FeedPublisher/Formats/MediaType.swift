/// Media types of attachments by the ending of their address, for formats that demand one.
enum MediaType {
    static func guess(_ address: String) -> String {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return unknown }
        return table[path[path.index(after: dot)...].lowercased()] ?? unknown
    }

    /// Type and subtype of what a source stated, lower case, without parameters; `nil` for what is no media type (RFC 6838 §4.2).
    static func essence(_ stated: String) -> String? {
        let essence = stated.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }.lowercased()
        let parts = essence.split(separator: "/", omittingEmptySubsequences: false)
        let isToken = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.count <= 127
                && part.utf8.allSatisfy {
                    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "!#$&-^_.+".utf8.contains($0)
                }
        }
        return parts.count == 2 && isToken ? essence : nil
    }

    private static let unknown = "application/octet-stream"

    private static let table = [
        "pdf": "application/pdf", "doc": "application/msword",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xls": "application/vnd.ms-excel",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ppt": "application/vnd.ms-powerpoint",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "wps": "application/vnd.ms-works", "ofd": "application/ofd", "zip": "application/zip",
        "rar": "application/vnd.rar", "7z": "application/x-7z-compressed", "csv": "text/csv",
        "txt": "text/plain",
        "html": "text/html", "htm": "text/html", "jpg": "image/jpeg", "jpeg": "image/jpeg",
        "png": "image/png",
        "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml", "mp3": "audio/mpeg",
        "m4a": "audio/mp4",
        "ogg": "audio/ogg", "wav": "audio/wav", "mp4": "video/mp4", "webm": "video/webm",
    ]
}
