package import FeedModel
package import Foundation
internal import GRDB

/// What is remembered of list pages between runs.
extension HistoryReader {
    /// - Returns: `nil` where nothing is known, or an earlier version wrote what this one cannot read: then it is learned anew.
    package func listMemory(of source: Source.ID) throws -> ListMemory? {
        let statement = try db.cachedStatement(sql: "SELECT memory FROM listMemory WHERE source = ?")
        return try Data.fetchOne(statement, arguments: [source]).flatMap {
            try? JSONDecoder().decode(ListMemory.self, from: $0)
        }
    }

    /// Titles and links of the entries that came in last, by which a page that was built anew is known again.
    package func titlesAndLinks(of source: Source.ID, limit: Int) throws -> [(title: String, link: String?)] {
        let statement = try db.cachedStatement(
            sql: "SELECT title, link FROM entry WHERE source = ? ORDER BY id DESC LIMIT ?")
        return try Row.fetchAll(statement, arguments: [source, limit]).map { (title: $0["title"], link: $0["link"]) }
    }

    /// Pages of articles that are to be asked for again although the list that leads to them is unchanged: those that gave no text yet, and
    /// of the latest those that were read so long ago that the configuration asks for another look.
    /// - Parameter readBefore: `nil` where a text that was read is taken as it is.
    package func articlesDue(
        of source: Source.ID, readBefore: Date?, now: Date, limit: Int
    ) throws -> [ArticleRecord] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM (SELECT * FROM article WHERE source = ?1 ORDER BY entry DESC LIMIT ?4)
                  WHERE isRead = 0 AND (nextTry <= ?2 OR visited > ?2)
                    OR isRead = 1 AND ?3 IS NOT NULL AND (visited <= ?3 OR visited > ?2)
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

    static func article(_ row: Row) -> ArticleRecord {
        ArticleRecord(
            address: row["address"], entry: row["entry"], row: row["row"], isRead: row["isRead"],
            failures: row["failures"], nextTry: EntryRecord.date(row["nextTry"]),
            visited: EntryRecord.date(row["visited"]))
    }
}

extension HistoryTransaction {
    package func remember(_ memory: ListMemory, of source: Source) throws {
        guard try reader.listMemory(of: source.id) != memory else { return }
        try db.cachedStatement(
            sql: """
                INSERT INTO listMemory (source, memory) VALUES (?1, ?2) ON CONFLICT (source) DO UPDATE SET memory = ?2
                """
        ).execute(arguments: [source.id, try EntryRecord.encoded(memory)])
    }
}
