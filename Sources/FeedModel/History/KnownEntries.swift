/// The part of the history that one reading of a source may touch: the answer to a ``MergeLookup``.
public struct KnownEntries: Sendable, Hashable {
    public private(set) var entries: [HistoryEntry.ID: HistoryEntry] = [:]
    private var holders: [IdentityKey: [HistoryEntry.ID]] = [:]
    /// Those of the ids asked for that are in use.
    public var takenAtomIDs: Set<String>

    public init(takenAtomIDs: Set<String> = []) { self.takenAtomIDs = takenAtomIDs }

    /// Adds an entry that is stored under `key`. An entry may be added under many keys.
    public mutating func add(_ entry: HistoryEntry, under key: IdentityKey) {
        entries[entry.id] = entry
        if holders[key]?.contains(entry.id) != true { holders[key, default: []].append(entry.id) }
    }

    /// The entries stored under `key`, in the order they were added.
    public func holders(of key: IdentityKey) -> [HistoryEntry.ID] { holders[key] ?? [] }
}
