package import FeedModel
internal import Foundation
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
