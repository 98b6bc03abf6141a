internal import GRDB

/// The number of the change that a transaction is; publishing remembers the last one it has seen. Taken with the first change, so that a
/// transaction that changes nothing shown takes none.
final class ChangeNumber {
    private let db: Database
    private var taken: Int64?

    init(db: Database) { self.db = db }

    var number: Int64 {
        get throws {
            if let taken { return taken }
            let statement = try db.cachedStatement(
                sql: """
                    INSERT INTO setting (name, value) VALUES ('change', '1')
                    ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1
                    RETURNING CAST(value AS INTEGER)
                    """)
            let number = try Int64.fetchOne(statement) ?? 0
            taken = number
            return number
        }
    }
}
