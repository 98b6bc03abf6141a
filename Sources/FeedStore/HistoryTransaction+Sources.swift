package import FeedModel
package import Foundation
internal import GRDB

/// What is remembered about a source between runs.
extension HistoryTransaction {
    /// Makes a source known, or follows what the configuration now says of it.
    package func register(_ source: Source) throws {
        // Earlier versions did not remember which list they read: by the time one at another address is, the old address must still be known.
        if let address = try reader.address(of: source.id), address != source.url,
            var memory = try reader.listMemory(of: source.id), memory.list == nil
        {
            memory.list = address
            try remember(memory, of: source)
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO source (id, city, url, title) VALUES (?1, ?2, ?3, coalesce(?4, ''))
                ON CONFLICT (id) DO UPDATE SET city = ?2, url = ?3, title = coalesce(?4, title), heir = NULL
                """
        ).execute(arguments: [source.id, source.city, source.url, source.name])
    }

    /// Lets a source speak for the entries of others from now on, and for those they spoke for. What the operator was told to be wrong with
    /// these is over.
    package func inherit(_ departed: Set<Source.ID>, by source: Source, now: Date) throws {
        for gone in departed.sorted() {
            try db.cachedStatement(sql: "UPDATE source SET heir = ?1 WHERE id <> ?1 AND (id = ?2 OR heir = ?2)")
                .execute(arguments: [source.id, gone])
        }
        let open = try db.cachedStatement(
            sql: "SELECT id FROM source WHERE heir = ? AND announced IS NOT NULL ORDER BY id")
        for gone in try String.fetchAll(open, arguments: [source.id]) {
            try note(.ok, reason: "", of: gone, fetchState: nil, now: now)
        }
    }

    /// Keeps how a source called itself the first time it was read well; its later moods change no document.
    package func introduce(_ source: Source, title: String?, page: String?, publishedID: String?) throws {
        try db.cachedStatement(
            sql: """
                UPDATE source SET title = CASE title WHEN '' THEN coalesce(?2, '') ELSE title END,
                  page = coalesce(page, ?3), publishedID = coalesce(publishedID, ?4) WHERE id = ?1
                """
        ).execute(arguments: [source.id, title, page, publishedID])
    }

    /// Writes down how a run fared with a source, and what the operator's feed is to tell of it.
    /// - Parameters:
    ///   - fetchState: what the fetcher wants to be told next time; `nil` leaves it as it is.
    ///   - wasRead: see ``SourceCondition/observe(_:reason:at:wasRead:)``.
    /// - Returns: what the operator's feed is told with it.
    @discardableResult package func note(
        _ state: SourceState, reason: String, of source: Source, fetchState: FetchState?, now: Date,
        wasRead: Bool? = nil
    ) throws -> [SourceCondition.Event] {
        try note(state, reason: reason, of: source.id, fetchState: fetchState, now: now, wasRead: wasRead)
    }

    @discardableResult private func note(
        _ state: SourceState, reason: String, of source: Source.ID, fetchState: FetchState?, now: Date,
        wasRead: Bool? = nil
    ) throws -> [SourceCondition.Event] {
        var condition = try reader.condition(of: source)
        let events = condition.observe(state, reason: reason, at: now, wasRead: wasRead)
        try db.cachedStatement(
            sql: """
                UPDATE source SET state = ?, reason = ?, since = ?, failures = ?, lastSuccess = ?, announced = ?,
                  fetchState = coalesce(?, fetchState) WHERE id = ?
                """
        ).execute(
            arguments: [
                condition.state.rawValue, condition.reason, condition.since.map(EntryRecord.seconds),
                condition.failures,
                condition.lastSuccess.map(EntryRecord.seconds), condition.announced?.rawValue,
                try fetchState.map(EntryRecord.encoded), source,
            ])
        for event in events {
            try db.cachedStatement(
                sql: "INSERT INTO healthEvent (source, kind, state, reason, date) VALUES (?, ?, ?, ?, ?)"
            ).execute(
                arguments: [
                    source, event.kind.rawValue, event.state.rawValue, event.reason, EntryRecord.seconds(now),
                ])
        }
        return events
    }

    /// A source was begun with, and the run had no time to learn anything of it: others come before it in the next.
    /// - Parameter configuration: what the state of a source that has none yet goes by.
    package func noteAttempt(of source: Source, configuration: String, at now: Date) throws {
        var state = try reader.fetchState(of: source.id) ?? FetchState(configuration: configuration)
        state.lastAttempt = now
        try db.cachedStatement(sql: "UPDATE source SET fetchState = ? WHERE id = ?")
            .execute(arguments: [try EntryRecord.encoded(state), source.id])
    }

    package func set(_ name: String, to value: String) throws {
        try db.cachedStatement(
            sql: "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2"
        ).execute(arguments: [name, value])
    }
}
