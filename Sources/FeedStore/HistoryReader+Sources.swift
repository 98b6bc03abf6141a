package import FeedModel
internal import Foundation
internal import GRDB

/// How the sources are doing.
extension HistoryReader {
    /// One line a source, in the order of their ids.
    package func sourceStatuses() throws -> [SourceStatus] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, url, city, state, reason, lastSuccess, failures, fetchState, \(Self.entries) AS entries, dropped
                FROM source ORDER BY id
                """)
        return try rows.map { row in
            var status = SourceStatus(
                id: row["id"], url: row["url"], city: row["city"],
                state: SourceState(rawValue: row["state"]) ?? .failing,
                reason: row["reason"], lastSuccess: (row["lastSuccess"] as Int64?).map(EntryRecord.date),
                nextDue: try fetchState(row)?.nextDue, entries: row["entries"], failures: row["failures"])
            status.dropped = row["dropped"]
            return status
        }
    }

    package func condition(of source: Source.ID) throws -> SourceCondition {
        let statement = try db.cachedStatement(
            sql: "SELECT state, reason, since, failures, lastSuccess, announced FROM source WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [source]) else { return SourceCondition() }
        return SourceCondition(
            state: SourceState(rawValue: row["state"]) ?? .failing, reason: row["reason"],
            since: (row["since"] as Int64?).map(EntryRecord.date), failures: row["failures"],
            lastSuccess: (row["lastSuccess"] as Int64?).map(EntryRecord.date),
            announced: (row["announced"] as String?).flatMap(SourceState.init))
    }

    /// The address a source was last read from, as the configuration had it; `nil` for one that never was.
    package func address(of source: Source.ID) throws -> String? {
        let statement = try db.cachedStatement(sql: "SELECT url FROM source WHERE id = ?")
        return try String.fetchOne(statement, arguments: [source])
    }

    /// What the fetcher asked to be told about each source.
    package func fetchStates() throws -> [Source.ID: FetchState] {
        let rows = try Row.fetchAll(db, sql: "SELECT id, fetchState FROM source WHERE fetchState IS NOT NULL")
        var states: [Source.ID: FetchState] = [:]
        for row in rows { states[row["id"]] = try fetchState(row) }
        return states
    }

    func fetchState(of source: Source.ID) throws -> FetchState? {
        let statement = try db.cachedStatement(sql: "SELECT fetchState FROM source WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [source]).flatMap(fetchState)
    }

    /// The sources as the health page shows them, in the order of their ids.
    package func sourceHealth() throws -> [SourceHealth] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, city, title, url, state, since, reason, \(Self.entries) AS entries FROM source ORDER BY id
                """)
        return rows.map { row in
            SourceHealth(
                id: row["id"], city: row["city"], title: row["title"], url: row["url"],
                state: SourceState(rawValue: row["state"]) ?? .failing,
                since: (row["since"] as Int64?).map(EntryRecord.date), reason: row["reason"], entries: row["entries"])
        }
    }

    /// What the operator's feed told, newest first.
    /// - Parameter before: so many seconds before the first of the newest `limit` are told as well.
    package func healthEvents(limit: Int, before: Int = 0) throws -> [HealthEvent] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                WITH newest AS (SELECT id, date FROM healthEvent ORDER BY id DESC LIMIT ?1)
                SELECT source, city, title, url, kind, healthEvent.state, healthEvent.reason, date
                FROM healthEvent JOIN source ON source.id = healthEvent.source
                WHERE healthEvent.id >= (SELECT min(id) FROM newest) OR ?2 > 0 AND date >= (SELECT min(date) FROM newest) - ?2
                ORDER BY healthEvent.id DESC
                """, arguments: [limit, before])
        return rows.compactMap { row in
            guard let kind = HealthEvent.Kind(rawValue: row["kind"]), let state = SourceState(rawValue: row["state"])
            else {
                return nil
            }
            return HealthEvent(
                source: row["source"], city: row["city"], title: row["title"], url: row["url"], kind: kind,
                state: state,
                reason: row["reason"], date: EntryRecord.date(row["date"]))
        }
    }

    /// How many entries were first read from a source, or from one whose place it took.
    package func entryCount(of source: Source.ID) throws -> Int {
        let statement = try db.cachedStatement(sql: "SELECT \(Self.entries) FROM source WHERE id = ?")
        return try Int.fetchOne(statement, arguments: [source]) ?? 0
    }

    private static let entries =
        "source.entries + (SELECT coalesce(sum(gone.entries), 0) FROM source AS gone WHERE gone.heir = source.id)"

    package func sourceIDs() throws -> Set<Source.ID> { Set(try String.fetchAll(db, sql: "SELECT id FROM source")) }

    /// Of sources that are no longer configured, those of a source's city: whose entries it speaks for, and whose no source does.
    package func places(
        of departed: Set<Source.ID>, before source: Source
    ) throws -> (inherited: Set<Source.ID>, heirless: Set<Source.ID>) {
        let statement = try db.cachedStatement(sql: "SELECT heir FROM source WHERE id = ? AND city = ?")
        var places: (inherited: Set<Source.ID>, heirless: Set<Source.ID>) = ([], [])
        for id in departed {
            guard let row = try Row.fetchOne(statement, arguments: [id, source.city]) else { continue }
            let heir = row["heir"] as Source.ID?
            if heir == source.id {
                places.inherited.insert(id)
            } else if heir.map(departed.contains) ?? true {
                places.heirless.insert(id)
            }
        }
        return places
    }

    /// How many entries there are in all, without those that were forgotten.
    package func entryCount() throws -> Int {
        try Int.fetchOne(
            db,
            sql: "SELECT (SELECT count(*) FROM entry) - (SELECT count(*) FROM entry WHERE forgotten IS NOT NULL)") ?? 0
    }

    /// A state that an earlier version wrote and this one cannot read costs one unconditional request, nothing more.
    private func fetchState(_ row: Row) throws -> FetchState? {
        (row["fetchState"] as Data?).flatMap { try? JSONDecoder().decode(FetchState.self, from: $0) }
    }
}
