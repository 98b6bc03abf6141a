internal import FeedModel

/// What an entry has to read: a whole text, a teaser, or both, as strictly safe HTML.
struct EntryBodies {
    /// The whole text.
    let content: String?
    /// A teaser beside a whole text, or all there is.
    let summary: String?
    let language: String?

    init(_ item: Item, sanitizer: Sanitizer, feedURL: String?) {
        func html(_ text: Text) -> String? {
            let html = Self.html(text)
            let clean = sanitizer.clean(html, base: text.base ?? feedURL, isXHTML: text.type == "application/xhtml+xml")
            return clean.isEmpty ? nil : clean
        }
        // Of several contents the longest says the most: feeds give one text twice, once as plain text, or cut short.
        let contents = item.contents.filter(Self.isReadable).compactMap { text in html(text).map { (text, $0) } }
        let longest = contents.max { $0.1.utf8.count < $1.1.utf8.count }
        let teaser = item.summary.flatMap { Self.isReadable($0) ? html($0) : nil } ?? item.subtitle.flatMap(html)
        content = longest?.1
        language = longest?.0.language ?? item.summary?.language
        guard let teaser else {
            summary = nil
            return
        }
        let repeatsContent = longest.map { PlainText.of(html: $0.1) == PlainText.of(html: teaser) } ?? false
        summary = repeatsContent ? nil : teaser
    }

    /// The first words, to name an entry by that has no title.
    func beginning(upTo limit: Int) -> String? {
        guard let html = summary ?? content else { return nil }
        let text = PlainText.of(html: html)
        return text.isEmpty ? nil : PlainText.truncated(text, to: limit)
    }

    private static func isReadable(_ text: Text) -> Bool {
        text.type.hasPrefix("text/") || text.type == "application/xhtml+xml"
    }

    private static func html(_ text: Text) -> String {
        text.type == "text/html" || text.type == "application/xhtml+xml" ? text.value : html(plain: text.value)
    }

    /// Plain text as HTML: empty lines part paragraphs, other line breaks stay.
    static func html(plain text: String) -> String {
        let escaped = text.replacing("\r\n", with: "\n").replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
        let paragraphs = escaped.split(separator: "\n\n").map { paragraph in
            paragraph.split(separator: "\n").joined(separator: "<br />")
        }
        return paragraphs.count > 1 ? paragraphs.map { "<p>\($0)</p>" }.joined() : paragraphs.first ?? ""
    }
}
