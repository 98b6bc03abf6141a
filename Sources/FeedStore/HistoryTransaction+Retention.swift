package import FeedModel
internal import GRDB

/// What the operator no longer keeps.
///
/// Each feed forgets its own past, from its oldest archive page on: a page goes when everything in it is older than ``Retention/keep`` and
/// out of the feed's window. An entry that stands in no feed any more loses its text, its earlier versions and its place in topics; its row,
/// its marks and its links stay, so that it is never taken for new and what others say of it does not change.
///
/// Age is counted from the later of first sight, date and the last time an entry was issued again, back from the newest entry: so the same
/// history forgets the same whatever the clock says, and a source that falls silent loses nothing by it. What is done in one transaction is
/// one page of one feed: a run that is killed leaves the rest to the next, and where nothing is too old, little is looked at.
extension HistoryTransaction {
    /// Forgets the oldest of what a feed holds, if it is too old: one page, or some entries of a feed without pages.
    /// - Parameter feed: of ``HistoryReader/feedNumbers()``.
    /// - Returns: how many entries are gone now; `nil` where the feed has nothing more to forget.
    package func forgetOldest(of feed: Int64, _ retention: Retention) throws -> Int? {
        guard let oldest = try reader.oldestKept(retention) else { return nil }
        let name = try String.fetchOne(db, sql: "SELECT name FROM feed WHERE id = ?", arguments: [feed])
        let hasArchive = name.flatMap(FeedScope.init(storedName:))?.hasArchive ?? false
        let rows = min(oldest, try reader.startOfWindow(of: feed, retention))
        let gone =
            hasArchive
            ? try forgetPage(of: feed, before: oldest, rows: rows) : try forgetEntries(of: feed, before: rows)
        return try gone.map { entries in try entries.count { try forgetIfNowhere($0) } }
    }

    /// - Parameters:
    ///   - oldest: what was in the feed once counts by its own age.
    ///   - rows: what stands in it, by this.
    /// - Returns: the entries that stood in the page.
    private func forgetPage(of feed: Int64, before oldest: Int64, rows: Int64) throws -> [HistoryEntry.ID]? {
        let first = try db.cachedStatement(sql: "SELECT min(id) FROM archivePage WHERE feed = ? AND forgotten IS NULL")
        guard let page = try Int64.fetchOne(first, arguments: [feed]) else { return nil }
        let young = try db.cachedStatement(
            sql: """
                SELECT 1 FROM archiveEntry AS held JOIN entry ON entry.id = held.entry
                  LEFT JOIN feedEntry ON feedEntry.feed = held.feed AND feedEntry.entry = held.entry
                WHERE page = ?1 AND CASE WHEN recency IS NULL
                  THEN max(firstSeen, entry.position) >= ?2 ELSE recency >= ?3 END LIMIT 1
                """)
        guard try Int.fetchOne(young, arguments: [page, oldest, rows]) == nil else { return nil }
        // The one that ended the chain so far does so no longer: its document goes with this change.
        try db.cachedStatement(
            sql: """
                UPDATE archivePage SET forgotten = ?1 WHERE id = ?2
                  OR id = (SELECT max(id) FROM archivePage WHERE feed = ?3 AND forgotten IS NOT NULL)
                """
        ).execute(arguments: [try changes.number, page, feed])
        let entries = try Int64.fetchAll(
            try db.cachedStatement(sql: "SELECT entry FROM archiveEntry WHERE page = ?"), arguments: [page])
        try leave(feed, entries)
        return entries
    }

    /// Of a feed without pages, what its window no longer holds.
    private func forgetEntries(of feed: Int64, before oldest: Int64) throws -> [HistoryEntry.ID]? {
        let entries = try Int64.fetchAll(
            try db.cachedStatement(
                sql: """
                    SELECT entry FROM feedEntry WHERE feed = ? AND recency < ?
                    ORDER BY recency, position, entry LIMIT ?
                    """), arguments: [feed, oldest, ArchiveCut.pageSize])
        guard !entries.isEmpty else { return nil }
        try leave(feed, entries)
        return entries
    }

    private func leave(_ feed: Int64, _ entries: [HistoryEntry.ID]) throws {
        let delete = try db.cachedStatement(sql: "DELETE FROM feedEntry WHERE feed = ? AND entry = ?")
        var gone = 0
        for entry in entries {
            try delete.execute(arguments: [feed, entry])
            gone += db.changesCount
        }
        if gone > 0 { ledger.change(feed, growth: -gone) }
    }

    /// Forgets an entry that stands in no feed and in no archive page any more.
    /// - Returns: whether it does not.
    @discardableResult func forgetIfNowhere(_ entry: HistoryEntry.ID) throws -> Bool {
        let stands = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM feedEntry WHERE entry = ?1) OR EXISTS
                  (SELECT 1 FROM archiveEntry JOIN archivePage ON archivePage.id = page
                   WHERE entry = ?1 AND forgotten IS NULL)
                """)
        if try Bool.fetchOne(stands, arguments: [entry]) == true { return false }
        for table in ["revision", "archivedEntry", "archiveEntry"] {
            try db.cachedStatement(sql: "DELETE FROM \(table) WHERE entry = ?").execute(arguments: [entry])
        }
        // What it brought to a story stays the story's: who is left of it is shown under these topics.
        try db.cachedStatement(
            sql: "DELETE FROM topicEntry WHERE entry = ?1 AND (SELECT story FROM entry WHERE id = ?1) IS NULL"
        ).execute(arguments: [entry])
        try db.cachedStatement(
            sql: "UPDATE entry SET summary = NULL, content = NULL, details = '{}', forgotten = ? WHERE id = ?"
        ).execute(arguments: [try changes.number, entry])
        return true
    }

    /// The feeds whose past, as far as they have forgotten it, held an entry: it enters them no more.
    func feedsThatForgot(_ entry: HistoryEntry.ID) throws -> Set<Int64> {
        let statement = try db.cachedStatement(
            sql: """
                SELECT archiveEntry.feed FROM archiveEntry JOIN archivePage ON archivePage.id = page
                WHERE entry = ? AND forgotten IS NOT NULL
                """)
        return Set(try Int64.fetchAll(statement, arguments: [entry]))
    }
}

/// What retention asks, and what is to disappear from the output folder.
extension HistoryReader {
    /// The numbers of all feeds.
    package func feedNumbers() throws -> [Int64] { try Int64.fetchAll(db, sql: "SELECT id FROM feed ORDER BY id") }

    /// What is older than this moment is not kept; `nil` while there is nothing.
    func oldestKept(_ retention: Retention) throws -> Int64? { try newestMoment().map { $0 - retention.keep } }

    /// The last time an entry was first seen, dated or issued again, in seconds since 1970; `nil` while there is none.
    package func newestMoment() throws -> Int64? {
        let newest = try db.cachedStatement(
            sql: """
                SELECT recency FROM feedEntry WHERE feed = (SELECT id FROM feed WHERE name = ?)
                ORDER BY recency DESC LIMIT 1
                """)
        return try Int64.fetchOne(newest, arguments: [FeedScope.everything.storedName])
    }

    /// What is older than this moment stands outside the window of a feed.
    func startOfWindow(of feed: Int64, _ retention: Retention) throws -> Int64 {
        let place = try db.cachedStatement(
            sql: "SELECT recency FROM feedEntry WHERE feed = ? ORDER BY recency DESC LIMIT 1 OFFSET ?")
        guard let last = try Int64.fetchOne(place, arguments: [feed, max(retention.windowEntries, 1) - 1]),
            let newest = try Int64.fetchOne(place, arguments: [feed, 0])
        else {
            return .min
        }
        return min(last, newest - Int64(retention.windowDays) * 86_400 + 1)
    }

    // Named indexes below: the planner would rather walk through all entries in the order of their numbers, at every publication.

    /// The archive pages that end a chain since the change numbered `change`.
    package func endings(forgottenAfter change: Int64) throws -> [ClosedPage] {
        let rows = try Row.fetchAll(
            db, sql: "\(Self.pageQuery) WHERE \(Self.isForgottenSince) AND \(Self.endsItsChain) ORDER BY page.id",
            arguments: [change])
        return try rows.compactMap(closedPage)
    }

    /// The archive pages whose documents are to disappear, by ascending number, at most `limit` after the one numbered `id`.
    package func abandonedPages(forgottenAfter change: Int64, page id: Int64, limit: Int) throws -> [ClosedPage] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                \(Self.pageQuery) WHERE \(Self.isForgottenSince) AND page.id > ? AND NOT \(Self.endsItsChain)
                ORDER BY page.id LIMIT ?
                """,
            arguments: [change, id, limit])
        return try rows.compactMap(closedPage)
    }

    private static let isForgottenSince =
        "page.id IN (SELECT id FROM archivePage INDEXED BY archivePage_forgotten WHERE forgotten > ?)"

    /// The entries whose pages are to disappear, at most `limit` in the order in which they were forgotten.
    /// - Parameter last: the one before them; `nil` for the first.
    package func entries(
        forgottenAfter change: Int64, after last: ForgottenEntry?, limit: Int
    ) throws -> [ForgottenEntry] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT forgotten, id, atomID FROM entry INDEXED BY entry_forgotten
                WHERE forgotten >= ?1 AND (forgotten > ?1 OR id > ?2) ORDER BY forgotten, id LIMIT ?3
                """,
            arguments: [last?.change ?? change, last?.id ?? .max, limit])
        return rows.map { ForgottenEntry(change: $0[0], id: $0[1], atomID: $0[2]) }
    }
}

/// An entry that is kept no longer, and the number of the change that it went with.
package struct ForgottenEntry {
    let change: Int64
    let id: HistoryEntry.ID
    package let atomID: String
}
