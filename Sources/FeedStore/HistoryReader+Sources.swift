package import FeedModel
package import Foundation
internal import GRDB

extension HistoryReader {
    /// One line a source, in the order of their ids.
    package func sourceStatuses() throws -> [SourceStatus] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, url, city, state, reason, lastSuccess, failures,
                  (SELECT count(*) FROM entry WHERE entry.source = source.id) AS entries
                FROM source ORDER BY id
                """)
        return rows.map { row in
            SourceStatus(
                id: row["id"], url: row["url"], city: row["city"],
                state: SourceState(rawValue: row["state"]) ?? .failing,
                reason: row["reason"], lastSuccess: (row["lastSuccess"] as Int64?).map(EntryRecord.date),
                entries: row["entries"], failures: row["failures"])
        }
    }

    /// What the fetcher asked to be told about each source, as it was stored.
    package func fetchStates() throws -> [Source.ID: Data] {
        let rows = try Row.fetchAll(db, sql: "SELECT id, fetchState FROM source WHERE fetchState IS NOT NULL")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["id"], $0["fetchState"]) })
    }

    /// How many entries there are in all.
    package func entryCount() throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM entry") ?? 0
    }
}
