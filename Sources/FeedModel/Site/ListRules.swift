/// How a list page without a feed is read. Each rule is a CSS selector, or XPath where it starts with `/` or `(`; a final `@name` takes an attribute.
public struct ListRules: Sendable, Hashable, Codable {
    /// One row of the list.
    public var item: String
    /// Within a row.
    public var title: String
    /// Within a row.
    public var link: String
    /// Within a row.
    public var date: String?
    /// Within a row: a teaser.
    public var summary: String?
    /// Within the page: the address of the next page.
    public var next: String?
    /// Fewer rows than this mean that the page is broken or redesigned, not that there is no news.
    public var minimum: Int

    public init(
        item: String, title: String = "a", link: String = "a@href", date: String? = nil, summary: String? = nil,
        next: String? = nil, minimum: Int = 1
    ) {
        (self.item, self.title, self.link, self.date) = (item, title, link, date)
        (self.summary, self.next, self.minimum) = (summary, next, minimum)
    }
}
