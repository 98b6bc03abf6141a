internal import FeedModel
internal import FeedPublisher
internal import FeedStore
internal import Synchronization

/// Makes archive documents, under the names that the site had when they were closed.
final class ArchivePages: Sendable {
    let site: Site
    let store: HistoryStore
    private let written: WrittenEntries?
    /// By the names of a closing; neighbouring pages share them.
    private let publisher = Mutex<(closing: Int64, Names)?>(nil)

    private struct Names {
        let publisher: Publisher
        /// Whether they are those of today.
        let areNow: Bool
    }

    /// - Parameter written: entries as they are shown now, under the names of now; most pages show them so.
    init(site: Site, store: HistoryStore, written: WrittenEntries? = nil) {
        (self.site, self.store, self.written) = (site, store, written)
    }

    func document(of page: ClosedPage) throws -> Document {
        let names = try names(at: page.closing)
        let publisher = names.publisher
        let entries = try store.read { history in
            if names.areNow, let entries = try written?.entries(of: page, in: history) { return entries }
            let topics = publisher.site.topics.map(\.id)
            return try history.entries(of: page, topics: topics).reversed().map { publisher.written($0) }
        }
        return publisher.archiveDocument(for: page.scope, page: page.page, previous: page.previous, entries: entries)
    }

    private func names(at closing: Int64) throws -> Names {
        if let known = publisher.withLock({ $0 }), known.closing == closing { return known.1 }
        let made = try store.read { history in
            if let written, try history.hasNames(of: site, at: closing) {
                return Names(publisher: written.publisher, areNow: true)
            }
            let site = try history.site(at: closing, url: site.url) ?? site
            return Names(publisher: Publisher(site: site), areNow: false)
        }
        publisher.withLock { $0 = (closing, made) }
        return made
    }
}
