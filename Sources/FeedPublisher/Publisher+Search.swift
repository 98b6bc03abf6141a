package import FeedModel

/// Searches, as feeds and as a page.
extension Publisher {
    /// Characters of a query: nobody writes more, and each word costs a look-up.
    package static let longestQuery = 1000

    /// What a search found, as a feed.
    ///
    /// The feed's id is the address at which `tributary serve` answers the same search as Atom: `search.atom?q=…` beside the output folder's
    /// documents.
    /// - Parameters:
    ///   - query: as it was written.
    ///   - entries: in the order they are to be shown.
    package func searchDocument(
        for query: String, entries: [PublishedEntry], format: FeedFileFormat = .atom
    ) -> [UInt8] {
        let feed = composer.search(for: query, entries: entries)
        let address = composer.paths.search(query, format)
        return switch format {
        case .atom: AtomWriter.document(feed)
        case .rss: RSSWriter.document(feed, at: address)
        case .json: JSONFeedWriter.document(feed, at: address)
        }
    }

    /// The page on which people search.
    /// - Parameters:
    ///   - query: as it was written; empty before anything was.
    ///   - found: in the order they are to be shown.
    ///   - hasMore: whether more match.
    ///   - isCutShort: whether it was given up before everything was looked at.
    ///   - problem: why there is no answer.
    package func searchPage(
        for query: String, found: [FoundEntry] = [], hasMore: Bool = false, isCutShort: Bool = false,
        problem: String? = nil
    ) -> Document {
        SearchPage(composer: composer, templates: templates).document(
            query, found: found, hasMore: hasMore, problem: problem ?? (isCutShort ? composer.wording.tooSlow : nil))
    }
}

extension FeedComposer {
    func search(for query: String, entries: [PublishedEntry]) -> AtomFeed {
        let address = paths.search(query)
        let page = paths.url(SitePaths.page(.everything))
        var feed = frame(
            address, title: wording.title(wording.searchTitle(query), of: siteTitle),
            description: wording.search(query), page: page, author: Person(name: siteTitle, url: page),
            links: [Link(address, rel: "self", type: FeedFileFormat.atom.mediaType)])
        feed.entries = entries.map(entry)
        feed.updated = entries.map(\.change).max()
        return feed
    }
}
