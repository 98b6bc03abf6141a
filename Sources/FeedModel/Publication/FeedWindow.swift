/// What a published feed shows now: the newest part of its history, and what the rest of its documents need to know.
public struct FeedWindow: Sendable, Hashable {
    /// Newest first, by ``PublishedEntry/order``. Holds at least every entry that stands in no archive page yet.
    public var entries: [PublishedEntry]
    /// The newest archive page that is closed; `nil` while the whole history fits into the window.
    public var previousArchive: ArchivePage?
    /// The feeds below this one that have entries: of everything, all topics, cities and topics of cities; of a topic or city, the
    /// topics of cities that belong to it. In the order of the configuration.
    public var parts: [ScopeSummary]

    public init(entries: [PublishedEntry], previousArchive: ArchivePage? = nil, parts: [ScopeSummary] = []) {
        (self.entries, self.previousArchive, self.parts) = (entries, previousArchive, parts)
    }
}
