internal import FeedAggregator
internal import FeedModel
internal import FeedPublisher
internal import FeedStore
internal import struct Foundation.URL

/// Brings what the store holds and what the publisher makes of it together, a handful of documents at a time, so that memory does not
/// grow with the history.
struct Publication: Sendable {
    let site: Site
    let store: HistoryStore
    let classifier: Classifier
    private let publisher: Publisher
    private let topics: [Topic.ID]

    private let health: PublicHealth
    private let settings: PublishingSettings
    private let cache = PublishedEntryCache()
    private let written: WrittenEntries

    /// A number below that of any change.
    private static let beforeAll: Int64 = -1
    /// Entry pages made at a time.
    private static let batch = 200
    /// Archive documents made at a time.
    private static let archiveBatch = 8
    /// Documents taken away at a time: each folder among them is looked into once.
    private static let removedAtATime = 5000

    init(_ configuration: Configuration, store: HistoryStore, classifier: Classifier) {
        (site, self.store, self.classifier) = (configuration.site, store, classifier)
        publisher = Publisher(site: site, templates: configuration.publishing.templates ?? PageTemplates())
        topics = site.topics.map(\.id)
        written = WrittenEntries(
            publisher: publisher, cache: cache,
            folder: URL(filePath: configuration.store).deletingLastPathComponent().path)
        health = PublicHealth(configuration)
        settings = configuration.publishing
    }

    /// The address under which a document is read.
    func address(of path: String) -> String { publisher.address(of: path) }

    /// What to tell the hubs once these documents are in place.
    func pings(for paths: [String]) -> [HubPing] { publisher.hubPings(for: paths) }

    /// Hands over the pages of the entries that show something else than the last edition did, a batch at a time. To be called before
    /// ``documents(changedSince:for:write:)``, so that nothing links to a missing page.
    func entryPages(
        changedSince last: Edition?, for edition: Edition, write: ([Document]) throws -> Void
    ) async throws {
        let change = Self.known(last, edition)?.change ?? Self.beforeAll
        let ids = try store.read { history in try history.entries(changedAfter: change) }
        try await ids.forEachBatch(of: Self.batch) { batch in
            let entries = try store.read { history in try history.entriesWithPast(batch, topics: topics) }
            return entries.map { entry in
                written.keep(entry.shown)
                return publisher.entryPage(for: details(of: entry))
            }
        } then: {
            try write($0)
        }
    }

    /// Names, topics and the site's address stand in every document: when they changed, all are made anew.
    private static func known(_ last: Edition?, _ edition: Edition) -> Edition? {
        last.flatMap { $0.digest == edition.digest ? $0 : nil }
    }

    /// Hands over everything else that shows something else than the last edition did, a batch at a time, in an order that never shows a
    /// link to a missing file.
    func documents(
        changedSince last: Edition?, for edition: Edition, write: ([Document]) throws -> Void
    ) async throws {
        let known = Self.known(last, edition)
        let change = known?.change ?? Self.beforeAll
        if edition.change > change {
            try await archives(closedAfter: known?.closing ?? Self.beforeAll, write: write)
            try endings(after: change, write: write)
            try await feeds(changedAfter: change, write: write)
            try write(frontDocuments())
        }
        try write(healthDocuments())
    }

    /// Which documents the site has now.
    func plan() throws -> DocumentPlan { DocumentPlan(site: site, feeds: try summaries()) }

    /// The archive documents of the pages that were closed. They show the names of their own time, so that a change of names leaves them
    /// as they are; after a change of the configuration they are looked through all the same, because feeds may have come back.
    private func archives(closedAfter closing: Int64, write: ([Document]) throws -> Void) async throws {
        let pages = try store.read { history in try history.pagesClosed(after: closing) }
        let archive = ArchivePages(site: site, store: store, written: written)
        try await pages.forEachBatch(of: Self.archiveBatch) { batch in
            let pages = try store.read { history in try batch.compactMap { try history.closedPage($0) } }
            return try pages.filter { isPublished($0.scope) }.map { try archive.document(of: $0) }
        } then: {
            try write($0)
        }
    }

    /// Where the past of a feed was forgotten, an empty archive document stands in the place of the newest page that is gone: the page after
    /// it never changes, and so goes on leading there.
    private func endings(after change: Int64, write: ([Document]) throws -> Void) throws {
        let archive = ArchivePages(site: site, store: store)
        let pages = try store.read { history in try history.endings(forgottenAfter: change) }
        try write(pages.filter { isPublished($0.scope) }.map { try archive.document(of: $0) })
    }

    /// Hands over the paths of what was published once and is forgotten since the last edition, a batch at a time.
    func forgotten(since last: Edition?, remove: ([String]) throws -> Void) throws {
        let change = last?.change ?? Self.beforeAll
        var page: Int64 = 0
        while true {
            let pages = try store.read { history in
                try history.abandonedPages(forgottenAfter: change, page: page, limit: Self.removedAtATime)
            }
            guard let end = pages.last else { break }
            page = end.id
            try remove(pages.map { SitePaths.archive($0.scope, $0.page) })
        }
        var entry: ForgottenEntry?
        while true {
            let entries = try store.read { history in
                try history.entries(forgottenAfter: change, after: entry, limit: Self.removedAtATime)
            }
            guard let end = entries.last else { return }
            entry = end
            try remove(entries.map { SitePaths.entryPage($0.atomID) })
        }
    }

    /// The feeds that changed, in all their formats. Every topic and city has its feed from the first day, be it empty.
    private func feeds(changedAfter change: Int64, write: ([Document]) throws -> Void) async throws {
        let changed = try store.read { history in
            Set(try history.feeds(changedAfter: change).flatMap { [$0] + wholes(of: $0) })
        }
        let sizes = try store.read { history in try history.feedSizes() }
        let due = scopes(sizes).filter { changed.contains($0) || change == Self.beforeAll }
        try await due.forEachBatch(of: 1) { scopes in
            try scopes.flatMap { try feedDocuments(of: $0, sizes) }
        } then: {
            try write($0)
        }
    }

    /// The documents of one feed: all its formats and its page.
    /// - Parameter sizes: how many entries each feed holds.
    func feedDocuments(of scope: FeedScope, _ sizes: [FeedScope: Int]) throws -> [Document] {
        let numbers = { (history: borrowing HistoryReader) in
            try history.windowEntries(of: scope, count: settings.windowEntries, days: settings.windowDays)
        }
        if case .topicOfCity = scope {
            let entries = try store.read { history in try written.newestFirst(numbers(history), in: history) }
            return [publisher.atomDocument(for: scope, previous: nil, entries: entries)]
        }
        let window = try store.read { history in
            FeedWindow(
                entries: try history.newestFirst(numbers(history), topics: topics, cache: cache),
                previousArchive: try history.newestArchive(of: scope), parts: parts(of: scope, sizes))
        }
        return publisher.feedDocuments(for: scope, window: window, shelf: written.shelf)
    }

    private func frontDocuments() throws -> [Document] {
        publisher.frontDocuments(feeds: try summaries())
    }

    /// The feeds of the site, with how many entries each holds.
    func summaries() throws -> [ScopeSummary] {
        let sizes = try store.read { history in try history.feedSizes() }
        return scopes(sizes).map { ScopeSummary(scope: $0, count: sizes[$0] ?? 0) }
    }

    private func healthDocuments() throws -> [Document] {
        let configured = site.cities.flatMap(\.sources)
        // Where the way out fails, every source has its beginning and its end to tell.
        let limit = max(100, 2 * configured.count)
        let (events, states) = try store.read { history in
            (try history.healthEvents(limit: limit, before: 3600), try history.sourceHealth())
        }
        let known = Dictionary(uniqueKeysWithValues: states.map { ($0.id, $0) })
        let sources = configured.map { source in
            known[source.id]
                ?? SourceHealth(
                    id: source.id, city: source.city, title: source.name ?? "", url: source.url, state: .ok, reason: "")
        }
        return publisher.healthDocuments(
            events: events.map(health.shown), limit: limit, sources: sources.map(health.shown))
    }

    private func scopes(_ sizes: [FeedScope: Int]) -> [FeedScope] { site.scopes(sizes) }

    /// The feeds whose pages name this one and count its entries.
    private func wholes(of scope: FeedScope) -> [FeedScope] {
        switch scope {
        case .everything: []
        case .topic, .city: [.everything]
        case .topicOfCity(let topic, let city): [.topic(topic), .city(city), .everything]
        }
    }

    /// Whether the configuration still has the feed.
    private func isPublished(_ scope: FeedScope) -> Bool {
        switch scope {
        case .everything: true
        case .topic(let topic): topics.contains(topic)
        case .city(let city), .topicOfCity(_, let city): site.cities.contains { $0.id == city }
        }
    }

    private func parts(of scope: FeedScope, _ sizes: [FeedScope: Int]) -> [ScopeSummary] {
        scopes(sizes).filter { part in
            switch (scope, part) {
            case (.everything, .everything): false
            case (.everything, _): true
            case (.topic(let topic), .topicOfCity(let other, _)): topic == other
            case (.city(let city), .topicOfCity(_, let other)): city == other
            default: false
            }
        }.map { ScopeSummary(scope: $0, count: sizes[$0] ?? 0) }
    }

    private func details(of entry: HistoryReader.EntryWithPast) -> EntryDetails {
        let reasons = classifier.reasons(ClassifiedText(entry.stored), among: entry.shown.topics)
        return EntryDetails(entry: entry.shown, revisions: entry.revisions, reasons: reasons)
    }
}
