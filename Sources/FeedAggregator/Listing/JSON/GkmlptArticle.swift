internal import FeedModel

/// An article as the disclosure platform's data describes it, in a list or on its own page.
struct GkmlptArticle {
    /// The number by which all addresses of the article know it.
    var id: String?
    var title: String
    var url: String?
    var published: EntryDate?
    var publisher: String?
    var summary: String?
    var keywords: String?
    /// HTML, not yet safe.
    var content: String?
    var attachments: [(url: String, title: String?)] = []

    /// - Returns: `nil` if the value is no article: it has no title.
    init?(_ value: JSONValue, dates: PageDates) {
        // Titles may hold tags, such as line breaks for the page's heading.
        guard let written = value["title"]?.words, case let title = RowTitle.of(html: written), !title.isEmpty else {
            return nil
        }
        self.title = title
        id = value["id"]?.words
        url = value["url"]?.words ?? value["post_url"]?.words ?? value["link"]?.words
        // `created_at` has no zone and is when the draft was made; it only serves where nothing better is there.
        published =
            ["display_publish_time", "date", "publish_time", "create_time"].lazy.compactMap { value[$0]?.words }
            .compactMap { JSONDates.date($0, dates) }.first ?? value["created_at"]?.words.flatMap { dates.date(in: $0) }
        publisher = value["publisher"]?.words ?? value["source"]?.words
        summary = (value["abstract"]?.words ?? value["summary"]?.words).map { PlainText.of(html: $0).trimmed }
        keywords = value["keywords"]?.words
        content = value["content"]?.words
        for file in value["attachments"]?.elements ?? value["attachment"]?.elements ?? [] {
            if let url = file["url"]?.words ?? file["path"]?.words ?? file.words {
                attachments.append((url, file["name"]?.words ?? file["title"]?.words))
            }
        }
    }
}
