internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel

/// What gathering one source came to: the values that go into its transaction.
struct Gathered: Sendable {
    let source: ConfiguredSource
    /// What the fetcher knew of the source before.
    let before: FetchState?
    let result: Result

    /// Whether the run ended before anything was learned about the source.
    var isLeft: Bool { if case .failed(_, nil, nil) = result { true } else { false } }

    enum Result: Sendable {
        /// The document is the one read before; pages of articles may have been asked for again.
        case unchanged(FetchState, [ArticleVisit])
        case read(Reading)
        /// The state of the source, `nil` where nothing was learned about it; and the state for the next fetch, `nil` to leave it as it is.
        case failed(Failure, SourceState?, FetchState?)
    }

    /// What is to be merged.
    var articles: ListedArticles {
        switch result {
        case .unchanged(_, let visits): ListedArticles(visits.map(\.entry), of: source.source)
        case .read(let reading): reading.articles
        case .failed: ListedArticles([], of: source.source)
        }
    }

    var revisits: [ArticleVisit] { if case .read(let reading) = result { reading.revisits } else { [] } }

    var foresight: Foresight { if case .read(let reading) = result { reading.foresight } else { Foresight() } }

    /// A document that was read well.
    struct Reading: Sendable {
        var document: FetchedDocument
        var page: Page
        var articles: ListedArticles
        var foresight: Foresight
        /// What `keep` and `drop` left out.
        var sifted: Sifted
        /// The pages of articles that were asked for.
        var visits: [ArticleVisit]
        /// Those of articles that the list shows no more.
        var revisits: [ArticleVisit]
        /// Whether the run ended before all that belongs to it was read: what is there is stored, the rest comes next time.
        var isCutShort: Bool
    }
}

/// What `keep` and `drop` did to a reading; empty where a source has neither.
struct Sifted: Sendable {
    var dropped: [DroppedEntry] = []
    /// The marks of the entries that were kept.
    var kept: [String] = []
}

/// What a document says, whatever it is, before its entries are clean.
struct Page: Sendable {
    var content: Content
    /// How the source calls itself.
    var title: String?
    /// Its web page.
    var home: String?
    /// The feed's own id, where it is an IRI that lasts.
    var id: String?
    var hints = PublisherHints()
    /// Why not all of it could be read: what was read is taken, and the document is asked for again.
    var flaw: String?
    /// When the part that could not be read wants to be asked for again.
    var retryAfter: RetryAfter?
    /// Whether it is a list that was not read before, whether or not its source was.
    var isOtherList = false
    /// What of a list the next run is to read where this one has no time for all of its rows.
    var unreadIfCutShort: UnreadPages?

    /// What is to be remembered of a list.
    var memory: ListMemory? { if case .list(let kept) = content { kept.memory } else { nil } }

    /// The run has no time for all rows of the list.
    /// - Parameter rows: those that are left.
    mutating func rememberUnread(_ rows: Int) {
        guard case .list(var kept) = content, kept.memory.unread == nil else { return }
        kept.memory.unread = unreadIfCutShort
        kept.memory.unread?.left = rows
        content = .list(kept)
    }

    enum Content: Sendable {
        case feed(ParsedFeed)
        case list(ListKeeping.Kept)
    }
}

/// Why one source's way ended before the history.
struct Stop: Error {
    let failure: Failure
    /// Of the source; `nil` where nothing was learned about it.
    var state: SourceState? = .failing
    /// For the next fetch; `nil` to leave it as it is.
    var fetchState: FetchState?
}
