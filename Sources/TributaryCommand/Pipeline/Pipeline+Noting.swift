internal import FeedFetcher
internal import FeedModel
internal import FeedStore

/// What a run remembers of a source: how it fared, and what the next fetch is to be told. Written with the entries, in their transaction.
extension Pipeline {
    /// After a document that is the one read before, or none at all.
    func note(_ gathered: Gathered, in history: borrowing HistoryTransaction) throws -> SourceReading {
        let source = gathered.source.source
        switch gathered.result {
        case .failed(let failure, let state, let fetchState):
            if let state {
                try history.note(state, reason: failure.reason, of: source, fetchState: fetchState, now: now)
            }
            return SourceReading(source: source.id, result: .failed(failure))
        case .unchanged(let fetchState):
            try history.note(.ok, reason: "", of: source, fetchState: fetchState, now: now)
        case .read: break
        }
        return SourceReading(source: source.id, result: .unchanged)
    }

    /// After a document that was read and merged.
    func note(
        _ gathered: Gathered, _ reading: Gathered.Reading, _ counts: SourceReading.Counts,
        in history: borrowing HistoryTransaction
    ) throws -> SourceReading {
        let source = gathered.source.source
        try remember(reading.visits, of: source, in: history)
        try history.remember(reading.sifted.dropped, kept: reading.sifted.kept, of: source)
        // A list page has no name of its own; its bureau has. A file's path means nothing to readers.
        try history.introduce(
            source, title: reading.page.title ?? bureau(of: source), page: reading.page.home.flatMap(Self.webAddress),
            publishedID: reading.page.id)
        let report = ReadingReport(
            wasReadWell: true, newEntries: counts.new, knownEntries: counts.known + counts.changed,
            hadEntries: try history.reader.entryCount(of: source.id) > counts.new, hints: reading.page.hints)
        let state = FetchPlanner.afterReading(
            gathered.source.plan, gathered.before, reading.document, report, now: now)
        try history.note(.ok, reason: "", of: source, fetchState: state, now: now)
        return SourceReading(source: source.id, result: .merged(counts))
    }

    private func bureau(of source: Source) -> String? {
        configuration.site.cities.first { $0.id == source.city }?.bureau.text(in: configuration.site.language)
    }

    private static func webAddress(_ address: String) -> String? {
        address.hasPrefix("https://") || address.hasPrefix("http://") ? address : nil
    }
}
