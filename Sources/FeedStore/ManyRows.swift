internal import GRDB

/// Puts many rows into a table with few statements: to begin one costs as much as the row itself.
struct ManyRows {
    /// For 1, 2, 4 … rows.
    private let statements: [String]
    private let width: Int

    /// Rows of one statement, as a power of two.
    private static let largest = 7

    /// - Parameters:
    ///   - verb: `INSERT`, `INSERT OR IGNORE`.
    init(_ verb: String, into table: String, _ columns: String...) {
        width = columns.count
        let row = "(" + Array(repeating: "?", count: columns.count).joined(separator: ", ") + ")"
        statements = (0...Self.largest).map { power in
            let rows = Array(repeating: row, count: 1 << power).joined(separator: ", ")
            return "\(verb) INTO \(table) (\(columns.joined(separator: ", "))) VALUES \(rows)"
        }
    }

    /// - Parameter values: row after row; rows in the order of their key find their places faster.
    func insert(_ values: [DatabaseValue], _ db: Database) throws {
        var start = 0
        while start < values.count {
            let rows = (values.count - start) / width
            let power = min(Self.largest, Int.bitWidth - 1 - rows.leadingZeroBitCount)
            let end = start + width << power
            try db.cachedStatement(sql: statements[power]).execute(arguments: StatementArguments(values[start..<end]))
            start = end
        }
    }
}
