internal import GRDB

/// Puts many rows into a table with few statements: to begin one costs as much as the row itself.
struct ManyRows {
    /// For 1, 2, 4 … rows.
    private let statements: [String]

    /// Of several rows, one after the other. Arguments made of `DatabaseValue` are read by key path, which takes twice as long.
    typealias Values = [(any DatabaseValueConvertible)?]

    /// Rows of one statement, as a power of two.
    private static let largest = 7

    /// - Parameters:
    ///   - verb: `INSERT`, `INSERT OR IGNORE`.
    init(_ verb: String, into table: String, _ columns: String...) {
        let row = "(" + Array(repeating: "?", count: columns.count).joined(separator: ", ") + ")"
        statements = (0...Self.largest).map { power in
            let rows = Array(repeating: row, count: 1 << power).joined(separator: ", ")
            return "\(verb) INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(rows)"
        }
    }

    /// - Parameters:
    ///   - rows: in the order of their key they find their places faster.
    ///   - write: appends the values of a row.
    func insert<Row>(_ rows: [Row], _ db: Database, _ write: (Row, inout Values) -> Void) throws {
        var values: Values = []
        var start = 0
        while start < rows.count {
            let power = min(Self.largest, Int.bitWidth - 1 - (rows.count - start).leadingZeroBitCount)
            let end = start + 1 << power
            values.removeAll(keepingCapacity: true)
            for row in rows[start..<end] { write(row, &values) }
            try db.cachedStatement(sql: statements[power]).execute(arguments: StatementArguments(values))
            start = end
        }
    }
}
