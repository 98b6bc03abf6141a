package import FeedModel

/// Makes the documents of a site: pure functions from values to bytes. The same values give the same bytes on any machine.
package struct Publisher: Sendable {
    package let site: Site
    private let builder: FeedBuilder

    package init(site: Site) {
        self.site = site
        builder = FeedBuilder(site: site)
    }

    /// All documents that show the window of a feed: Atom, RSS, JSON Feed and the page; Atom alone for a topic of a city.
    package func feedDocuments(for scope: FeedScope, window: FeedWindow) -> [Document] {
        let feed = builder.feed(scope, window)
        return FeedBuilder.formats(scope).map { format in
            let path = SitePaths.feed(scope, format)
            let address = builder.paths.url(path)
            let bytes =
                switch format {
                case .atom: AtomWriter.document(feed)
                case .rss: RSSWriter.document(feed, at: address)
                case .json: JSONFeedWriter.document(feed, at: address)
                }
            return Document(path: path, bytes: bytes)
        }
    }

    /// One closed page of the past of a feed. Made once, it never changes: `entries` are as they stood when it was closed.
    /// - Parameter entries: in the order they entered the feed.
    package func archiveDocument(
        for scope: FeedScope, page: ArchivePage, previous: ArchivePage?, entries: [PublishedEntry]
    ) -> Document {
        let feed = builder.archive(scope, page, previous: previous, entries: entries.reversed())
        return Document(path: SitePaths.archive(scope, page), bytes: AtomWriter.document(feed))
    }

    /// The page of one entry.
    package func entryPage(for details: EntryDetails) -> Document {
        Document(path: SitePaths.entryPage(details.entry.id), bytes: [])
    }

    /// What belongs to the site as a whole: style sheets, icons, the lists of topics and cities, `feeds.opml` and `sources.opml`.
    /// - Parameter feeds: the feeds that have entries; those of topics of cities are listed only if they stand here.
    package func frontDocuments(feeds: [ScopeSummary]) -> [Document] {
        let outlines = Outlines(builder: builder)
        return [
            Document(path: SitePaths.feedsOutline, bytes: outlines.feeds(feeds)),
            Document(path: SitePaths.sourcesOutline, bytes: outlines.sources),
        ]
    }

    /// `health.atom` and `health.html`.
    /// - Parameters:
    ///   - events: newest first; the feed shows them all, so hand over no more than people read (100 are plenty).
    ///   - sources: every source, in the order of the configuration.
    package func healthDocuments(events: [HealthEvent], sources: [SourceHealth]) -> [Document] {
        [Document(path: SitePaths.healthFeed, bytes: AtomWriter.document(HealthFeed(builder: builder).feed(events)))]
    }
}
