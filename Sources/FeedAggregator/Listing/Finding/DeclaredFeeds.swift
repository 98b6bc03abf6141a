internal import XMLTree

/// The feeds a page says it has, and the addresses where they usually stand.
package enum DeclaredFeeds {
    /// A feed, or a list of feeds.
    package struct Found: Sendable, Hashable {
        /// Absolute.
        package var url: String
        package var title: String?
        package var kind: Kind
        package enum Kind: String, Sendable, Hashable {
            case feed, outline
        }

        package init(url: String, title: String?, kind: Kind) { (self.url, self.title, self.kind) = (url, title, kind) }
    }

    private static let types: Set<String> = [
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
        "application/json", "application/xml", "text/xml",
    ]

    /// - Parameters:
    ///   - page: the page, decoded.
    ///   - url: where it came from.
    package static func find(in page: String, url: String) -> [Found] {
        guard let document = try? HTMLDocument(parsing: page), let root = document.root else { return [] }
        let base = PageBase.address(of: document, page: url)
        var found: [Found] = []
        func add(_ reference: String, _ title: String?, _ kind: Found.Kind) {
            let address = URLReference.percentEncoded(URLReference.resolve(reference, against: base))
            guard address.contains("://"), !found.contains(where: { $0.url == address }) else { return }
            found.append(Found(url: address, title: title.flatMap { $0.isEmpty ? nil : $0 }, kind: kind))
        }
        for node in document.all("link", within: root) {
            guard let reference = document.attribute("href", of: node)?.trimmed, !reference.isEmpty else { continue }
            let relations = (document.attribute("rel", of: node) ?? "").lowercased().split(separator: " ")
            let type = (document.attribute("type", of: node) ?? "").lowercased().prefix { $0 != ";" }.trimmed
            let title = document.attribute("title", of: node).map { CollapsedText.collapse($0) }
            if type == "text/x-opml" || relations.contains("outline") { add(reference, title, .outline) }
            if relations.contains("alternate") && types.contains(type) || relations.contains("feed") {
                add(reference, title, .feed)
            }
        }
        for node in document.all("a", within: root) {
            guard let reference = document.attribute("href", of: node)?.trimmed else { continue }
            let path = reference.prefix { $0 != "?" && $0 != "#" }.lowercased()
            let text = document.text(of: node)
            if path.hasSuffix(".opml") {
                add(reference, text, .outline)
            } else if [
                ".rss", ".atom", ".rdf", "rss.xml", "atom.xml", "feed.xml", "feed.json", "/rss", "/feed", "/atom",
            ].contains(where: { path.hasSuffix($0) }) {
                add(reference, text, .feed)
            }
        }
        return found
    }

    /// Where sites keep feeds they do not declare, near `url` first.
    package static func commonAddresses(near url: String) -> [String] {
        let names = ["rss.xml", "feed.xml", "atom.xml", "index.xml", "feed", "rss", "feed.json"]
        var addresses: [String] = []
        for reference in ["./", "/"] {
            let folder = URLReference.resolve(reference, against: url)
            for name in names where folder.hasSuffix("/") && !addresses.contains(folder + name) {
                addresses.append(folder + name)
            }
        }
        return addresses
    }
}
