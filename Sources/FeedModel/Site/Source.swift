package import struct Foundation.Date
package import struct Foundation.TimeZone

/// One address that is read for a city, and how.
package struct Source: Sendable, Hashable, Identifiable {
    /// As configured, else derived from the city and the address; permanent as long as those stay.
    package let id: String
    package let city: City.ID
    /// `http:`, `https:` or `file:`, absolute.
    package var url: String
    /// For people; the feed's own title where the configuration gives none.
    package var name: String?
    package var reading: Reading
    /// Whether the page of each new entry is read as well.
    package var readsArticles: Bool
    /// Where the parts of those pages stand, as far as that is configured.
    package var articleRules = ArticleRules()
    /// For dates that carry no zone.
    package var timeZone: TimeZone
    /// The encoding to read it in, against all labels; `nil` to work it out.
    package var encoding: String?
    /// BCP 47: the language of text that does not state its own.
    package var language: String?
    /// No more than this many entries are taken of one reading, newest first.
    package var maxEntries: Int?
    /// Pages of a list that are read at most.
    package var maxPages = 5
    /// At the first filling, pages on which everything is older are not read on from.
    package var since: Date?
    /// After how long the page of an article that still stands in the list is read again; `nil` is only when its row changes.
    package var recheck: Duration?

    package init(
        id: String, city: City.ID, url: String, name: String? = nil, reading: Reading = .feed,
        readsArticles: Bool = false,
        timeZone: TimeZone, encoding: String? = nil, language: String? = nil, maxEntries: Int? = nil
    ) {
        (self.id, self.city, self.url, self.name) = (id, city, url, name)
        (self.reading, self.readsArticles, self.timeZone) = (reading, readsArticles, timeZone)
        (self.encoding, self.language, self.maxEntries) = (encoding, language, maxEntries)
    }

    /// Which list this is: another one than before has to be read from its beginning, however long the source is known.
    package var list: String {
        if case .gkmlpt(let rules) = reading { return "\(url) \(rules.category)" }
        return url
    }

    /// What stands at the address.
    package enum Reading: Sendable, Hashable {
        /// RSS, Atom, RDF, CDF or JSON Feed, told apart by content.
        case feed
        /// An HTML page that lists its articles.
        case list(ListRules)
        /// The same, but how it is read has to be worked out.
        case autoList
        /// A list in JSON.
        case json(JSONRules)
        /// A category of Guangdong's disclosure platform.
        case gkmlpt(GkmlptRules)

        /// Whether it is an HTML page, whose rows give no files.
        package var isPage: Bool {
            switch self {
            case .list, .autoList: true
            case .feed, .json, .gkmlpt: false
            }
        }
    }
}
