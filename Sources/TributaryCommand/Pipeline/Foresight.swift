internal import FeedAggregator
internal import FeedModel
internal import Foundation

/// What the entries of a reading will be sorted and found by, worked out while other sources are merged: one source at a time is written,
/// and must not wait for this.
///
/// Worth its while where all is new, which is a source's first reading; later on most of what a feed lists is known.
struct Foresight: Sendable {
    /// Depends on nothing but the entry, its source and its date.
    struct Marks: Sendable {
        var topics: [Topic.ID]
        var tokens: [UInt64]

        init(of text: ClassifiedText, _ classifier: Classifier) {
            (topics, tokens) = (classifier.topics(of: text), SearchTokens.of(text))
        }
    }

    /// By link: what else an entry says is compared, not looked up by, because to digest whole texts takes its time.
    private var marks: [String: [(entry: CleanEntry, published: Date, marks: Marks)]] = [:]

    /// Foresees nothing.
    init() {}

    init(of entries: [CleanEntry], from source: Source, now: Date, _ classifier: Classifier) {
        for entry in entries {
            let published = Merger.published(ofNew: entry, now: now)
            let text = ClassifiedText(entry, source: source, published: published)
            marks[entry.link ?? "", default: []].append((entry, published, Marks(of: text, classifier)))
        }
    }

    func marks(of entry: HistoryEntry) -> Marks? {
        marks[entry.current.link ?? ""]?.first { $0.published == entry.published && $0.entry == entry.current }?.marks
    }
}
