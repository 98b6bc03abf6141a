/// One entry with all that its own page tells.
public struct EntryDetails: Sendable, Hashable {
    public var entry: PublishedEntry
    /// Every version, oldest first, the current one last. Fewer than two: the entry was never changed.
    public var revisions: [Revision]
    /// Why it stands in its topics.
    public var reasons: [TopicReason]

    public init(entry: PublishedEntry, revisions: [Revision] = [], reasons: [TopicReason] = []) {
        (self.entry, self.revisions, self.reasons) = (entry, revisions, reasons)
    }

    /// The words by which an entry came into a topic.
    public struct TopicReason: Sendable, Hashable {
        public var topic: Topic.ID
        /// As they stand in the text, without repeats.
        public var terms: [String]
        public init(topic: Topic.ID, terms: [String]) { (self.topic, self.terms) = (topic, terms) }
    }
}
