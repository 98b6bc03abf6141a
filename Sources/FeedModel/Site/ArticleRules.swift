/// Where the parts of an article page stand, for pages that do not give it away themselves. Selectors as in ``ListRules``.
public struct ArticleRules: Sendable, Hashable, Codable {
    public var title: String?
    public var date: String?
    public var source: String?
    public var author: String?
    public var body: String?
    /// Parts of the body to leave out.
    public var exclude: String?

    public init(
        title: String? = nil, date: String? = nil, source: String? = nil, author: String? = nil, body: String? = nil,
        exclude: String? = nil
    ) {
        (self.title, self.date, self.source, self.author) = (title, date, source, author)
        (self.body, self.exclude) = (body, exclude)
    }
}
