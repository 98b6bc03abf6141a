internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel

/// An article page that was asked for.
struct ArticleVisit: Sendable {
    /// As the list gives it.
    var address: String
    /// How the list showed the entry.
    var row: String
    /// What came of it: the row, completed from the page where that gave a text.
    var entry: CleanEntry
    /// Why there is no text; `nil` after a good visit.
    var problem: ArticleProblem?
    /// What is known of the entry without this visit.
    var before: CleanEntry
    /// Whether the page calls itself what its list calls it.
    var isNamedAsListed = false
    /// Whether the page was asked for at all: a site whose pages give nothing is left alone for the rest of the run.
    var isAsked = true
    /// When the site wants its pages to be asked for again.
    var retryAfter: RetryAfter?
}

extension [ArticleVisit] {
    /// Gives up the texts that the pages of other titles have as well.
    /// - Returns: at which visits.
    @discardableResult mutating func giveUpRepeatedTexts() -> [Int] {
        let read = indices.filter { self[$0].problem == nil && !self[$0].isNamedAsListed }
        let repeated = RepeatedText.places(in: read.map { (self[$0].before.title, self[$0].entry) }).map { read[$0] }
        for visit in repeated {
            self[visit].problem = ArticleProblem("its page shows the text that other pages of the site show as well")
            self[visit].entry = self[visit].before
        }
        return repeated
    }
}

/// The visits of one source in one run: a host that is down is not asked a hundred times.
struct ArticleRound {
    private var failures = 0
    private static let failureLimit = 5
    /// Whether the run ended in its midst: nothing is learned of the pages that were left.
    var isInterrupted = false
    /// When the host asks to be left alone.
    private(set) var retryAfter: RetryAfter?

    var isOver: Bool { failures >= Self.failureLimit }

    mutating func note(isGood: Bool) { failures = isGood ? 0 : failures + 1 }

    mutating func note(_ error: FetchError) {
        isInterrupted = isInterrupted || error.isInterruption
        guard error.asksToWait else { return }
        failures = Self.failureLimit
        retryAfter = error.retryAfter ?? retryAfter
    }
}

/// Why the page of an article gave no text.
struct ArticleProblem: Sendable {
    let reason: String
    /// What the source is where all of its latest pages have such a problem.
    let state: SourceState

    init(_ reason: String, state: SourceState = .blocked) { (self.reason, self.state) = (reason, state) }
}
