internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import FeedPublisher
internal import FeedStore
internal import Foundation

/// The way of the data, each stage called once and in order:
///
///     bytes ──► decoded text ──► parsed feed ──► clean entries ──► merged history ──► topics ──► documents ──► files
///
/// Up to the clean entries a source is on its own, and many are in work at once. Merging goes source by source, those that wait together
/// in one transaction.
/// A failure is a value that ends its source's way and nobody else's.
struct Pipeline: Sendable {
    let configuration: Configuration
    let store: HistoryStore
    let fetcher: Fetcher
    let topics: LazyClassifier
    let console: Console
    /// The moment of the run. Nothing below asks a clock.
    let now: Date
    /// Sources that the history knows and the configuration no longer names.
    let departed: Set<Source.ID>

    /// From the address of a source to its clean entries.
    func gather(_ source: ConfiguredSource, remembering state: FetchState?) async -> Gathered {
        let result: Gathered.Result
        var source = source
        var round = ArticleRound()
        do throws(Stop) {
            source = try await locate(source, state)
            switch try await fetch(source, state) {
            case .known(let next):
                let visits = try await revisitArticles(listedBy: source, besides: [], &round)
                result = .unchanged(next, visits)
            case .new(let document):
                let text = decode(document, of: source)
                var page = try await readOn(from: parse(text, from: document, of: source, state), of: source, state)
                let (rows, sifted) = sift(clean(page, from: document, of: source), of: source)
                let (entries, visits) = try await readArticles(
                    of: rows, on: articleSites(of: page, from: document, rows), listedBy: source, &round)
                let revisits = try await revisitArticles(listedBy: source, besides: rows, &round)
                let articles = ListedArticles(entries, of: source.source)
                let isCutShort = isEnding || round.isInterrupted
                if isCutShort { page.rememberUnread(rows.count - entries.count) }
                result = .read(
                    .init(
                        document: document, page: page, articles: articles,
                        foresight: foresee(articles, of: source, state), sifted: sifted, visits: visits,
                        revisits: revisits, isCutShort: isCutShort))
            }
        } catch {
            result = .failed(error.failure, error.state, error.fetchState)
        }
        return Gathered(source: source, before: state, result: result)
    }

    /// From clean entries to the history and its topics: all of it, or nothing. What several sources bring at once touches fewer pages of the
    /// store than the same one after the other.
    func settle(_ batch: [Gathered]) throws -> [SourceReading] {
        let left = batch.filter(\.isLeft).map { SourceReading(source: $0.source.source.id, result: .left) }
        if left.count == batch.count, configuration.fetch.deadline == nil { return left }
        return try left
            + store.write { history in
                for gathered in batch where gathered.isLeft {
                    try history.register(gathered.source.source)
                    try history.noteAttempt(
                        of: gathered.source.source, configuration: gathered.source.plan.fingerprint, at: now)
                }
                let batch = batch.filter { !$0.isLeft }
                var touched: [HistoryEntry.ID: (entry: HistoryEntry, foreseen: Foresight.Marks?)] = [:]
                let counts = try batch.map { gathered in
                    try history.register(gathered.source.source)
                    var merged = try merge(gathered.articles, of: gathered.source.source, into: history)
                    // They stand in the list no more, and say nothing of what does.
                    let revisited = ListedArticles(gathered.revisits.map(\.entry), of: gathered.source.source)
                    if !revisited.entries.isEmpty {
                        let more = try merge(revisited, of: gathered.source.source, into: history)
                        merged.touched += more.touched
                        merged.counts.changed += more.counts.changed
                    }
                    let foresight = gathered.foresight
                    // A source may fill in what one before it left open of the same article.
                    for entry in merged.touched { touched[entry.id] = (entry, foresight.marks(of: entry)) }
                    return merged.counts
                }
                try classify(touched.values.sorted { $0.entry.id < $1.entry.id }, in: history)
                return try zip(batch, counts).map { try note($0, $1, in: history) }
            }
    }

    /// From the history to the files of the output folder.
    /// - Parameter everything: make all documents anew; those whose bytes are the same are still not touched.
    func publish(everything: Bool) async throws -> RunReport.Documents {
        var documents = try await writeDocuments(everything: everything)
        let hubs = HubNotifier(
            store: store, settings: configuration.fetch, hubs: Publisher.hubs(of: configuration.site))
        documents.hubProblems = try await hubs.deliver()
        return documents
    }

    private func writeDocuments(everything: Bool) async throws -> RunReport.Documents {
        // What readers have seen must never be forgotten by a power cut.
        try store.makeDurable()
        let folder = OutputFolder(
            path: configuration.output, compression: configuration.publishing.gzip ? Gzip.compress : nil)
        let last = everything ? nil : try Edition.last(publishedTo: folder, of: configuration.site, in: store)
        let before = try Edition(of: configuration, in: store)
        if before == last { return RunReport.Documents() }
        let publication = Publication(configuration, store: store, classifier: try classifier)
        // Noted before anything is in place: a run that is cut short leaves no feed of which the hubs never hear.
        var batch = OutputBatch(folder: folder) { paths in
            let pings = publication.pings(for: paths)
            if pings.isEmpty { return }
            try store.write { history in
                for ping in pings { try history.queuePing(hub: ping.hub, topic: ping.topic) }
            }
        }
        // Pages of entries show nothing of archives: they are made while these are closed.
        async let closed: Void = closeArchives()
        try await publication.entryPages(changedSince: last, for: before) { try batch.add($0) }
        try await closed
        let edition = try Edition(of: configuration, in: store)
        try await publication.documents(changedSince: last, for: edition) { try batch.add($0) }
        let report = try batch.finish()
        // A topic or city that is no longer configured, and a city's topic that lost its last entry to another query.
        let plan = last?.digest == edition.digest ? nil : try publication.plan()
        var removed = try plan.map { try folder.removeAbandoned(keeping: $0.contains).count } ?? 0
        try publication.forgotten(since: last) { removed += try folder.remove($0).count }
        try edition.remember(publishedTo: folder, in: store)
        return RunReport.Documents(
            written: report.written.count, unchanged: report.unchanged, removed: removed)
    }

    private func closeArchives() async throws {
        try store.write { history in try history.closeArchives(of: configuration.site) }
        try store.makeDurable()
    }

    /// What the history says, for one source.
    func ask<Answer>(for source: Source, _ question: (borrowing HistoryReader) throws -> Answer) throws(Stop) -> Answer
    {
        do {
            return try store.read(question)
        } catch {
            throw Stop(failure: Failure(source: source.id, stage: .store, reason: error.description))
        }
    }

    var classifier: Classifier { get throws(ClassifierError) { try topics.classifier } }
}
