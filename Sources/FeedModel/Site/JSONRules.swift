/// How a list in JSON is read. Paths are dotted (`data.list`, `articles.0.title`); within a row they start at the row.
package struct JSONRules: Sendable, Hashable, Codable {
    /// The array of rows; empty where the document itself is the array.
    package var items: String
    package var id: String?
    package var title: String
    /// An address; where there is none in the data, ``template`` makes one.
    package var link: String?
    /// The address of an article with `{path}` for each field that goes into it, such as `https://www.example/post_{id}.html`.
    package var template: String?
    /// Text as in feeds, or Unix time in seconds or milliseconds.
    package var date: String?
    package var summary: String?
    /// The whole text, HTML.
    package var content: String?
    package var author: String?
    /// A field that holds HTML: the rows are read out of it by these rules instead.
    package var html: String?
    package var list: ListRules?
    /// The next page's address, from the document's root.
    package var next: String?
    /// The parameter of the address that counts pages, where the data does not name the next one: `page` turns `?page=1` into `?page=2`.
    package var pageParameter: String?
    /// Fewer rows than this mean that something is broken, not that there is no news.
    package var minimum: Int

    package init(
        items: String = "", id: String? = nil, title: String = "title", link: String? = nil, template: String? = nil,
        date: String? = nil, summary: String? = nil, content: String? = nil, author: String? = nil,
        html: String? = nil, list: ListRules? = nil, next: String? = nil, pageParameter: String? = nil, minimum: Int = 1
    ) {
        (self.items, self.id, self.title, self.link, self.template) = (items, id, title, link, template)
        (self.date, self.summary, self.content, self.author) = (date, summary, content, author)
        (self.html, self.list, self.next, self.pageParameter) = (html, list, next, pageParameter)
        self.minimum = minimum
    }
}
