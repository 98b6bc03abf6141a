package import FeedModel

/// Makes the documents of a site: pure functions from values to bytes. The same values give the same bytes on any machine.
package struct Publisher: Sendable {
    package let site: Site
    let composer: FeedComposer
    let templates: PageTemplates
    private let entryPage: EntryPage

    package init(site: Site, templates: PageTemplates = PageTemplates()) {
        self.site = site
        composer = FeedComposer(site: site)
        self.templates = templates.saying(composer.wording.page.map { ("words.\($0.name)", $0.text) })
        entryPage = EntryPage(composer: composer, templates: self.templates)
    }

    /// The address of a document by its path.
    package func address(of path: String) -> String { composer.paths.url(path) }

    /// An entry as it stands in the Atom documents.
    /// - Parameter shelf: where it is put for the next document.
    package func written(_ entry: PublishedEntry, keptOn shelf: EntryShelf? = nil) -> WrittenEntry {
        composer.written(entry, composer.entry(entry), keptOn: shelf)
    }

    /// The Atom document that shows the window of a feed.
    /// - Parameters:
    ///   - previous: the newest closed page of its past.
    ///   - entries: newest first, each once.
    package func atomDocument(
        for scope: FeedScope, previous: ArchivePage?, entries: [WrittenEntry]
    ) -> Document {
        let feed = composer.feed(scope, previous: previous)
        return Document(path: SitePaths.feed(scope, .atom), bytes: AtomWriter.document(feed, entries: entries))
    }

    /// All documents that show the window of a feed: Atom, RSS, JSON Feed and the page. A topic of a city has Atom alone; see
    /// ``atomDocument(for:previous:entries:)``.
    /// - Parameter shelf: entries that were written before; those that were not are put there.
    package func feedDocuments(for scope: FeedScope, window: FeedWindow, shelf: EntryShelf? = nil) -> [Document] {
        let entries = window.entries.map { ($0, composer.entry($0)) }
        let written = entries.map { published, entry in
            shelf?.entry(published) ?? composer.written(published, entry, keptOn: shelf)
        }
        let atom = atomDocument(for: scope, previous: window.previousArchive, entries: written)
        var feed = composer.feed(scope, previous: window.previousArchive)
        feed.entries = entries.map(\.1)
        feed.updated = window.entries.map(\.change).max()
        let (rss, json) = (SitePaths.feed(scope, .rss), SitePaths.feed(scope, .json))
        return [
            atom, Document(path: rss, bytes: RSSWriter.document(feed, at: composer.paths.url(rss))),
            Document(path: json, bytes: JSONFeedWriter.document(feed, at: composer.paths.url(json))),
            FeedPage(composer: composer, templates: templates, scope: scope).document(window),
        ]
    }

    /// One closed page of the past of a feed. Made once, it never changes: `entries` are as they stood when it was closed.
    /// - Parameter entries: newest first.
    package func archiveDocument(
        for scope: FeedScope, page: ArchivePage, previous: ArchivePage?, entries: [WrittenEntry]
    ) -> Document {
        let feed = composer.archive(scope, page, previous: previous)
        return Document(path: SitePaths.archive(scope, page), bytes: AtomWriter.document(feed, entries: entries))
    }

    /// The page of one entry.
    package func entryPage(for details: EntryDetails) -> Document {
        entryPage.document(details)
    }

    /// What belongs to the site as a whole: style sheets, icons, the lists of topics and cities, `feeds.opml` and `sources.opml`.
    /// - Parameter feeds: the feeds that have entries; those of topics of cities are listed only if they stand here.
    package func frontDocuments(feeds: [ScopeSummary]) -> [Document] {
        let outlines = Outlines(composer: composer)
        let counts = Dictionary(
            feeds.compactMap { feed in feed.count.map { (feed.scope, $0) } },
            uniquingKeysWith: { first, _ in first })
        let lists = DirectoryPage(composer: composer, templates: templates)
        let pages = [lists.topics(counts), lists.cities(counts)]
        return templates.files.map { Document(path: $0.path, bytes: $0.bytes) } + pages + [
            Document(path: SitePaths.feedsOutline, bytes: outlines.feeds(feeds)),
            Document(path: SitePaths.sourcesOutline, bytes: outlines.sources),
        ]
    }

    /// `health.atom` and `health.html`.
    /// - Parameters:
    ///   - events: newest first, with those of the hour before the ones to be shown: each gets a moment of its own behind those before it.
    ///   - limit: so many are shown.
    ///   - sources: every source, in the order of the configuration.
    package func healthDocuments(events: [HealthEvent], limit: Int = 100, sources: [SourceHealth]) -> [Document] {
        let feed = AtomWriter.document(HealthFeed(composer: composer).feed(events, limit: limit))
        let page = HealthPage(composer: composer, templates: templates).document(
            events: events, sources: sources)
        return [Document(path: SitePaths.healthFeed, bytes: feed), page]
    }
}
