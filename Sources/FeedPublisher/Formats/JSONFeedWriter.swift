internal import FeedModel

internal import struct Foundation.Date

/// Writes JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
enum JSONFeedWriter {
    /// - Parameters:
    ///   - feed: with its HTML page as last `alternate` link.
    ///   - address: where this document will stand.
    static func document(_ feed: AtomFeed, at address: String) -> [UInt8] {
        let hubs = feed.links.filter { $0.rel == "hub" }
        return JSONValue.object([
            ("version", .string("https://jsonfeed.org/version/1.1")),
            ("title", .string(feed.title)),
            ("home_page_url", feed.links.last { $0.rel == "alternate" }.map { .string($0.href) }),
            ("feed_url", .string(address)),
            ("description", feed.subtitle.map { .string($0.plainText) }),
            ("icon", feed.icon.map(JSONValue.string)),
            ("favicon", feed.icon.map(JSONValue.string)),
            ("authors", people(feed.authors)),
            ("language", feed.language.map(JSONValue.string)),
            (
                "hubs",
                list(hubs) { .object([("type", .string("WebSub")), ("url", .string($0.href))]) }
            ),
            ("items", .array(feed.entries.map { item($0, in: feed) })),
        ]).document
    }

    private static func item(_ entry: AtomEntry, in feed: AtomFeed) -> JSONValue {
        func time(_ date: Date) -> JSONValue { .string(CivilTime(date, in: feed.timeZone).rfc3339) }
        // One of the two contents is required; an entry without a body says its title.
        let body = entry.content ?? entry.summary
        let tags = entry.categories.compactMap { $0.label ?? $0.term }
        return .object([
            ("id", .string(entry.id)),
            ("url", entry.page.map(JSONValue.string)),
            ("title", .string(entry.title)),
            ("content_html", body.map(JSONValue.string)),
            ("content_text", body == nil ? .string(entry.title) : nil),
            ("summary", entry.summary.map { .string(PlainText.of($0)) }),
            ("date_published", time(entry.published ?? entry.updated)),
            ("date_modified", time(entry.updated)),
            ("authors", people(entry.authors)),
            ("tags", list(tags, JSONValue.string)),
            ("language", entry.language.map(JSONValue.string)),
            ("attachments", list(entry.enclosures, attachment)),
        ])
    }

    private static func attachment(_ link: Link) -> JSONValue {
        .object([
            ("url", .string(link.href)),
            ("mime_type", .string(link.type ?? MediaType.guess(link.href))),
            ("title", link.title.map(JSONValue.string)),
            ("size_in_bytes", link.length.map(JSONValue.number)),
        ])
    }

    private static func people(_ people: [Person]) -> JSONValue? {
        list(people.filter { !($0.name ?? "").isEmpty || $0.url.flatMap(IRI.address) != nil }) { person in
            .object([
                ("name", person.name.map(JSONValue.string)),
                ("url", person.url.flatMap(IRI.address).map(JSONValue.string)),
            ])
        }
    }

    /// `nil` instead of an empty list.
    private static func list<Element>(_ elements: [Element], _ value: (Element) -> JSONValue)
        -> JSONValue?
    {
        elements.isEmpty ? nil : .array(elements.map(value))
    }
}
