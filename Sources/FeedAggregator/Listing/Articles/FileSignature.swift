/// Files that come where a page was expected: an address that ends with `.html` or with a number may lead to one.
package enum FileSignature {
    private static let beginnings: [(bytes: [UInt8], type: String, isExact: Bool)] = [
        (Array("%PDF-".utf8), "application/pdf", true), (Array("GIF8".utf8), "image/gif", true),
        ([0xFF, 0xD8, 0xFF], "image/jpeg", true), ([0x89, 0x50, 0x4E, 0x47], "image/png", true),
        (Array("Rar!".utf8), "application/vnd.rar", true),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "application/x-7z-compressed", true),
        // The documents of office programs begin like these.
        ([0x50, 0x4B, 0x03, 0x04], "application/zip", false),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/msword", false),
    ]
    private static let families = ["image/", "audio/", "video/", "application/vnd.", "application/x-"]
    private static let types = [
        "application/pdf", "application/msword", "application/zip", "application/octet-stream", "application/rtf",
        "application/ofd",
    ]

    /// - Parameter contentType: as served; believed where the first bytes do not speak against it.
    /// - Returns: the media type, lower case; `nil` for a page.
    package static func type(of bytes: [UInt8], contentType: String?) -> String? {
        let served = contentType.map { $0.prefix { $0 != ";" }.lowercased().trimmed }
        let named = served.flatMap { name in
            types.contains(name) || families.contains { name.hasPrefix($0) } ? name : nil
        }
        if let known = beginnings.first(where: { bytes.starts(with: $0.bytes) }) {
            return known.isExact ? known.type : named ?? known.type
        }
        let isMarkup = bytes.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) } == UInt8(ascii: "<")
        return isMarkup || bytes.isEmpty ? nil : named
    }
}

extension Article {
    /// What an address gives that leads to a file.
    package static func ofFile(at url: String, type: String, length: Int) -> Article {
        var article = Article()
        article.attachments = [Enclosure(url: URLReference.percentEncoded(url), type: type, length: length)]
        return article
    }
}
