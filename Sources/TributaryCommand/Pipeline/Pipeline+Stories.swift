internal import FeedAggregator
internal import FeedModel
internal import FeedStore

/// The same notice of several cities becomes one story. Looked for once all sources are merged, so that the earliest publication leads
/// whichever source was read first; a run that is killed before leaves the rest to the next.
extension Pipeline {
    func joinStories() async throws {
        let matcher = StoryMatcher(cities: configuration.site.cities)
        var sketches: [HistoryEntry.ID: StorySketch] = [:]
        var (lookedAt, bands) = try store.read { history in
            (try history.setting(Self.mark).flatMap(Int64.init) ?? 0, StoryBands(areAll: try !history.hasStoryBands()))
        }
        var batch = try await newcomers(after: lookedAt, matcher)
        while let last = batch.entries.last {
            // Read while this one is decided, which one processor does.
            async let next = newcomers(after: last.id, matcher)
            if sketches.count > Self.mostSketches { sketches = [:] }
            for (entry, text) in zip(batch.entries, batch.texts) {
                sketches[entry.id] = text.text.sketch
                bands.add(text.bands, of: entry.id)
            }
            lookedAt = last.id
            try store.write { history in
                try history.apply(outcome(for: batch, sketches, bands, in: history, matcher), now: now)
                if bands.areMany { try remember(&bands, upTo: lookedAt, in: history) }
            }
            batch = try await next
        }
        if !bands.isEmpty { try store.write { history in try remember(&bands, upTo: lookedAt, in: history) } }
        try await joinChanged(matcher)
    }

    /// A run that is killed before looks at these entries again: those that have their story by then keep it.
    private func remember(
        _ bands: inout StoryBands, upTo last: HistoryEntry.ID, in history: borrowing HistoryTransaction
    ) throws {
        try history.rememberBands(&bands)
        try history.set(Self.mark, to: "\(last)")
    }

    /// Entries that changed since: a text that came late, a title that was put right.
    private func joinChanged(_ matcher: StoryMatcher) async throws {
        while true {
            let entries = try store.read { history in try history.entriesLackingStory(limit: Self.batch) }
            if entries.isEmpty { return }
            let batch = await newcomers(entries, matcher)
            var bands = StoryBands(areAll: false)
            for (entry, text) in zip(batch.entries, batch.texts) { bands.add(text.bands, of: entry.id) }
            try store.write { history in
                try history.apply(outcome(for: batch, [:], bands, in: history, matcher), now: now)
                try history.rememberBands(&bands)
                try history.noteStoriesLookedFor(entries.map(\.id))
            }
        }
    }

    /// Entries that are looked at together, with what stories are told by.
    private struct Newcomers {
        var entries: [HistoryEntry]
        var texts: [(text: StoryText, bands: [Int64])]
    }

    private func newcomers(after last: HistoryEntry.ID, _ matcher: StoryMatcher) async throws -> Newcomers {
        await newcomers(try store.read { history in try history.entries(after: last, limit: Self.batch) }, matcher)
    }

    private func newcomers(_ entries: [HistoryEntry], _ matcher: StoryMatcher) async -> Newcomers {
        let texts = await entries.concurrentMap { entry in
            let text = matcher.text(of: entry.current, city: entry.city)
            return (text: text, bands: StoryFingerprint.bandKeys(for: text))
        }
        return Newcomers(entries: entries, texts: texts)
    }

    /// - Parameters:
    ///   - sketches: those of entries looked at before; others among the candidates are read.
    ///   - bands: those that are not in the store yet, of the newcomers as well.
    private func outcome(
        for newcomers: Newcomers, _ sketches: [HistoryEntry.ID: StorySketch], _ bands: StoryBands,
        in history: borrowing HistoryTransaction, _ matcher: StoryMatcher
    ) throws -> StoryOutcome {
        let (entries, texts) = (newcomers.entries, newcomers.texts)
        var known = Dictionary(uniqueKeysWithValues: entries.map { ($0.id, $0) })
        var candidates: [HistoryEntry.ID: [HistoryEntry]] = [:]
        for (entry, text) in zip(entries, texts) {
            let ids = try history.candidates(
                sharing: text.bands, notOf: entry.city, limit: StoryDecision.candidatesPerEntry, beside: bands
            ) { id in sketches[id]?.mayBeSameNotice(as: text.text.sketch) ?? true }
            for id in ids where known[id] == nil { known[id] = try history.reader.entry(id) }
            candidates[entry.id] = ids.compactMap { known[$0] }
        }
        return StoryDecision.decide(
            newcomers: entries, candidates: candidates, matcher: matcher,
            texts: Dictionary(uniqueKeysWithValues: zip(entries, texts).map { ($0.id, $1.text) }))
    }

    /// The name of the setting that says up to which entry stories were looked for.
    private static let mark = "storiesLookedForUpTo"
    /// Entries looked at together; their texts are in memory until they are decided.
    private static let batch = 250
    /// A dozen megabytes; only a first run has more new entries.
    private static let mostSketches = 30_000
}
