internal import FeedModel
internal import GRDB

/// What a transaction does to the feeds as a whole: their numbers are looked up once, their counts and changes written once, at its end.
/// A reading of thirty new entries would otherwise count each feed up thirty times.
final class FeedLedger {
    private let db: Database
    private let changes: ChangeNumber
    private var ids: [FeedScope: Int64] = [:]
    /// By how many entries each changed feed grew; shrunk ones are negative.
    private var growth: [Int64: Int] = [:]
    /// Entries of this transaction: they stand in no feed yet.
    private var newcomers: Set<HistoryEntry.ID> = []

    init(db: Database, changes: ChangeNumber) { (self.db, self.changes) = (db, changes) }

    func welcome(_ entry: HistoryEntry.ID) { newcomers.insert(entry) }

    /// - Returns: whether the entry is new and was not placed before.
    func settle(_ entry: HistoryEntry.ID) -> Bool { newcomers.remove(entry) != nil }

    /// The number of a feed; it is made where there is none.
    func id(_ scope: FeedScope) throws -> Int64 {
        if let known = ids[scope] { return known }
        let find = try db.cachedStatement(sql: "SELECT id FROM feed WHERE name = ?")
        var id = try Int64.fetchOne(find, arguments: [scope.storedName])
        if id == nil {
            try db.cachedStatement(sql: "INSERT INTO feed (name) VALUES (?)").execute(arguments: [scope.storedName])
            id = db.lastInsertedRowID
        }
        ids[scope] = id
        return id ?? 0
    }

    /// Notes that a feed changed.
    func change(_ feed: Int64, growth by: Int = 0) { growth[feed, default: 0] += by }

    /// Writes what was noted.
    func finish() throws {
        for (feed, by) in growth.sorted(by: { $0.key < $1.key }) {
            try db.cachedStatement(sql: "UPDATE feed SET change = ?, entries = entries + ? WHERE id = ?")
                .execute(arguments: [try changes.number, by, feed])
        }
        growth = [:]
    }
}
