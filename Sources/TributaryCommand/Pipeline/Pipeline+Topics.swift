internal import FeedAggregator
internal import FeedModel
internal import FeedStore

/// When the topics of the configuration change, the whole history is sorted anew; entries enter and leave feeds, ids stay.
extension Pipeline {
    func classifyAnewIfTopicsChanged() throws {
        let digest = StableDigest.of(
            "\(configuration.topics)\n\(configuration.terms.sorted { $0.key < $1.key })\n\(configuration.mask)\n\(configuration.bureauNames)"
        )
        let known = try store.read { history in try history.setting(Self.digestKey) }
        guard known != digest else { return }
        var last: HistoryEntry.ID = 0
        while true {
            let batch = try store.write { history in
                let entries = try history.reader.entries(after: last, limit: Self.batch)
                for entry in entries {
                    let topics = try classifier.topics(of: ClassifiedText(entry))
                    if try Set(history.reader.topics(of: entry.id)) != Set(topics) {
                        try history.place(entry, topics: topics, now: now)
                    }
                }
                return entries
            }
            guard let end = batch.last else { break }
            last = end.id
        }
        try store.write { history in try history.set(Self.digestKey, to: digest) }
    }

    private static let digestKey = "topicsDigest"
    /// Entries sorted anew in one transaction.
    private static let batch = 1000
}
