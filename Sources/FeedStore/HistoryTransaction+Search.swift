package import FeedModel
internal import GRDB

/// What searches find entries by, kept up with the entries: the tokens of what changed become a segment of their own in the same
/// transaction, and small segments are merged into larger ones when a run has ended (P. O'Neil et al., "The log-structured
/// merge-tree", 1996).
///
/// SQLite's own full text index was measured at 100 to 140 µs a kilobyte of text with character pairs, a whole run's budget; this
/// costs a fifth of it.
extension HistoryTransaction {
    /// Indexes entries that are new or were changed.
    /// - Parameters:
    ///   - entries: with everything that is to be found of them, see ``SearchCondition/tokenBits``; in no order.
    ///   - version: of these tokens; an index made of others is thrown away.
    package func index(_ entries: [(id: HistoryEntry.ID, tokens: [UInt64])], version: Int) throws {
        guard !entries.isEmpty else { return }
        try prepareSearchIndex(version: version)
        let mark = try reader.searchMark()
        let ordered = entries.sorted { $0.id < $1.id }
        var batch = SearchBatch()
        for entry in ordered {
            batch.add(entry.tokens, of: entry.id)
            if batch.isFull { try write(&batch) }
        }
        if !batch.isEmpty { try write(&batch) }
        // New ones follow the last indexed one, unless the store has a history that was never indexed.
        guard let first = ordered.first(where: { $0.id > mark.indexed }), let last = ordered.last else { return }
        let missed = try db.cachedStatement(
            sql: "SELECT count(*) FROM (SELECT 1 FROM entry WHERE id > ? AND id <= ? LIMIT ?)")
        let newcomers = ordered.count { $0.id >= first.id }
        let count = try Int.fetchOne(missed, arguments: [mark.indexed, last.id, newcomers + 1])
        if count == newcomers { try set(SearchMark(version, last.id)) }
    }

    private func write(_ batch: inout SearchBatch) throws {
        var writer = try SearchSegmentWriter(db: db)
        try batch.forEachToken { token, entries in try writer.append(token, entries) }
        try writer.finish()
        batch = SearchBatch()
    }

    private func set(_ mark: SearchMark) throws { try set(SearchMark.setting, to: mark.text) }

    /// Throws the index away where it was made of other tokens.
    /// - Parameter version: of the tokens that ``index(_:version:)`` will be given.
    package func prepareSearchIndex(version: Int) throws {
        guard try reader.searchMark().version != version else { return }
        try db.execute(sql: "DELETE FROM searchChunk; DELETE FROM searchSegment")
        try set(SearchMark(version, 0))
    }

    /// Segments that are merged at a time, and how many there must be of about the same size.
    private static let mostAtOnce = 64
    private static let fewestAtOnce = 16
    /// A segment of so many postings stays as it is; 30,000 articles of 900 characters. What is merged in one transaction is no larger,
    /// and a search in a million entries looks into some dozens of segments.
    private static let finalSize = 16_000_000

    /// Merges segments of one size, where there are many of it.
    /// - Returns: whether there may be more to do.
    package func mergeSearchSegments() throws -> Bool {
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, postings FROM searchSegment WHERE postings < ? ORDER BY id",
            arguments: [Self.finalSize])
        var sizes: [Int: [(id: Int64, postings: Int)]] = [:]
        for row in rows { sizes[Self.size(row[1]), default: []].append((row[0], row[1])) }
        guard
            let segments = sizes.sorted(by: { $0.key < $1.key }).first(where: { $0.value.count >= Self.fewestAtOnce })?
                .value
        else { return false }
        var sum = 0
        let chosen = segments.prefix(Self.mostAtOnce).prefix { segment in
            sum += segment.postings
            return sum - segment.postings < Self.finalSize
        }.map(\.id)
        guard chosen.count > 1 else { return false }
        var merge = try SearchMerge(of: chosen, db: db)
        try merge.run()
        try SearchMerge.delete(chosen, db: db)
        return true
    }

    /// Segments within a factor of 16 count as of one size.
    private static func size(_ postings: Int) -> Int { (Int.bitWidth - postings.leadingZeroBitCount) / 4 }
}
