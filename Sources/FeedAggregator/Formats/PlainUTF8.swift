internal import XMLTree

/// The usual document, told in one fast pass: UTF-8 that says so or says nothing, with nothing in it to be put right. For it the
/// decoder's rules come to the same, at the cost of several passes.
enum PlainUTF8 {
    /// An XML declaration ends within this many bytes.
    private static let declarationLimit = 256

    /// `nil` where the decoder has to decide.
    static func read(_ bytes: [UInt8], _ options: FeedParser.Options) -> DecodedText? {
        guard options.encoding == nil, isServedWithoutCharset(options.contentType), declaresNothingElse(bytes) else {
            return nil
        }
        let inspection = UTF8Inspection(bytes)
        guard inspection.isWellFormed, !inspection.hasC1Controls, !inspection.hasForbiddenCharacters else { return nil }
        return DecodedText(utf8: bytes, encoding: "utf-8")
    }

    private static func isServedWithoutCharset(_ contentType: String?) -> Bool {
        guard let contentType, !contentType.isEmpty else { return true }
        switch contentType.lowercased() {
        case "application/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml",
            "application/json",
            "application/feed+json":
            return true
        default: return false
        }
    }

    private static func declaresNothingElse(_ bytes: [UInt8]) -> Bool {
        // A byte order mark, UTF-16 and white space before the declaration are the decoder's.
        guard let first = bytes.first, first == UInt8(ascii: "<") || first == UInt8(ascii: "{") else { return false }
        guard bytes.starts(with: "<?xml".utf8) else { return true }
        let head = bytes.prefix(declarationLimit)
        guard let end = head.firstIndex(of: UInt8(ascii: ">")) else { return false }
        let declaration = String(decoding: head[..<end], as: UTF8.self).lowercased()
        return !declaration.contains("encoding") || declaration.contains("\"utf-8\"") || declaration.contains("'utf-8'")
    }
}
