package import FeedModel

/// What the stages after the fetch made of a document; the schedule learns from it.
package struct ReadingReport: Sendable, Hashable {
    /// Whether the document was what the source is configured as, and all of it was stored. Only then are its validators kept: a document
    /// we could not read must come again.
    package var wasReadWell: Bool
    /// Entries that the history did not know.
    package var newEntries: Int
    /// Entries that the history knew already.
    package var knownEntries: Int
    /// Whether the history held entries of this source before.
    package var hadEntries: Bool
    package var hints: PublisherHints
    /// For the operator where the reading failed.
    package var problem: String?
    /// What a part that was asked for besides, such as a list's second page, said of when to come again.
    package var retryAfter: RetryAfter?

    package init(
        wasReadWell: Bool, newEntries: Int = 0, knownEntries: Int = 0, hadEntries: Bool = false,
        hints: PublisherHints = PublisherHints(), problem: String? = nil, retryAfter: RetryAfter? = nil
    ) {
        (self.wasReadWell, self.newEntries, self.knownEntries) = (wasReadWell, newEntries, knownEntries)
        (self.hadEntries, self.hints, self.problem, self.retryAfter) = (hadEntries, hints, problem, retryAfter)
    }
}
