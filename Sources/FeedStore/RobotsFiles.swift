package import FeedModel
package import Foundation
internal import GRDB

/// The sites' robots.txt files: read once a day at most (RFC 9309 §2.4), and kept for as long as an old copy may serve.
extension HistoryReader {
    package func robotsFiles() throws -> [RobotsFile] {
        try Row.fetchAll(db, sql: "SELECT origin, text, fetched FROM robots").map { row in
            RobotsFile(origin: row["origin"], text: row["text"], fetched: EntryRecord.date(row["fetched"]))
        }
    }
}

extension HistoryTransaction {
    /// Keeps what a run read, and forgets what is too old to be of use.
    package func remember(_ files: [RobotsFile], now: Date) throws {
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO robots (origin, text, fetched) VALUES (?1, ?2, ?3)
                ON CONFLICT (origin) DO UPDATE SET text = ?2, fetched = ?3
                """)
        for file in files {
            try insert.execute(arguments: [file.origin, file.text, EntryRecord.seconds(file.fetched)])
        }
        let oldest = now.addingTimeInterval(-RobotsFile.usableFor)
        try db.execute(sql: "DELETE FROM robots WHERE fetched < ?", arguments: [EntryRecord.seconds(oldest)])
    }
}
