internal import FeedAggregator
internal import FeedModel
internal import FeedStore

/// The same notice of several cities becomes one story. Looked for once all sources are merged, so that the earliest publication leads
/// whichever source was read first; a run that is killed before leaves the rest to the next.
extension Pipeline {
    func joinStories() async throws {
        let matcher = StoryMatcher(cities: configuration.site.cities)
        var sketches: [HistoryEntry.ID: StorySketch] = [:]
        var newcomers: [HistoryEntry]
        repeat {
            newcomers = try store.read { history in
                let lookedAt = try history.setting(Self.mark).flatMap(Int64.init) ?? 0
                return try history.entries(after: lookedAt, limit: Self.batch)
            }
            guard let last = newcomers.last else { return }
            let texts = await newcomers.concurrentMap { entry in
                let text = matcher.text(of: entry.current, city: entry.city)
                return (text: text, bands: StoryFingerprint.bandKeys(for: text))
            }
            if sketches.count > Self.mostSketches { sketches = [:] }
            for (entry, text) in zip(newcomers, texts) { sketches[entry.id] = text.text.sketch }
            try store.write { history in
                try history.rememberBands(
                    zip(newcomers, texts).flatMap { entry, text in text.bands.map { ($0, entry.id) } })
                let outcome = try outcome(for: newcomers, texts, sketches, in: history, matcher)
                try history.apply(outcome, now: now)
                try history.set(Self.mark, to: "\(last.id)")
            }
        } while newcomers.count == Self.batch
    }

    /// - Parameter sketches: those of entries looked at before; others among the candidates are read.
    private func outcome(
        for newcomers: [HistoryEntry], _ texts: [(text: StoryText, bands: [Int64])],
        _ sketches: [HistoryEntry.ID: StorySketch], in history: borrowing HistoryTransaction, _ matcher: StoryMatcher
    ) throws -> StoryOutcome {
        var known = Dictionary(uniqueKeysWithValues: newcomers.map { ($0.id, $0) })
        var candidates: [HistoryEntry.ID: [HistoryEntry]] = [:]
        for (entry, text) in zip(newcomers, texts) {
            let ids = try history.candidates(
                sharing: text.bands, notOf: entry.city, limit: StoryDecision.candidatesPerEntry
            ) { id in sketches[id]?.mayBeSameNotice(as: text.text.sketch) ?? true }
            for id in ids where known[id] == nil { known[id] = try history.reader.entry(id) }
            candidates[entry.id] = ids.compactMap { known[$0] }
        }
        return StoryDecision.decide(
            newcomers: newcomers, candidates: candidates, matcher: matcher,
            texts: Dictionary(uniqueKeysWithValues: zip(newcomers, texts).map { ($0.id, $1.text) }))
    }

    /// The name of the setting that says up to which entry stories were looked for.
    private static let mark = "storiesLookedForUpTo"
    /// Entries looked at together; their texts are in memory until they are decided.
    private static let batch = 500
    /// A dozen megabytes; only a first run has more new entries.
    private static let mostSketches = 30_000
}
