package import struct Foundation.Date

/// One entry of the history: what its publisher says now, and what was decided about it when it was first seen.
package struct HistoryEntry: Sendable, Hashable, Identifiable {
    /// The store's own number, ascending in order of first sight.
    package let id: Int64
    /// The permanent id in everything we publish (RFC 4287 §4.2.6). Never changes.
    package let atomID: String
    /// The source it was first read from.
    package let source: Source.ID
    package let city: City.ID
    /// The current version.
    package var current: CleanEntry
    /// When a run first saw it. Never changes.
    package let firstSeen: Date
    /// What the feeds say in `published`: the source's date, else ``firstSeen``.
    package var published: Date
    /// What the feeds say in `updated`: moves only when title or body text really change; no two entries of the history share one.
    package var updated: Date
    /// What the lists are ordered by: ``published``, but first sight where that is missing or lies more than a day ahead.
    package var order: Date
    /// The story it belongs to, where other cities published the same notice.
    package var story: Int64?
    /// What merging remembers; handed back as it was given.
    package var memory: EntryMemory
    /// The operator no longer keeps it: its text is gone, and it stands here only to be known again.
    package var isForgotten: Bool

    package init(
        id: Int64, atomID: String, source: Source.ID, city: City.ID, current: CleanEntry, firstSeen: Date,
        published: Date,
        updated: Date, order: Date, story: Int64? = nil, memory: EntryMemory = EntryMemory(),
        isForgotten: Bool = false
    ) {
        (self.id, self.atomID, self.source, self.city, self.current) = (id, atomID, source, city, current)
        (self.firstSeen, self.published, self.updated, self.order) = (firstSeen, published, updated, order)
        (self.story, self.memory, self.isForgotten) = (story, memory, isForgotten)
    }
}
