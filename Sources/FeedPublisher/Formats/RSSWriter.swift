internal import FeedModel

internal import struct Foundation.Date

/// Writes RSS 2.0 by the RSS Advisory Board's profile (https://www.rssboard.org/rss-profile).
///
/// What RSS has no element for keeps its Atom or Dublin Core name: `dcterms:modified` for `updated`, `atom:link` for the links.
enum RSSWriter {
    /// - Parameters:
    ///   - feed: with its HTML page as last `alternate` link.
    ///   - address: where this document will stand.
    static func document(_ feed: AtomFeed, at address: String) -> [UInt8] {
        var xml = XMLWriter(stylesheet: feed.stylesheet)
        xml.start(
            "rss",
            [
                ("version", "2.0"), ("xmlns:atom", "http://www.w3.org/2005/Atom"),
                ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
                ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
                ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ])
        xml.start("channel")
        let page = feed.links.last { $0.rel == "alternate" }?.href ?? address
        xml.element("title", text: feed.title)
        xml.element("link", text: page)
        xml.element("description", text: feed.subtitle?.plainText ?? feed.title)
        if let language = feed.language { xml.element("language", text: language) }
        if let rights = feed.rights { xml.element("copyright", text: rights) }
        xml.element("lastBuildDate", text: ClockTime(feed.newestChange).rfc822)
        if let generator = feed.generator?.name { xml.element("generator", text: generator) }
        xml.element("docs", text: "https://www.rssboard.org/rss-specification")
        xml.empty(
            "atom:link", [("rel", "self"), ("type", FeedFileFormat.rss.mediaType), ("href", address)])
        for link in feed.links where link.rel == "hub" {
            xml.empty("atom:link", [("rel", "hub"), ("href", link.href)])
        }
        if let icon = feed.icon {
            xml.start("image")
            xml.element("url", text: icon)
            // The profile asks for the channel's own title and link here.
            xml.element("title", text: feed.title)
            xml.element("link", text: page)
            xml.end("image")
        }
        for entry in feed.entries { write(entry, in: feed, to: &xml) }
        xml.end("channel")
        xml.end("rss")
        return xml.bytes
    }

    private static func write(_ entry: AtomEntry, in feed: AtomFeed, to xml: inout XMLWriter) {
        xml.start("item")
        xml.element("title", text: entry.title)
        if let page = entry.page { xml.element("link", text: page) }
        xml.element("guid", [("isPermaLink", "false")], text: entry.id)
        xml.element("pubDate", text: ClockTime(entry.published ?? entry.updated).rfc822)
        xml.element("dcterms:modified", text: ClockTime(entry.updated, in: feed.timeZone).rfc3339)
        for name in (entry.authors.isEmpty ? feed.authors : entry.authors).compactMap(\.name) {
            xml.element("dc:creator", text: name)
        }
        if let language = entry.language, language != feed.language {
            xml.element("dc:language", text: language)
        }
        for category in entry.categories {
            guard let name = category.label ?? category.term else { continue }
            xml.element("category", [("domain", category.scheme)], text: name)
        }
        if let summary = entry.summary { xml.element("description", text: summary) }
        if let content = entry.content { xml.element("content:encoded", cdata: content) }
        write(entry.enclosures, to: &xml)
        for link in entry.links where link.rel == "related" {
            xml.empty("atom:link", [("rel", "related"), ("href", link.href), ("title", link.title)])
        }
        if let source = entry.source,
            let address = source.links.first(where: { $0.rel == "self" })?.href
        {
            xml.element("source", [("url", address)], text: source.title)
        }
        xml.end("item")
    }

    /// The profile allows an item one enclosure, with all three attributes; the others are Atom links, which readers take as well.
    private static func write(_ enclosures: [Link], to xml: inout XMLWriter) {
        guard let first = enclosures.first else { return }
        xml.empty(
            "enclosure",
            [
                ("url", first.href), ("length", String(first.length ?? 0)),
                ("type", first.type ?? MediaType.guess(first.href)),
            ])
        for link in enclosures.dropFirst() {
            xml.empty(
                "atom:link",
                [
                    ("rel", "enclosure"), ("type", link.type ?? MediaType.guess(link.href)),
                    ("href", link.href),
                    ("title", link.title), ("length", link.length.map(String.init)),
                ])
        }
    }
}
