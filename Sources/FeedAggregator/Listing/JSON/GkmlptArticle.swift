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
        guard let written = value["title"]?.text, case let title = RowTitle.of(html: written), !title.isEmpty else {
            return nil
        }
        self.title = title
        id = value["id"]?.text
        url = value["url"]?.text ?? value["post_url"]?.text ?? value["link"]?.text
        // `created_at` has no zone and is when the draft was made; it only serves where nothing better is there.
        published =
            ["display_publish_time", "date", "publish_time", "create_time"].lazy.compactMap { value[$0]?.text }
            .compactMap { JSONDates.date($0, dates) }.first ?? value["created_at"]?.text.flatMap { dates.date(in: $0) }
        publisher = value["publisher"]?.text ?? value["source"]?.text
        summary = (value["abstract"]?.text ?? value["summary"]?.text).map { PlainText.of(html: $0).trimmed }
        keywords = value["keywords"]?.text
        content = value["content"]?.text
        for file in value["attachments"]?.elements ?? value["attachment"]?.elements ?? [] {
            if let url = file["url"]?.text ?? file["path"]?.text ?? file.text {
                attachments.append((url, file["name"]?.text ?? file["title"]?.text))
            }
        }
    }
}
