package import FeedModel
package import Foundation
internal import GRDB

/// What is remembered of the pages of articles.
extension HistoryReader {
    /// The articles of a source among `addresses`.
    package func articles(at addresses: some Sequence<String>, of source: Source.ID) throws -> [String: ArticleRecord] {
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM article WHERE source = ? AND address = ?")
        var records: [String: ArticleRecord] = [:]
        for address in addresses {
            records[address] = try Row.fetchOne(statement, arguments: [source, address]).map(Self.article)
        }
        return records
    }

    /// Pages of articles that are to be asked for again although the list that leads to them is unchanged: those that gave no text yet, and
    /// of the latest those that were read so long ago that the configuration asks for another look.
    /// - Parameter readBefore: `nil` where a text that was read is taken as it is.
    /// - Returns: the latest first; those that were asked in vain behind all others, as nobody asks on where several give nothing.
    package func articlesDue(
        of source: Source.ID, readBefore: Date?, now: Date, limit: Int
    ) throws -> [ArticleRecord] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM (SELECT * FROM article WHERE source = ?1 ORDER BY entry DESC LIMIT ?4)
                  WHERE isRead = 0 AND (nextTry <= ?2 OR visited > ?2)
                    OR isRead = 1 AND ?3 IS NOT NULL AND (visited <= ?3 OR visited > ?2)
                  ORDER BY failures > 0, entry DESC
                """)
        let rows = try Row.fetchAll(
            statement,
            arguments: [
                source, EntryRecord.seconds(now), readBefore.map(EntryRecord.seconds), limit,
            ])
        return rows.map(Self.article)
    }

    /// Whether each of the latest three pages of articles gave no text, asked for more than once. Those that were asked once only do not count:
    /// where news comes every hour, there is always one.
    package func lacksArticles(of source: Source.ID) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT isRead = 0 FROM (SELECT * FROM article WHERE source = ? ORDER BY entry DESC LIMIT 50)
                WHERE isRead = 1 OR failures > 1 ORDER BY entry DESC LIMIT 3
                """)
        let latest = try Bool.fetchAll(statement, arguments: [source])
        return latest.count == 3 && latest.allSatisfy { $0 }
    }

    private static func article(_ row: Row) -> ArticleRecord {
        ArticleRecord(
            address: row["address"], entry: row["entry"], row: row["row"], isRead: row["isRead"],
            failures: row["failures"], nextTry: EntryRecord.date(row["nextTry"]),
            visited: EntryRecord.date(row["visited"]))
    }
}

extension HistoryTransaction {
    package func remember(_ article: ArticleRecord, of source: Source) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO article (source, address, entry, row, isRead, failures, nextTry, visited)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (source, address) DO UPDATE SET entry = excluded.entry, row = excluded.row,
                  isRead = excluded.isRead, failures = excluded.failures, nextTry = excluded.nextTry,
                  visited = excluded.visited
                """
        ).execute(
            arguments: [
                source.id, article.address, article.entry, article.row, article.isRead, article.failures,
                EntryRecord.seconds(article.nextTry), EntryRecord.seconds(article.visited),
            ])
    }
}
