/// One entry with all that its own page tells.
package struct EntryDetails: Sendable, Hashable {
    package var entry: PublishedEntry
    /// Every version, oldest first, the current one last. Fewer than two: the entry was never changed.
    package var revisions: [Revision]
    /// Why it stands in its topics.
    package var reasons: [TopicReason]

    package init(entry: PublishedEntry, revisions: [Revision] = [], reasons: [TopicReason] = []) {
        (self.entry, self.revisions, self.reasons) = (entry, revisions, reasons)
    }

    /// The words by which an entry came into a topic.
    package struct TopicReason: Sendable, Hashable {
        package var topic: Topic.ID
        /// As they stand in the text, without repeats.
        package var terms: [String]
        package init(topic: Topic.ID, terms: [String]) { (self.topic, self.terms) = (topic, terms) }
    }
}
