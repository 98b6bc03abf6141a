internal import FeedAggregator
internal import FeedModel
internal import FeedStore
internal import Foundation

/// When the topics of the configuration change, the whole history is sorted anew; entries enter and leave feeds, ids stay.
///
/// Entries are read and sorted on all cores, a batch at a time; only those whose topics changed are written. A run that is killed leaves
/// the rest to the next.
extension Pipeline {
    func classifyAnewIfTopicsChanged() async throws {
        let digest = StableDigest.of(
            "\(Classifier.edition)\n\(configuration.topics)\n\(configuration.terms.sorted { $0.key < $1.key })\n\(configuration.mask)\n\(configuration.bureauNames)"
        )
        let (known, reached, last) = try store.read { history in
            (
                try history.setting(Self.digestKey), try history.setting(Self.progressKey).flatMap(Milestone.init),
                try history.lastEntry()
            )
        }
        guard known != digest else { return }
        let start = reached?.digest == digest ? reached?.entry ?? 0 : 0
        // What was known is no longer so: whoever takes the configuration back amid a sorting has to sort as well.
        try store.write { history in
            try history.beginSorting()
            try history.set(Self.digestKey, to: "")
        }
        if start < last { try await classify(after: start, upTo: last, digest) }
        // Whoever stops a run wants it to end; the next one does the rest.
        if Task.isCancelled { return }
        try store.write { history in
            try history.set(Self.digestKey, to: digest)
            try history.set(Self.progressKey, to: "")
        }
    }

    private func classify(after start: HistoryEntry.ID, upTo last: HistoryEntry.ID, _ digest: String) async throws {
        var batches = stride(from: start, to: last, by: Int(Self.batch)).enumerated().makeIterator()
        try await withThrowingTaskGroup(of: (Int, Resorted).self) { group in
            func begin() {
                guard !Task.isCancelled, let (index, first) = batches.next() else { return }
                group.addTask { (index, try resort(after: first)) }
            }
            for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { begin() }
            var queue = SettlingQueue<Resorted>(patience: .max)
            var progress = Progress(of: Int(last - start), "entries sorted anew", console: console)
            while let (index, resorted) = try await group.next() {
                begin()
                for ready in queue.add(resorted, at: index) {
                    try store.write { history in
                        try history.resort(ready.moved, after: ready.first, upTo: ready.last, now: now)
                        try history.set(
                            Self.progressKey, to: Milestone(digest: digest, entry: ready.last).text)
                    }
                    progress.show(Int(min(last, ready.last) - start))
                }
            }
            progress.end()
        }
    }

    /// The entries above `first` up to `last`, and the topics of those that are no longer in the right ones.
    private struct Resorted {
        let first: HistoryEntry.ID
        let last: HistoryEntry.ID
        var moved: [(entry: HistoryEntry, topics: [Topic.ID])] = []
    }

    private func resort(after first: HistoryEntry.ID) throws -> Resorted {
        let last = first + Self.batch
        let (entries, known) = try store.read { history in
            (try history.entries(after: first, upTo: last), try history.topics(ofEntriesAfter: first, upTo: last))
        }
        var resorted = Resorted(first: first, last: last)
        for entry in entries {
            let topics = try classifier.topics(of: ClassifiedText(entry))
            if Set(topics) != known[entry.id] ?? [] { resorted.moved.append((entry, topics)) }
        }
        return resorted
    }

    /// How far an earlier run came with the same topics.
    private struct Milestone {
        let digest: String
        let entry: HistoryEntry.ID

        init(digest: String, entry: HistoryEntry.ID) { (self.digest, self.entry) = (digest, entry) }

        init?(_ text: String) {
            let parts = text.split(separator: " ")
            guard parts.count == 2, let entry = Int64(parts[1]) else { return nil }
            self.init(digest: String(parts[0]), entry: entry)
        }

        var text: String { "\(digest) \(entry)" }
    }

    private static let digestKey = "topicsDigest"
    private static let progressKey = "topicsProgress"
    /// Entries sorted anew in one transaction.
    private static let batch: HistoryEntry.ID = 2000
}
