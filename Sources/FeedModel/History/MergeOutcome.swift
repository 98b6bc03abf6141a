package import struct Foundation.Date

/// What one reading of a source does to the history: decided by pure rules, carried out by the store in one transaction.
package struct MergeOutcome: Sendable, Hashable {
    /// Entries never seen before, in the order they are to be numbered (oldest first).
    package var new: [NewEntry] = []
    /// Known entries with something to write.
    package var changes: [Change] = []
    /// How many entries came in exactly as they are stored.
    package var unchanged = 0
    /// What a person should know, such as a flood that was stopped.
    package var notices: [Notice] = []
    /// Sources that are no longer configured, and whose entries the source that was read speaks for from now on.
    package var inherits: Set<Source.ID> = []

    package init() {}

    package struct NewEntry: Sendable, Hashable {
        package var atomID: String
        package var entry: CleanEntry
        package var keys: [IdentityKey]
        package var published: Date
        package var updated: Date
        package var order: Date
        package var memory: EntryMemory

        package init(
            atomID: String, entry: CleanEntry, keys: [IdentityKey], published: Date, updated: Date, order: Date,
            memory: EntryMemory = EntryMemory()
        ) {
            (self.atomID, self.entry, self.keys) = (atomID, entry, keys)
            (self.published, self.updated, self.order) = (published, updated, order)
            self.memory = memory
        }
    }

    package struct Change: Sendable, Hashable {
        /// ``HistoryEntry/id``.
        package var id: Int64
        package var entry: CleanEntry
        /// Keys it was not yet known under.
        package var newKeys: [IdentityKey]
        package var published: Date
        package var updated: Date
        package var order: Date
        /// Whether title or body text really changed, so that the version before is kept as a ``Revision``.
        package var isRevision: Bool
        package var memory: EntryMemory

        package init(
            id: Int64, entry: CleanEntry, newKeys: [IdentityKey], published: Date, updated: Date, order: Date,
            isRevision: Bool, memory: EntryMemory = EntryMemory()
        ) {
            (self.id, self.entry, self.newKeys) = (id, entry, newKeys)
            (self.published, self.updated, self.order) = (published, updated, order)
            (self.isRevision, self.memory) = (isRevision, memory)
        }
    }

    package enum Notice: Sendable, Hashable {
        /// Most of a source's items seemed new at once although their titles are known: ids changed, not news. `count` were linked to their old entries.
        case floodStopped(count: Int)
        /// This many entries keep changing; for now their changes are no longer taken over.
        case flapping(count: Int)
        /// This many entries change in every reading; this one's versions were not taken over, later ones will be.
        case heldBack(count: Int)
        /// So many entries, most of the reading, change in every reading, as where a page counts its visitors in each of them: a version is
        /// taken over once it stands in two readings.
        case unsettled(count: Int)
    }
}
