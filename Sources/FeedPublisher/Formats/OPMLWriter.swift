/// Writes OPML 2.0 (http://opml.org/spec2.opml).
enum OPMLWriter {
    /// A feed to subscribe to, a page, or a group of them.
    struct Outline {
        var text: String
        /// The address of a feed: makes the outline a subscription.
        var feed: String?
        /// The address of a web page; of an outline without a feed it is what the outline links to.
        var page: String?
        var description: String?
        var children: [Outline] = []
    }

    static func document(title: String, outlines: [Outline]) -> [UInt8] {
        var xml = XMLWriter()
        xml.start("opml", [("version", "2.0")])
        xml.start("head")
        xml.element("title", text: title)
        xml.end("head")
        xml.start("body")
        for outline in outlines { write(outline, to: &xml) }
        xml.end("body")
        xml.end("opml")
        return xml.bytes
    }

    private static func write(_ outline: Outline, to xml: inout XMLWriter) {
        var attributes: [XMLWriter.Attribute] = [("text", outline.text)]
        if let feed = outline.feed {
            attributes += [
                ("title", outline.text), ("type", "rss"), ("xmlUrl", feed), ("htmlUrl", outline.page),
                ("description", outline.description),
            ]
        } else if let page = outline.page {
            attributes += [("type", "link"), ("url", page)]
        }
        if outline.children.isEmpty {
            xml.empty("outline", attributes)
        } else {
            xml.start("outline", attributes)
            for child in outline.children { write(child, to: &xml) }
            xml.end("outline")
        }
    }
}
