internal import GRDB

/// Statements about many rows of values at a time: to begin one costs as much as a row itself.
struct ManyRows {
    /// Of several rows, one after the other. Arguments made of `DatabaseValue` are read by key path, which takes twice as long.
    typealias Values = [(any DatabaseValueConvertible)?]

    /// For 1, 2, 4 … rows.
    private let statements: [String]

    /// Rows of one statement, as a power of two.
    private static let largest = 7

    /// - Parameters:
    ///   - row: `(?, ?)`, from its number in the statement.
    ///   - sql: the statement, from its rows parted by commas.
    init(row: (Int) -> String, sql: (String) -> String) {
        statements = (0...Self.largest).map { power in sql((0..<1 << power).map(row).joined(separator: ", ")) }
    }

    /// - Parameters:
    ///   - write: appends the values of a row.
    ///   - body: is given each statement with its arguments, and the number of its first row.
    func forEachStatement<Row>(
        over rows: [Row], _ db: Database, _ write: (Row, inout Values) -> Void,
        _ body: (Statement, StatementArguments, Int) throws -> Void
    ) throws {
        var values: Values = []
        var start = 0
        while start < rows.count {
            let power = min(Self.largest, Int.bitWidth - 1 - (rows.count - start).leadingZeroBitCount)
            let end = start + 1 << power
            values.removeAll(keepingCapacity: true)
            for row in rows[start..<end] { write(row, &values) }
            try body(try db.cachedStatement(sql: statements[power]), StatementArguments(values), start)
            start = end
        }
    }
}

/// Puts many rows into a table.
struct Insertion {
    private let rows: ManyRows

    /// - Parameters:
    ///   - verb: `INSERT`, `INSERT OR IGNORE`.
    init(_ verb: String, into table: String, _ columns: String...) {
        let row = "(" + Array(repeating: "?", count: columns.count).joined(separator: ", ") + ")"
        rows = ManyRows(row: { _ in row }) {
            "\(verb) INTO \(table) (\(columns.joined(separator: ", "))) VALUES \($0)"
        }
    }

    /// - Parameters:
    ///   - new: in the order of their key they find their places faster.
    ///   - write: appends the values of a row.
    func insert<Row>(_ new: [Row], _ db: Database, _ write: (Row, inout ManyRows.Values) -> Void) throws {
        try rows.forEachStatement(over: new, db, write) { statement, arguments, _ in
            try statement.execute(arguments: arguments)
        }
    }
}

/// Asks which of many keys are in a table.
struct KeyLookup {
    private let rows: ManyRows

    /// - Parameter columns: that make up a key, the first of an index.
    init(in table: String, _ columns: String...) {
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let match = columns.enumerated().map { "\($1) = sought.column\($0 + 2)" }.joined(separator: " AND ")
        rows = ManyRows(row: { "(\($0), \(marks))" }) {
            """
            SELECT column1 FROM (VALUES \($0)) AS sought WHERE EXISTS (SELECT 1 FROM \(table) WHERE \(match))
            """
        }
    }

    /// - Parameter write: appends the values of a key.
    /// - Returns: those that are there.
    func found<Key>(
        among keys: [Key], _ db: Database, _ write: (Key, inout ManyRows.Values) -> Void
    ) throws -> [Key] {
        var found: [Key] = []
        try rows.forEachStatement(over: keys, db, write) { statement, arguments, start in
            found += try Int.fetchAll(statement, arguments: arguments).map { keys[start + $0] }
        }
        return found
    }
}
