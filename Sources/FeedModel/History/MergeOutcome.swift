public import struct Foundation.Date

/// What one reading of a source does to the history: decided by pure rules, carried out by the store in one transaction.
public struct MergeOutcome: Sendable, Hashable {
    /// Entries never seen before, in the order they are to be numbered (oldest first).
    public var new: [NewEntry] = []
    /// Known entries with something to write.
    public var changes: [Change] = []
    /// How many entries came in exactly as they are stored.
    public var unchanged = 0
    /// What a person should know, such as a flood that was stopped.
    public var notices: [Notice] = []
    /// Sources that are no longer configured, and whose entries the source that was read speaks for from now on.
    public var inherits: Set<Source.ID> = []

    public init() {}

    public struct NewEntry: Sendable, Hashable {
        public var atomID: String
        public var entry: CleanEntry
        public var keys: [IdentityKey]
        public var published: Date
        public var updated: Date
        public var order: Date
        public var memory: EntryMemory

        public init(
            atomID: String, entry: CleanEntry, keys: [IdentityKey], published: Date, updated: Date, order: Date,
            memory: EntryMemory = EntryMemory()
        ) {
            (self.atomID, self.entry, self.keys) = (atomID, entry, keys)
            (self.published, self.updated, self.order) = (published, updated, order)
            self.memory = memory
        }
    }

    public struct Change: Sendable, Hashable {
        /// ``HistoryEntry/id``.
        public var id: Int64
        public var entry: CleanEntry
        /// Keys it was not yet known under.
        public var newKeys: [IdentityKey]
        public var published: Date
        public var updated: Date
        public var order: Date
        /// Whether title or body text really changed, so that the version before is kept as a ``Revision``.
        public var isRevision: Bool
        public var memory: EntryMemory

        public init(
            id: Int64, entry: CleanEntry, newKeys: [IdentityKey], published: Date, updated: Date, order: Date,
            isRevision: Bool, memory: EntryMemory = EntryMemory()
        ) {
            (self.id, self.entry, self.newKeys) = (id, entry, newKeys)
            (self.published, self.updated, self.order) = (published, updated, order)
            (self.isRevision, self.memory) = (isRevision, memory)
        }
    }

    public enum Notice: Sendable, Hashable {
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
