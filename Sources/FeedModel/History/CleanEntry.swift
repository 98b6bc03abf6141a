/// One entry as its publisher states it now, ready to be merged: text decoded, HTML safe by the strict policy, addresses absolute, dates read.
///
/// Feeds, list pages, JSON lists and article pages all end in this shape; from here on nobody needs to know where an entry came from.
package struct CleanEntry: Sendable, Hashable, Codable {
    /// The publisher's own id, as written (Atom `id`, RSS `guid`, a JSON id); `nil` where there is none.
    package var publisherID: String?
    /// The web page, absolute and percent-encoded.
    package var link: String?
    /// Plain text, white space collapsed. Never empty: an entry without a title is named by the beginning of its text or its link.
    package var title: String
    /// A teaser, safe HTML.
    package var summary: String?
    /// The whole text, safe HTML.
    package var content: String?
    /// BCP 47.
    package var language: String?
    package var published: EntryDate?
    package var updated: EntryDate?
    package var authors: [Person]
    /// The publisher's own categories, terms only.
    package var categories: [String]
    package var enclosures: [Enclosure]

    package init(
        publisherID: String? = nil, link: String? = nil, title: String, summary: String? = nil, content: String? = nil,
        language: String? = nil, published: EntryDate? = nil, updated: EntryDate? = nil, authors: [Person] = [],
        categories: [String] = [], enclosures: [Enclosure] = []
    ) {
        (self.publisherID, self.link, self.title) = (publisherID, link, title)
        (self.summary, self.content, self.language) = (summary, content, language)
        (self.published, self.updated) = (published, updated)
        (self.authors, self.categories, self.enclosures) = (authors, categories, enclosures)
    }
}
