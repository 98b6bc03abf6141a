internal import GRDB

/// The pings that hubs have not taken yet.
extension HistoryReader {
    /// In the order of the alphabet.
    package func waitingPings() throws -> [(hub: String, topic: String)] {
        try Row.fetchAll(db, sql: "SELECT hub, topic FROM hubPing ORDER BY hub, topic").map { ($0["hub"], $0["topic"]) }
    }
}

extension HistoryTransaction {
    /// Notes that `hub` is to be told of `topic`. Told once is enough, however often it changed meanwhile.
    package func queuePing(hub: String, topic: String) throws {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO hubPing (hub, topic) VALUES (?, ?)")
            .execute(arguments: [hub, topic])
    }

    package func forgetPing(hub: String, topic: String) throws {
        try db.cachedStatement(sql: "DELETE FROM hubPing WHERE hub = ? AND topic = ?").execute(arguments: [hub, topic])
    }
}
