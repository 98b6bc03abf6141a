internal import FeedModel
internal import FeedPublisher
internal import FeedStore
internal import Synchronization

/// Makes archive documents, under the names that the site had when they were closed.
final class ArchivePages: Sendable {
    let site: Site
    let store: HistoryStore
    private let cache: PublishedEntryCache
    /// By the names of a closing; neighbouring pages share them.
    private let publisher = Mutex<(closing: Int64, Publisher)?>(nil)

    /// - Parameter cache: entries that were read before, in this publication.
    init(site: Site, store: HistoryStore, cache: PublishedEntryCache = PublishedEntryCache()) {
        (self.site, self.store, self.cache) = (site, store, cache)
    }

    func document(of page: ClosedPage) throws -> Document {
        let publisher = try publisher(at: page.closing)
        let entries = try store.read { history in
            try history.entries(of: page, topics: publisher.site.topics.map(\.id), cache: cache)
        }
        return publisher.archiveDocument(for: page.scope, page: page.page, previous: page.previous, entries: entries)
    }

    private func publisher(at closing: Int64) throws -> Publisher {
        if let known = publisher.withLock({ $0 }), known.closing == closing { return known.1 }
        let names = try store.read { history in try history.site(at: closing, url: site.url) }
        let made = Publisher(site: names ?? site)
        publisher.withLock { $0 = (closing, made) }
        return made
    }
}
