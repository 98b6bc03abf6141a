internal import FeedAggregator
internal import FeedModel
internal import FeedStore
internal import Foundation

/// From clean entries to the history and its topics: everything a reading of a source changes, inside one transaction.
extension Pipeline {
    func merge(
        _ articles: ListedArticles, of source: Source, into history: borrowing HistoryTransaction
    ) throws -> (counts: SourceReading.Counts, touched: [HistoryEntry]) {
        let known = try known(articles.lookup, of: source, in: history.reader)
        let outcome = try Merger.merge(articles, of: source, known: known, now: now) {
            try history.firstFreeSecond(atOrAfter: $0)
        }
        if !departed.isEmpty { try history.inherit(outcome.inherits, by: source, now: now) }
        var touched = try history.insert(outcome.new, source: source, firstSeen: now)
        for change in outcome.changes {
            try history.apply(change, now: now)
            // What only merging remembers shows in no document.
            if let before = known.entries[change.id], let after = try history.reader.entry(change.id),
                after.shows(otherThan: before)
            {
                touched.append(after)
            }
        }
        let counts = SourceReading.Counts(
            new: outcome.new.count, changed: outcome.changes.count { $0.isRevision },
            known: outcome.unchanged + outcome.changes.count { !$0.isRevision },
            notices: outcome.notices.map(\.sentence),
            heldBack: outcome.notices.first(where: \.isHeldBack)?.sentence)
        return (counts, touched)
    }

    /// What merging has to know of the history, and which sources `source` took the place of.
    func known(
        _ lookup: MergeLookup, of source: Source, in history: borrowing HistoryReader
    ) throws -> KnownEntries {
        var known = try history.answer(lookup)
        if !departed.isEmpty {
            (known.inherited, known.heirless) = try history.places(of: departed, before: source)
        }
        return known
    }

    /// Says which topics the entries belong to, and so which feeds they stand in, and what searches find them by.
    /// - Parameter entries: each with what is known of it already, if anything.
    func classify(
        _ entries: [(entry: HistoryEntry, foreseen: Foresight.Marks?)], in history: borrowing HistoryTransaction
    ) throws {
        for start in stride(from: 0, to: entries.count, by: Self.indexedAtOnce) {
            let marked = try entries[start...].prefix(Self.indexedAtOnce).map { entry, marks in
                (entry: entry, marks: try marks ?? .init(of: ClassifiedText(entry), classifier))
            }
            try history.index(marked.map { ($0.entry.id, $0.marks.tokens) }, version: SearchTokens.version)
            try history.place(marked.map { ($0.entry, $0.marks.topics) }, now: now)
        }
    }

    /// - Parameter state: what earlier runs know of the source.
    func foresee(
        _ articles: ListedArticles, of source: ConfiguredSource, _ state: FetchState?
    ) -> Foresight {
        guard state?.lastSuccess == nil else { return Foresight() }
        do {
            return Foresight(of: articles.entries, from: source.source, now: now, try classifier)
        } catch {
            // Merging will say so.
            return Foresight()
        }
    }

    /// Entries whose tokens are held in memory together, some megabytes.
    static let indexedAtOnce = 500
}

extension HistoryEntry {
    /// Whether any document that holds this entry would look different than before.
    fileprivate func shows(otherThan before: HistoryEntry) -> Bool {
        (current, published, updated, order) != (before.current, before.published, before.updated, before.order)
    }
}

extension MergeOutcome.Notice {
    fileprivate var sentence: String {
        switch self {
        case .floodStopped(let count):
            "most of its entries came under new ids, but with titles already known: \(count) were joined to their old entries."
        case .flapping(let count):
            "\(RunSummary.count(count, "entry keeps", "entries keep")) changing back and forth; these changes are no longer taken over."
        case .heldBack(let count):
            "\(RunSummary.count(count, "entry changes", "entries change")) in every reading; a new version is taken over every six hours."
        case .unsettled(let count):
            "\(RunSummary.count(count, "entry changes", "entries change")) in every reading, as where a page counts its readers; a new version is taken over once it stands in two readings. Leave out what changes with `exclude`, or take `recheck` away."
        }
    }

    fileprivate var isHeldBack: Bool {
        switch self {
        case .heldBack, .unsettled: true
        case .floodStopped, .flapping: false
        }
    }
}
