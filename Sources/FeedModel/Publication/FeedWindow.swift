/// What a published feed shows now: the newest part of its history, and what the rest of its documents need to know.
package struct FeedWindow: Sendable, Hashable {
    /// Newest first, by ``PublishedEntry/order``. Holds at least every entry that stands in no archive page yet.
    package var entries: [PublishedEntry]
    /// The newest archive page that is closed; `nil` while the whole history fits into the window.
    package var previousArchive: ArchivePage?
    /// The feeds below this one that have entries: of everything, all topics, cities and topics of cities; of a topic or city, the
    /// topics of cities that belong to it. In the order of the configuration.
    package var parts: [ScopeSummary]

    package init(entries: [PublishedEntry], previousArchive: ArchivePage? = nil, parts: [ScopeSummary] = []) {
        (self.entries, self.previousArchive, self.parts) = (entries, previousArchive, parts)
    }
}
