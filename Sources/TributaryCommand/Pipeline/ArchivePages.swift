internal import FeedModel
internal import FeedPublisher
internal import FeedStore

/// Makes archive documents, under the names that the site had when they were closed.
struct ArchivePages {
    let site: Site
    let store: HistoryStore
    /// By the names of a closing; neighbouring pages share them.
    private var publisher: (closing: Int64, Publisher)?

    init(site: Site, store: HistoryStore) { (self.site, self.store) = (site, store) }

    mutating func document(_ page: ClosedPage) throws -> Document {
        let publisher = try publisher(at: page.closing)
        let entries = try store.read { history in
            try history.entries(of: page, topics: publisher.site.topics.map(\.id))
        }
        return publisher.archiveDocument(for: page.scope, page: page.page, previous: page.previous, entries: entries)
    }

    private mutating func publisher(at closing: Int64) throws -> Publisher {
        if let publisher, publisher.closing == closing { return publisher.1 }
        let names = try store.read { history in try history.site(at: closing, url: site.url) }
        let publisher = Publisher(site: names ?? site)
        self.publisher = (closing, publisher)
        return publisher
    }
}
