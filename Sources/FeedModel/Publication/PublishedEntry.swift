package import struct Foundation.Date

/// One entry as the documents show it: an entry of the history with the names and neighbours a document needs.
package struct PublishedEntry: Sendable, Hashable, Identifiable {
    /// The `atom:id`.
    package var id: String
    /// Plain text.
    package var title: String
    /// BCP 47.
    package var language: String?
    /// The web page, absolute and percent-encoded; `nil` where the publisher gave none.
    package var link: String?
    /// Safe HTML, absolute addresses.
    package var summary: String?
    /// Safe HTML, absolute addresses.
    package var content: String?
    package var published: Date
    /// Whether the source stated no time of day; `published` is then the beginning of the day.
    package var isDateOnly: Bool
    package var updated: Date
    package var firstSeen: Date
    /// What lists are ordered by: ``published``, but first sight where that lay more than a day ahead when it was stated.
    package var order: Date
    package var authors: [Person]
    /// The publisher's own categories.
    package var categories: [String]
    package var enclosures: [Enclosure]
    package var city: City.ID
    /// In the order of the configuration.
    package var topics: [Topic.ID]
    package var source: PublishedSource
    /// The same notice as other cities published it.
    package var related: [Related]
    /// Its number in the history, where it is shown as it stands there now; `nil` for an earlier version.
    package var number: HistoryEntry.ID?

    /// - Parameter order: where it is `nil`, first sight counts for a date more than a day ahead of it.
    package init(
        id: String, title: String, language: String? = nil, link: String? = nil, summary: String? = nil,
        content: String? = nil, published: Date, isDateOnly: Bool = false, updated: Date, firstSeen: Date,
        order: Date? = nil, authors: [Person] = [], categories: [String] = [], enclosures: [Enclosure] = [],
        city: City.ID,
        topics: [Topic.ID] = [], source: PublishedSource, related: [Related] = [], number: HistoryEntry.ID? = nil
    ) {
        (self.id, self.title, self.language, self.link) = (id, title, language, link)
        (self.summary, self.content) = (summary, content)
        (self.published, self.isDateOnly) = (published, isDateOnly)
        (self.updated, self.firstSeen) = (updated, firstSeen)
        self.order = order ?? (published.timeIntervalSince(firstSeen) > 86_400 ? firstSeen : published)
        (self.authors, self.categories, self.enclosures) = (authors, categories, enclosures)
        (self.city, self.topics, self.source, self.related) = (city, topics, source, related)
        self.number = number
    }

    /// What this entry says about the age of a feed that holds it: ``updated``, but first sight where that is a date still to come.
    package var change: Date { order != published && updated >= published ? firstSeen : updated }

    /// The same notice under another city.
    package struct Related: Sendable, Hashable {
        package var href: String
        package var city: City.ID
        package init(href: String, city: City.ID) { (self.href, self.city) = (href, city) }
    }
}
