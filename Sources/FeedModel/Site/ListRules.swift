/// How a list page without a feed is read. Each rule is a CSS selector, or XPath where it starts with `/`, `./` or `(`; a final `@name` takes an attribute.
///
/// Within a row, XPath such as `(following-sibling::dd[1])` may leave the row.
package struct ListRules: Sendable, Hashable, Codable {
    /// One row of the list.
    package var item: String
    /// Within a row. Where it finds several links, the best title of them is taken.
    package var title: String
    /// Within a row.
    package var link: String
    /// Within a row. Without it, or where it finds nothing, the date is looked for in the row, beside it, above it and in its address.
    package var date: String?
    /// Within a row: a teaser.
    package var summary: String?
    /// Within the page: the address of the next page. `auto` finds a link named "next page" and the pagers scripts write.
    package var next: String?
    /// Rows and parts of rows to leave out.
    package var exclude: String?
    /// The address of an article where the row only calls a script: `{1}`, `{2}` … stand for the call's arguments, `{0}` for what `link` finds.
    package var template: String?
    /// Fewer rows than this mean that the page is broken or redesigned, not that there is no news.
    package var minimum: Int

    package init(
        item: String, title: String = "a", link: String = "a@href", date: String? = nil, summary: String? = nil,
        next: String? = nil, exclude: String? = nil, template: String? = nil, minimum: Int = 1
    ) {
        (self.item, self.title, self.link, self.date) = (item, title, link, date)
        (self.summary, self.next, self.exclude, self.template) = (summary, next, exclude, template)
        self.minimum = minimum
    }
}
