internal import FeedModel
internal import GRDB

/// Writes a segment of the index, token by token in ascending order. It is whole when ``finish()`` has been called.
struct SearchSegmentWriter {
    private let db: Database
    private let segment: Int64
    private var postings = 0
    private var chunk: [UInt8] = []
    private var firstToken: UInt64 = 0
    private var lastToken: UInt64 = 0
    private var list: [UInt8] = []

    init(db: Database) throws {
        self.db = db
        try db.cachedStatement(sql: "INSERT INTO searchSegment (postings) VALUES (0)").execute()
        segment = db.lastInsertedRowID
        guard SearchChunk.isNumber(segment) else {
            throw DatabaseError(message: "the search index has used up its numbers")
        }
        chunk.reserveCapacity(SearchChunk.usualLength * 2)
    }

    /// - Parameter entries: ascending, none twice.
    mutating func append(_ token: UInt64, _ entries: some Sequence<HistoryEntry.ID>) throws {
        list.removeAll(keepingCapacity: true)
        var last: Int64 = 0
        for entry in entries {
            SearchChunk.append(UInt64(bitPattern: entry &- last), to: &list)
            last = entry
            postings += 1
        }
        if !chunk.isEmpty, chunk.count + list.count > SearchChunk.usualLength { try writeChunk() }
        if chunk.isEmpty { (firstToken, lastToken) = (token, token) }
        SearchChunk.append(token - lastToken, to: &chunk)
        SearchChunk.append(UInt64(list.count), to: &chunk)
        chunk += list
        lastToken = token
    }

    private mutating func writeChunk() throws {
        try db.cachedStatement(sql: "INSERT INTO searchChunk (id, postings) VALUES (?, ?)")
            .execute(arguments: [SearchChunk.number(of: segment, firstToken), Blob(bytes: chunk)])
        chunk.removeAll(keepingCapacity: true)
    }

    mutating func finish() throws {
        if !chunk.isEmpty { try writeChunk() }
        try db.cachedStatement(sql: "UPDATE searchSegment SET postings = ? WHERE id = ?")
            .execute(arguments: [postings, segment])
    }
}
