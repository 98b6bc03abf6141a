/// A feed document as it was read: what the feed says of itself, its entries, and what was wrong with it.
///
/// Nothing has been merged, dated by the clock or dropped yet: this is the document's own word, decoded, resolved and made safe.
public struct ParsedFeed: Sendable, Hashable {
    /// The dialect, or `nil` where the document is no feed at all.
    public var format: FeedFormat?
    /// What the document says of itself as a whole.
    public var feed: Feed
    /// In the order of the document.
    public var entries: [Entry]
    /// Whether the document breaks off amid the last entry, which then holds a part of what it was meant to say.
    public var isCutOff = false
    /// The encoding it was read in, and what was wrong with it.
    public var diagnostics: Diagnostics

    public init(
        format: FeedFormat? = nil, feed: Feed = Feed(), entries: [Entry] = [],
        diagnostics: Diagnostics = Diagnostics()
    ) {
        (self.format, self.feed, self.entries, self.diagnostics) = (format, feed, entries, diagnostics)
    }
}
