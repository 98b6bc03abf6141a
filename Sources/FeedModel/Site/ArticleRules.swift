/// Where the parts of an article page stand, for pages that do not give it away themselves. Selectors as in ``ListRules``.
package struct ArticleRules: Sendable, Hashable, Codable {
    package var title: String?
    package var date: String?
    package var source: String?
    package var author: String?
    package var body: String?
    /// Parts of the body to leave out.
    package var exclude: String?

    package init(
        title: String? = nil, date: String? = nil, source: String? = nil, author: String? = nil, body: String? = nil,
        exclude: String? = nil
    ) {
        (self.title, self.date, self.source, self.author) = (title, date, source, author)
        (self.body, self.exclude) = (body, exclude)
    }
}
