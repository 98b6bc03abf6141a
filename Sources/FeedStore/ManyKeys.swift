internal import GRDB

/// Asks which of many keys are there with few statements: to begin one costs more than a look-up.
struct ManyKeys {
    /// For 1, 2, 4 … keys.
    private let statements: [String]

    /// Keys of one statement, as a power of two.
    private static let largest = 6

    /// - Parameters:
    ///   - table: where they may stand.
    ///   - columns: that make up a key, the first of an index.
    init(in table: String, _ columns: String...) {
        let key = "(" + Array(repeating: "?", count: columns.count).joined(separator: ", ") + ")"
        let match = columns.enumerated().map { "\($1) = sought.column\($0 + 1)" }.joined(separator: " AND ")
        statements = (0...Self.largest).map { power in
            let keys = Array(repeating: key, count: 1 << power).joined(separator: ", ")
            return """
                SELECT EXISTS (SELECT 1 FROM \(table) WHERE \(match)) FROM (VALUES \(keys)) AS sought
                """
        }
    }

    /// - Parameter write: appends the values of a key.
    /// - Returns: of each key, whether it is there.
    func areThere<Key>(_ keys: [Key], _ db: Database, _ write: (Key, inout ManyRows.Values) -> Void) throws -> [Bool] {
        var answers: [Bool] = []
        var values: ManyRows.Values = []
        var start = 0
        while start < keys.count {
            let power = min(Self.largest, Int.bitWidth - 1 - (keys.count - start).leadingZeroBitCount)
            let end = start + 1 << power
            values.removeAll(keepingCapacity: true)
            for key in keys[start..<end] { write(key, &values) }
            let statement = try db.cachedStatement(sql: statements[power])
            answers += try Bool.fetchAll(statement, arguments: StatementArguments(values))
            start = end
        }
        return answers
    }
}
