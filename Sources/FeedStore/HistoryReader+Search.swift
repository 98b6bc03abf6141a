package import FeedModel
internal import GRDB

/// Looking entries up in the search index.
extension HistoryReader {
    func searchMark() throws -> SearchMark {
        try setting(SearchMark.setting).flatMap(SearchMark.init) ?? SearchMark(0, 0)
    }

    /// Entries that are not in the index, in the order of first sight: those of a store that an earlier version wrote.
    package func unindexedEntries(limit: Int) throws -> [HistoryEntry] {
        try entries(after: searchMark().indexed, limit: limit)
    }

    /// Whether there is anything for ``HistoryTransaction/prepareSearchIndex(version:)`` and ``HistoryTransaction/index(_:version:)`` to do.
    package func isSearchIndexComplete(version: Int) throws -> Bool {
        let mark = try searchMark()
        return try mark.version == version && lastEntry() <= mark.indexed
    }

    /// In bytes, for measuring.
    package func searchIndexSize() throws -> Int {
        try Int.fetchOne(db, sql: "SELECT coalesce(sum(length(postings)), 0) FROM searchChunk") ?? 0
    }

    /// The number of the newest entry; 0 where there is none.
    package func lastEntry() throws -> HistoryEntry.ID { try Int64.fetchOne(db, sql: "SELECT max(id) FROM entry") ?? 0 }

    /// The entries that may meet a condition, those among them that are not in the index yet.
    /// - Parameter version: of the tokens in the condition; an index of others is of no use.
    /// - Returns: `nil` where all may.
    package func candidates(_ condition: SearchCondition, version: Int) throws -> EntrySet? {
        let (mark, last) = (try searchMark(), try lastEntry())
        guard mark.version == version else { return nil }
        let segments = try Int64.fetchAll(db, sql: "SELECT id FROM searchSegment ORDER BY id")
        guard var set = try set(condition, in: segments, upTo: last) else { return nil }
        if mark.indexed < last { for entry in (mark.indexed + 1)...last { set.insert(entry) } }
        return set
    }

    private func set(
        _ condition: SearchCondition, in segments: [Int64], upTo last: HistoryEntry.ID
    ) throws -> EntrySet? {
        var result = EntrySet(upTo: last)
        switch condition {
        case .everything: return nil
        case .token(let tokens):
            for segment in segments { try insert(tokens, of: segment, into: &result) }
            return result
        case .topic(let topic):
            let statement = try db.cachedStatement(sql: "SELECT entry FROM topicEntry WHERE topic = ?")
            let cursor = try Int64.fetchCursor(statement, arguments: [topic])
            while let entry = try cursor.next() { result.insert(entry) }
            return result
        case .any(let conditions):
            for condition in conditions {
                guard let set = try set(condition, in: segments, upTo: last) else { return nil }
                result.formUnion(set)
            }
            return result
        case .all(let conditions):
            var common: EntrySet?
            for condition in conditions {
                guard let set = try set(condition, in: segments, upTo: last) else { continue }
                if common == nil { common = set } else { common?.formIntersection(set) }
            }
            return common
        }
    }

    private func insert(_ tokens: ClosedRange<UInt64>, of segment: Int64, into set: inout EntrySet) throws {
        let lowest = SearchChunk.number(of: segment, SearchChunk.firstToken)
        let (start, end) = (
            SearchChunk.number(of: segment, tokens.lowerBound), SearchChunk.number(of: segment, tokens.upperBound)
        )
        // The chunk that the first token would stand in, and all that begin within the range.
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, postings FROM searchChunk WHERE id <= ?3 AND id >=
                  coalesce((SELECT id FROM searchChunk WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC LIMIT 1), ?1)
                ORDER BY id
                """)
        let rows = try Row.fetchCursor(statement, arguments: [lowest, start, end])
        while let row = try rows.next() {
            var chunk = SearchChunkReader(Blob.bytes(row, at: 1), number: row[0])
            while chunk.advance(), chunk.token <= tokens.upperBound {
                if chunk.token >= tokens.lowerBound { chunk.forEachEntry { set.insert($0) } }
            }
        }
    }

    /// Fewer candidates than this are put in order by themselves; for more, the whole history is walked.
    private static let fewCandidates = 20_000

    /// Entries, newest first.
    /// - Parameters:
    ///   - candidates: `nil` for all.
    ///   - body: takes an entry, and says whether to go on.
    package func forEachNewest(
        of candidates: EntrySet?, byFirstSight: Bool = false, _ body: (HistoryEntry.ID) throws -> Bool
    ) throws {
        if byFirstSight, let candidates {
            for id in candidates.entries.sorted(by: >) { guard try body(id) else { return } }
            return
        }
        if let candidates, candidates.count < Self.fewCandidates {
            let statement = try db.cachedStatement(
                sql: "SELECT position FROM entry INDEXED BY entry_number WHERE id = ?")
            let ordered = try candidates.entries.compactMap { id in
                try Int64.fetchOne(statement, arguments: [id]).map { (position: $0, id: id) }
            }.sorted { ($0.position, $0.id) > ($1.position, $1.id) }
            for entry in ordered { guard try body(entry.id) else { return } }
            return
        }
        // Not cached: `body` may walk as well.
        let order = byFirstSight ? "id DESC" : "position DESC, id DESC"
        let statement = try db.makeStatement(sql: "SELECT id FROM entry ORDER BY \(order)")
        let walk = try Int64.fetchCursor(statement)
        while let id = try walk.next() {
            if candidates?.contains(id) != false { guard try body(id) else { return } }
        }
    }
}
