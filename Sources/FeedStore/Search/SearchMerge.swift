internal import FeedModel
internal import GRDB

/// Makes one segment of several, so that a search looks into few. What entries said before they were changed goes along: it costs a
/// look at an entry that no longer matches, nothing else.
struct SearchMerge {
    private let db: Database
    private var cursors: [SearchSegmentCursor]
    /// Where each cursor stands, side by side because the lowest is looked for again and again.
    private var tokens: [UInt64]

    /// - Parameter segments: in the order they were made.
    init(of segments: [Int64], db: Database) throws {
        self.db = db
        cursors = segments.map { SearchSegmentCursor($0) }
        tokens = []
        for index in cursors.indices { tokens.append(try cursors[index].advance(db) ? cursors[index].token : .max) }
    }

    mutating func run() throws {
        var writer = try SearchSegmentWriter(db: db)
        var entries: [HistoryEntry.ID] = []
        while let token = tokens.min(), token < .max {
            entries.removeAll(keepingCapacity: true)
            var isAscending = true
            for index in tokens.indices where tokens[index] == token {
                cursors[index].forEachEntry { entry in
                    if let last = entries.last, last >= entry { isAscending = false }
                    entries.append(entry)
                }
                tokens[index] = try cursors[index].advance(db) ? cursors[index].token : .max
            }
            if !isAscending { entries = Set(entries).sorted() }
            try writer.append(token, entries)
        }
        try writer.finish()
    }

    static func delete(_ segments: [Int64], db: Database) throws {
        for segment in segments {
            try db.cachedStatement(sql: "DELETE FROM searchChunk WHERE id BETWEEN ? AND ?").execute(
                arguments: [
                    SearchChunk.number(of: segment, SearchChunk.firstToken),
                    SearchChunk.number(of: segment, SearchChunk.lastToken),
                ])
            try db.cachedStatement(sql: "DELETE FROM searchSegment WHERE id = ?").execute(arguments: [segment])
        }
    }
}

/// Goes through the tokens of a segment from the first to the last.
struct SearchSegmentCursor {
    private let last: Int64
    /// The chunks read ahead, the next one last.
    private var chunks: [(number: Int64, bytes: [UInt8])] = []
    private var nextNumber: Int64
    private var chunk: SearchChunkReader?

    /// Chunks read at a time, 64 KB of the usual ones.
    private static let readAhead = 16

    init(_ segment: Int64) {
        nextNumber = SearchChunk.number(of: segment, SearchChunk.firstToken)
        last = SearchChunk.number(of: segment, SearchChunk.lastToken)
    }

    var token: UInt64 { chunk?.token ?? .max }

    func forEachEntry(_ body: (HistoryEntry.ID) -> Void) { chunk?.forEachEntry(body) }

    /// Goes on to the next token. - Returns: `false` at the end.
    mutating func advance(_ db: Database) throws -> Bool {
        if chunk?.advance() == true { return true }
        while let next = try nextChunk(db) {
            chunk = SearchChunkReader(next.bytes, number: next.number)
            if chunk?.advance() == true { return true }
        }
        chunk = nil
        return false
    }

    private mutating func nextChunk(_ db: Database) throws -> (number: Int64, bytes: [UInt8])? {
        if chunks.isEmpty {
            let statement = try db.cachedStatement(
                sql: "SELECT id, postings FROM searchChunk WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?")
            let rows = try Row.fetchAll(statement, arguments: [nextNumber, last, Self.readAhead])
            chunks = rows.reversed().map { ($0[0], Blob.bytes($0, at: 1)) }
            if let newest = chunks.first { nextNumber = newest.number + 1 }
        }
        return chunks.popLast()
    }
}
