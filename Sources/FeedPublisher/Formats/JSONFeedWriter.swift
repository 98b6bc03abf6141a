internal import FeedModel

internal import struct Foundation.Date

/// Writes JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
enum JSONFeedWriter {
    /// - Parameters:
    ///   - feed: with its HTML page as last `alternate` link.
    ///   - address: where this document will stand.
    static func document(_ feed: AtomFeed, at address: String) -> [UInt8] {
        let hubs = feed.links.filter { $0.rel == "hub" }
        return JSONTree.object([
            ("version", .string("https://jsonfeed.org/version/1.1")),
            ("title", .string(feed.title)),
            ("home_page_url", feed.links.last { $0.rel == "alternate" }.map { .string($0.href) }),
            ("feed_url", .string(address)),
            ("description", feed.subtitle.map { .string($0.plainText) }),
            ("icon", feed.icon.map(JSONTree.string)),
            ("favicon", feed.icon.map(JSONTree.string)),
            ("authors", people(feed.authors)),
            ("language", feed.language.map(JSONTree.string)),
            (
                "hubs",
                list(hubs) { .object([("type", .string("WebSub")), ("url", .string($0.href))]) }
            ),
            ("items", .array(feed.entries.map { item($0, in: feed) })),
        ]).document
    }

    private static func item(_ entry: AtomEntry, in feed: AtomFeed) -> JSONTree {
        func time(_ date: Date) -> JSONTree { .string(ClockTime(date, in: feed.timeZone).rfc3339) }
        // One of the two contents is required; an entry without a body says its title.
        let body = entry.content ?? entry.summary
        let tags = entry.categories.compactMap { $0.label ?? $0.term }
        return .object([
            ("id", .string(entry.id)),
            ("url", entry.page.map(JSONTree.string)),
            ("title", .string(entry.title)),
            ("content_html", body.map(JSONTree.string)),
            ("content_text", body == nil ? .string(entry.title) : nil),
            ("summary", entry.summary.map { .string(SafeHTMLText.of($0)) }),
            ("date_published", time(entry.published ?? entry.updated)),
            ("date_modified", time(entry.updated)),
            ("authors", people(entry.authors)),
            ("tags", list(tags, JSONTree.string)),
            ("language", entry.language.map(JSONTree.string)),
            ("attachments", list(entry.enclosures, attachment)),
        ])
    }

    private static func attachment(_ link: Link) -> JSONTree {
        .object([
            ("url", .string(link.href)),
            ("mime_type", .string(link.type ?? MediaType.guess(link.href))),
            ("title", link.title.map(JSONTree.string)),
            ("size_in_bytes", link.length.map(JSONTree.number)),
        ])
    }

    private static func people(_ people: [Person]) -> JSONTree? {
        list(people.filter { !($0.name ?? "").isEmpty || $0.url.flatMap(IRI.address) != nil }) { person in
            .object([
                ("name", person.name.map(JSONTree.string)),
                ("url", person.url.flatMap(IRI.address).map(JSONTree.string)),
            ])
        }
    }

    /// `nil` instead of an empty list.
    private static func list<Element>(_ elements: [Element], _ value: (Element) -> JSONTree)
        -> JSONTree?
    {
        elements.isEmpty ? nil : .array(elements.map(value))
    }
}
