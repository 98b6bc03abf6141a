/// What merging one reading needs to know of the history. The store answers it with ``KnownEntries``.
package struct MergeLookup: Sendable, Hashable {
    /// Wanted: the entries known under each of these keys, at most ``holdersPerKey`` a key, newest first.
    package var keys: Set<IdentityKey>
    /// Wanted: which of these are the ``HistoryEntry/atomID`` of some entry already, of whatever source.
    package var atomIDs: Set<String>

    /// A key that more entries share than this says nothing about any of them.
    package static let holdersPerKey = 8

    package init(keys: Set<IdentityKey> = [], atomIDs: Set<String> = []) {
        (self.keys, self.atomIDs) = (keys, atomIDs)
    }
}
