/// The part of the history that one reading of a source may touch: the answer to a ``MergeLookup``.
package struct KnownEntries: Sendable, Hashable {
    package private(set) var entries: [HistoryEntry.ID: HistoryEntry] = [:]
    private var holders: [IdentityKey: [HistoryEntry.ID]] = [:]
    /// Those of the ids asked for that are in use.
    package var takenAtomIDs: Set<String>
    /// Sources that are no longer configured, and whose entries the source that is read speaks for since they went.
    package var inherited: Set<Source.ID> = []
    /// Sources of its city that are no longer configured, and whose entries no other source speaks for yet.
    package var heirless: Set<Source.ID> = []

    package init(takenAtomIDs: Set<String> = []) { self.takenAtomIDs = takenAtomIDs }

    /// Adds an entry that is stored under `key`. An entry may be added under many keys.
    package mutating func add(_ entry: HistoryEntry, under key: IdentityKey) {
        entries[entry.id] = entry
        if holders[key]?.contains(entry.id) != true { holders[key, default: []].append(entry.id) }
    }

    /// The entries stored under `key`, in the order they were added.
    package func holders(of key: IdentityKey) -> [HistoryEntry.ID] { holders[key] ?? [] }
}
