internal import FeedAggregator
internal import FeedModel
internal import FeedStore

/// The same notice of several cities becomes one story. Looked for once all sources are merged, so that the earliest publication leads
/// whichever source was read first; a run that is killed before leaves the rest to the next.
extension Pipeline {
    func joinStories() throws {
        let matcher = StoryMatcher(cities: configuration.site.cities)
        while try store.write({ history in try joinStories(in: history, matcher) }) {}
    }

    /// - Returns: whether there may be more entries to look at.
    private func joinStories(in history: borrowing HistoryTransaction, _ matcher: StoryMatcher) throws -> Bool {
        let lookedAt = try history.reader.setting(Self.mark).flatMap(Int64.init) ?? 0
        let newcomers = try history.reader.entries(after: lookedAt, limit: Self.batch)
        guard let last = newcomers.last else { return false }
        let bands = newcomers.map { StoryFingerprint.bandKeys(for: $0.current) }
        for (entry, bands) in zip(newcomers, bands) { try history.rememberBands(bands, of: entry.id) }
        var candidates: [HistoryEntry.ID: [HistoryEntry]] = [:]
        for (entry, bands) in zip(newcomers, bands) {
            candidates[entry.id] = try history.candidates(
                sharing: bands, notOf: entry.city, limit: StoryDecision.candidatesPerEntry)
        }
        try history.apply(
            StoryDecision.decide(newcomers: newcomers, candidates: candidates, matcher: matcher), now: now)
        try history.set(Self.mark, to: "\(last.id)")
        return newcomers.count == Self.batch
    }

    /// The name of the setting that says up to which entry stories were looked for.
    private static let mark = "storiesLookedForUpTo"
    /// Entries looked at in one transaction.
    private static let batch = 1000
}
