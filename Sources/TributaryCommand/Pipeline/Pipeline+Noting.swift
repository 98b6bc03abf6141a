internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import FeedStore

/// What a run remembers of a source: how it fared, and what the next fetch is to be told. Written with the entries, in their transaction.
extension Pipeline {
    /// - Parameter counts: what merging came to.
    func note(
        _ gathered: Gathered, _ counts: SourceReading.Counts, in history: borrowing HistoryTransaction
    ) throws -> SourceReading {
        let source = gathered.source.source
        switch gathered.result {
        case .failed(let failure, let state, let fetchState):
            if let state {
                try history.note(
                    state, reason: failure.reason, of: source, fetchState: fetchState, now: now, wasRead: false)
            }
            return SourceReading(source: source.id, result: .failed(failure))
        case .unchanged(let fetchState, let visits):
            try remember(visits, of: source, in: history)
            let trouble = Self.trouble(with: visits)
            let news = try noteReading(of: source, fetchState, visits, trouble, in: history)
            var counts = counts
            counts.notices += [trouble].compactMap { $0 } + news
            let result: SourceReading.Result = visits.isEmpty && news.isEmpty ? .unchanged : .merged(counts)
            return SourceReading(source: source.id, result: result)
        case .read(let reading): return try note(gathered, reading, counts, in: history)
        }
    }

    /// After a document that was read and merged.
    private func note(
        _ gathered: Gathered, _ reading: Gathered.Reading, _ counts: SourceReading.Counts,
        in history: borrowing HistoryTransaction
    ) throws -> SourceReading {
        let source = gathered.source.source
        try remember(reading.visits + reading.revisits, of: source, in: history)
        try history.remember(reading.sifted.dropped, kept: reading.sifted.kept, of: source)
        // A list page has no name of its own; its bureau has. A file's path means nothing to readers.
        try history.introduce(
            source, title: reading.page.title ?? bureau(of: source), page: reading.page.home.flatMap(Self.webAddress),
            publishedID: reading.page.id)
        if let memory = reading.page.memory { try history.remember(memory, of: source) }
        if let flaw = reading.page.flaw { return try note(flaw, gathered, reading, counts, in: history) }
        let report = ReadingReport(
            wasReadWell: true, newEntries: counts.new, knownEntries: counts.known + counts.changed,
            hadEntries: try history.reader.entryCount(of: source.id) > counts.new, hints: reading.page.hints)
        var state = FetchPlanner.afterReading(
            gathered.source.plan, gathered.before, reading.document, report, now: now)
        // What waits comes only if the document is read again, also where it stays as it is.
        if counts.heldBack != nil { (state.validators, state.bodyHash) = (nil, nil) }
        var counts = counts
        if case .list(let kept) = reading.page.content {
            counts.notices += kept.page.problems
            if let healing = kept.healing {
                counts.notices.append(healing.after)
                try announce(healing, of: source, in: history)
            }
        }
        let trouble = Self.trouble(with: reading.visits)
        counts.notices += [trouble].compactMap { $0 }
        counts.notices += try noteReading(
            of: source, state, reading.visits, trouble ?? counts.heldBack, isCutShort: reading.isCutShort, in: history)
        return SourceReading(source: source.id, result: .merged(counts))
    }

    /// After a document that was in order: all is well, unless it moved, nothing new came for too long, or its articles cannot be read.
    /// - Parameters:
    ///   - visits: to the pages of its articles, in this run.
    ///   - trouble: what a person should know although the document was in order.
    ///   - isCutShort: the reading must come again as if it had not been.
    /// - Returns: what is to be told in this run: a silence, a move or the like that it found.
    private func noteReading(
        of source: Source, _ fetchState: FetchState, _ visits: [ArticleVisit], _ trouble: String?,
        isCutShort: Bool = false, in history: borrowing HistoryTransaction
    ) throws -> [String] {
        var (state, reason) = fetchState.standing(of: source)
        if state == .ok, let trouble { reason = trouble }
        // A site that moved may fall silent there, for years.
        if state == .ok || fetchState.redirect.doubtful == nil,
            let worse = try Silence.verdict(fetchState.rhythm, now: now).map({ ($0.state, $0.reason) })
                ?? Self.standing(of: source, visits, in: history.reader)
        {
            (state, reason) = worse
        }
        let events = try history.note(
            state, reason: reason, of: source, fetchState: isCutShort ? nil : fetchState, now: now, wasRead: true)
        if isCutShort { try history.noteAttempt(of: source, configuration: fetchState.configuration, at: now) }
        return events.filter { $0.kind == .began }.map { "\($0.state): \($0.reason)" }
    }

    /// After a document of which a part could be read: its entries are in, and it is asked for again.
    private func note(
        _ flaw: String, _ gathered: Gathered, _ reading: Gathered.Reading, _ counts: SourceReading.Counts,
        in history: borrowing HistoryTransaction
    ) throws -> SourceReading {
        let report = ReadingReport(
            wasReadWell: false, newEntries: counts.new, knownEntries: counts.known + counts.changed, problem: flaw,
            retryAfter: reading.page.retryAfter)
        let state = FetchPlanner.afterReading(
            gathered.source.plan, gathered.before, reading.document, report, now: now)
        try history.note(.failing, reason: flaw, of: gathered.source.source, fetchState: state, now: now)
        var counts = counts
        counts.notices.append(flaw)
        return SourceReading(source: gathered.source.source.id, result: .merged(counts))
    }

    /// The operator's feed says that a page was redesigned, and that and how it is read on.
    private func announce(
        _ healing: ListKeeping.Healing, of source: Source, in history: borrowing HistoryTransaction
    ) throws {
        try history.note(.redesigned, reason: healing.before, of: source, fetchState: nil, now: now)
        try history.note(.ok, reason: healing.after, of: source, fetchState: nil, now: now)
    }

    private func bureau(of source: Source) -> String? {
        configuration.site.cities.first { $0.id == source.city }?.bureau.text(in: configuration.site.language)
    }

    private static func webAddress(_ address: String) -> String? {
        address.isWebAddress ? URLReference.percentEncoded(address) : nil
    }
}
