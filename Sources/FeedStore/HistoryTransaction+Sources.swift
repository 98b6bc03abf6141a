package import FeedModel
package import Foundation
internal import GRDB

/// What is remembered about a source between runs.
extension HistoryTransaction {
    /// Makes a source known, or follows what the configuration now says of it.
    package func register(_ source: Source) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO source (id, city, url, title) VALUES (?1, ?2, ?3, coalesce(?4, ''))
                ON CONFLICT (id) DO UPDATE SET city = ?2, url = ?3, title = coalesce(?4, title)
                """
        ).execute(arguments: [source.id, source.city, source.url, source.name])
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

    /// Writes down how a run fared with a source. A state that begins or ends is an event of the operator's feed.
    /// - Parameter fetchState: what the fetcher wants to be told next time; `nil` leaves it as it is.
    package func note(_ state: SourceState, reason: String, of source: Source, fetchState: Data?, now: Date) throws {
        let read = state == .ok
        try db.cachedStatement(
            sql: """
                UPDATE source SET state = ?2, reason = ?3, failures = CASE ?4 WHEN 1 THEN 0 ELSE failures + 1 END,
                  lastSuccess = CASE ?4 WHEN 1 THEN ?5 ELSE lastSuccess END, fetchState = coalesce(?6, fetchState)
                WHERE id = ?1
                """
        ).execute(
            arguments: [
                source.id, state.rawValue, reason, read, EntryRecord.seconds(now),
                fetchState.map { String(decoding: $0, as: UTF8.self) },
            ])
    }

    package func set(_ name: String, to value: String) throws {
        try db.cachedStatement(
            sql: "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2"
        ).execute(arguments: [name, value])
    }
}
