internal import XMLTree

/// The feeds that an OPML document lists.
package enum OutlineFeeds {
    /// Lists of feeds have some hundreds.
    private static let limit = 1_000

    /// - Parameters:
    ///   - text: the document, decoded.
    ///   - url: where it came from.
    package static func find(in text: String, url: String) -> [DeclaredFeeds.Found] {
        guard ByteSearch(text).first("<opml") != nil || ByteSearch(text).first("<OPML") != nil,
            let document = try? HTMLDocument(parsing: text), let root = document.root
        else { return [] }
        var found: [DeclaredFeeds.Found] = []
        var seen: Set<String> = []
        // The HTML parser writes names in lower case, and is as lenient as such lists need.
        for node in document.all("outline", within: root) where found.count < limit {
            guard let reference = document.attribute("xmlurl", of: node)?.trimmed, !reference.isEmpty else { continue }
            let address = URLReference.percentEncoded(URLReference.resolve(reference, against: url))
            guard seen.insert(address).inserted else { continue }
            let title = document.attribute("title", of: node) ?? document.attribute("text", of: node)
            found.append(.init(url: address, title: title.map { CollapsedText.collapse($0) }, kind: .feed))
        }
        return found
    }
}
