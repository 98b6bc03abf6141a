package import struct Foundation.Date

/// What a query sees of an entry: plain text, and what the entry is.
package struct ClassifiedText: Sendable, Hashable {
    package var title: String
    /// Plain text: HTML is taken off before.
    package var body: String
    package var authors: [String]
    /// The publisher's own categories.
    package var categories: [String]
    package var city: String?
    package var source: String?
    /// BCP 47.
    package var language: String?
    package var published: Date?
    /// Which topics it is in, for `topic:`.
    package var topics: [String]
    /// Whether every question about anything but title and text is answered as the query would have it. An example of a topic is a title
    /// alone, of no city, language or day.
    var isOfWhateverIsAsked = false

    package init(
        title: String, body: String = "", authors: [String] = [], categories: [String] = [], city: String? = nil,
        source: String? = nil, language: String? = nil, published: Date? = nil, topics: [String] = []
    ) {
        (self.title, self.body, self.authors, self.categories) = (title, body, authors, categories)
        (self.city, self.source, self.language, self.published, self.topics) = (
            city, source, language, published, topics
        )
    }
}
