package import FeedModel
internal import Foundation
internal import GRDB

/// What becomes of the past of the feeds: pages are closed, and what they show is kept before it changes.
extension HistoryTransaction {
    /// Closes the pages that are full or whose month is over, of all feeds that changed since the last time.
    /// - Parameters:
    ///   - site: its names as they are now stand in the pages for good.
    ///   - pageSize: entries of one page.
    package func closeArchives(of site: Site, pageSize: Int? = nil) throws {
        let change = try reader.lastChange()
        let seen = try reader.setting(Self.seenKey).flatMap(Int64.init) ?? -1
        guard seen < change else { return }
        let closing = try reader.lastClosing() + 1
        var hasClosed = false
        let feeds = try Row.fetchAll(
            db, sql: "SELECT id, name FROM feed WHERE change > ? ORDER BY id", arguments: [seen])
        for feed in feeds {
            guard let scope = FeedScope(storedName: feed["name"]), scope.hasArchive else {
                // By its own index: SQLite would walk all that the feed ever held.
                try db.cachedStatement(
                    sql: """
                        UPDATE feedEntry INDEXED BY feedEntry_open SET isArchived = 1 WHERE feed = ? AND isArchived = 0
                        """
                ).execute(arguments: [feed["id"] as Int64])
                continue
            }
            let closed = try close(
                feed["id"], scope, at: closing, zone: site.timeZone, pageSize: pageSize ?? ArchiveCut.pageSize)
            hasClosed = hasClosed || closed
        }
        if hasClosed { try recordNames(of: site, at: closing) }
        try set(Self.seenKey, to: "\(change)")
    }

    /// The setting that says up to which change feeds were looked at.
    private static let seenKey = "archivesLookedAtUpTo"

    /// - Returns: whether there was a page to close.
    private func close(
        _ feed: Int64, _ scope: FeedScope, at closing: Int64, zone: TimeZone, pageSize: Int
    ) throws -> Bool {
        let last = try reader.newestArchive(of: scope)
        if last != nil {
            // What came back after it had left stands in its page already.
            try db.cachedStatement(
                sql: """
                    UPDATE feedEntry INDEXED BY feedEntry_open SET isArchived = 1 WHERE feed = ?1 AND isArchived = 0
                      AND EXISTS (SELECT 1 FROM archiveEntry WHERE archiveEntry.entry = feedEntry.entry AND feed = ?1)
                    """
            ).execute(arguments: [feed])
        }
        let open = try Row.fetchAll(
            try db.cachedStatement(
                sql: """
                    SELECT entry, entered FROM feedEntry WHERE feed = ? AND isArchived = 0 ORDER BY entered, entry
                    """), arguments: [feed]
        ).map { row in (entry: row["entry"] as Int64, entered: row["entered"] as Int64) }
        let cut = ArchiveCut(last: last, timeZone: zone, pageSize: pageSize)
        let pages = cut.closed(open)
        var rows: [(entry: Int64, page: Int64)] = []
        for (page, entries) in pages {
            try db.cachedStatement(
                sql: "INSERT INTO archivePage (feed, year, month, part, closing) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [feed, page.year, page.month, page.part, closing])
            let id = db.lastInsertedRowID
            rows += entries.sorted().map { ($0, id) }
        }
        try Self.archiveRows.insert(rows, db) { row, values in
            values.append(row.entry)
            values.append(feed)
            values.append(row.page)
        }
        // They are the oldest of those that stood in no page.
        let count = pages.reduce(0) { $0 + $1.entries.count }
        if count > 0 {
            let newest = open[count - 1]
            try db.cachedStatement(
                sql: """
                    UPDATE feedEntry INDEXED BY feedEntry_open SET isArchived = 1
                    WHERE feed = ? AND isArchived = 0 AND (entered, entry) <= (?, ?)
                    """
            ).execute(arguments: [feed, newest.entered, newest.entry])
        }
        return !pages.isEmpty
    }

    private static let archiveRows = Insertion("INSERT", into: "archiveEntry", "entry", "feed", "page")

    private func recordNames(of site: Site, at closing: Int64) throws {
        let names = try EntryRecord.encoded(ArchivedSite(site))
        let known = try String.fetchOne(db, sql: "SELECT value FROM archivedSite ORDER BY closing DESC LIMIT 1")
        if known != names {
            try db.execute(
                sql: "INSERT INTO archivedSite (closing, value) VALUES (?, ?)", arguments: [closing, names])
        }
        for source in try String.fetchAll(db, sql: "SELECT id FROM source ORDER BY id") {
            guard let now = try reader.publishedSource(source).map(ArchivedSource.init) else { continue }
            let value = try EntryRecord.encoded(now)
            let known = try String.fetchOne(
                try db.cachedStatement(
                    sql: "SELECT value FROM archivedSource WHERE source = ? ORDER BY closing DESC LIMIT 1"),
                arguments: [source])
            guard known != value else { continue }
            try db.cachedStatement(sql: "INSERT INTO archivedSource (source, closing, value) VALUES (?, ?, ?)")
                .execute(arguments: [source, closing, value])
        }
    }

    // MARK: Before an entry changes

    /// To be called before anything changes that documents show of an entry: keeps it as the closed pages that hold it show it, once
    /// after each closing. The other members of its story name it, so that they are kept as well.
    func keepForArchives(_ entry: HistoryEntry.ID) throws {
        try keepAlone(entry)
        let members = try db.cachedStatement(
            sql: "SELECT id FROM entry WHERE story = (SELECT story FROM entry WHERE id = ?1) AND id <> ?1")
        for member in try Int64.fetchAll(members, arguments: [entry]) { try keepAlone(member) }
    }

    /// The same for an entry that is about to join a story: its members change as it does.
    func keepForArchives(_ entry: HistoryEntry.ID, joining story: Int64) throws {
        try keepForArchives(entry)
        let members = try db.cachedStatement(sql: "SELECT id FROM entry WHERE story = ?")
        for member in try Int64.fetchAll(members, arguments: [story]) { try keepAlone(member) }
    }

    private func keepAlone(_ entry: HistoryEntry.ID) throws {
        guard let closing = try lastClosing(of: entry) else { return }
        let kept = try db.cachedStatement(sql: "SELECT 1 FROM archivedEntry WHERE entry = ? AND closing >= ?")
        guard try Int.fetchOne(kept, arguments: [entry, closing]) == nil else { return }
        guard let now = try reader.publishedWithAllTopics(entry) else { return }
        try db.cachedStatement(sql: "INSERT INTO archivedEntry (entry, closing, value) VALUES (?, ?, ?)")
            .execute(arguments: [entry, closing, try EntryRecord.encoded(ArchivedEntry(now))])
    }

    /// The last closing that put an entry into a page; `nil` for one that stands in none.
    func lastClosing(of entry: HistoryEntry.ID) throws -> Int64? {
        try Int64.fetchOne(
            try db.cachedStatement(
                sql: """
                    SELECT max(closing) FROM archiveEntry JOIN archivePage ON archivePage.id = archiveEntry.page
                    WHERE entry = ?
                    """), arguments: [entry])
    }

    /// Issues an entry again in its feeds' own documents, where it counts as seen now: the closed pages that hold it do not change with it.
    /// - Parameter isNews: whether that counts in feeds as well whose page is still open. It may be closed tomorrow, and who reads once a
    ///   week has not seen a correction by then; that a story has grown is no news.
    func reissue(_ entry: HistoryEntry.ID, isNews: Bool, now: Date) throws {
        try db.cachedStatement(
            sql: "UPDATE feedEntry SET recency = max(recency, ?) WHERE entry = ?\(isNews ? "" : " AND isArchived = 1")"
        ).execute(arguments: [EntryRecord.seconds(now), entry])
    }
}
