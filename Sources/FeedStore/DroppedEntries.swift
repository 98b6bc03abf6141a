package import FeedModel
internal import Foundation
internal import GRDB

/// What `keep` and `drop` left out.
extension HistoryTransaction {
    /// Writes down what one reading of a source left out; what it kept this time is on the list no longer.
    /// - Parameter kept: ``DroppedEntry/mark(link:title:)`` of the other entries of the reading.
    package func remember(_ dropped: [DroppedEntry], kept: [String], of source: Source) throws {
        try db.cachedStatement(sql: "UPDATE source SET dropped = ?1 WHERE id = ?2 AND dropped <> ?1")
            .execute(arguments: [dropped.count, source.id])
        let isListed = try db.cachedStatement(sql: "SELECT 1 FROM droppedEntry WHERE source = ? LIMIT 1")
        if try Int.fetchOne(isListed, arguments: [source.id]) != nil {
            let delete = try db.cachedStatement(sql: "DELETE FROM droppedEntry WHERE source = ? AND mark = ?")
            for mark in kept { try delete.execute(arguments: [source.id, mark]) }
        }
        guard !dropped.isEmpty else { return }
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO droppedEntry (source, mark, title, link, published, seen, reason) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (source, mark) DO UPDATE SET title = excluded.title, reason = excluded.reason
                """)
        for entry in dropped.prefix(Self.remembered) {
            try insert.execute(
                arguments: [
                    source.id, DroppedEntry.mark(link: entry.link, title: entry.title), entry.title, entry.link,
                    entry.published.map(EntryRecord.seconds), EntryRecord.seconds(entry.seen), entry.reason,
                ])
        }
        try db.cachedStatement(
            sql: """
                DELETE FROM droppedEntry WHERE source = ?1 AND mark IN
                  (SELECT mark FROM droppedEntry WHERE source = ?1 ORDER BY seen DESC, mark LIMIT -1 OFFSET ?2)
                """
        ).execute(arguments: [source.id, Self.remembered])
    }

    /// Of each source; older ones are forgotten.
    private static let remembered = 200
}

extension HistoryReader {
    /// What was left out lately, newest first.
    package func droppedEntries() throws -> [DroppedEntry] {
        try Row.fetchAll(
            db,
            sql:
                "SELECT source, title, link, published, seen, reason FROM droppedEntry ORDER BY seen DESC, source, mark"
        ).map { row in
            DroppedEntry(
                source: row["source"], title: row["title"], link: row["link"],
                published: (row["published"] as Int64?).map(EntryRecord.date), seen: EntryRecord.date(row["seen"]),
                reason: row["reason"])
        }
    }
}
