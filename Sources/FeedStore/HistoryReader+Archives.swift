package import FeedModel
internal import Foundation
internal import GRDB

/// A closed page of the past of a feed. What it shows never changes.
package struct ClosedPage: Sendable, Hashable {
    package let id: Int64
    package let scope: FeedScope
    package let page: ArchivePage
    /// The page closed before it, of the same feed.
    package let previous: ArchivePage?
    package let closing: Int64
    /// Whether it and all before it were forgotten: its document holds nothing any more and ends the chain.
    package let isForgotten: Bool
}

/// What archive documents are made of.
extension HistoryReader {
    /// The number of the last closing; 0 before the first.
    package func lastClosing() throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT max(closing) FROM archivePage") ?? 0
    }

    package func newestArchive(of scope: FeedScope) throws -> ArchivePage? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT year, month, part FROM archivePage WHERE feed = (SELECT id FROM feed WHERE name = ?)
                ORDER BY year DESC, month DESC, part DESC LIMIT 1
                """)
        return try Row.fetchOne(statement, arguments: [scope.storedName]).map(Self.page)
    }

    /// The numbers of the pages closed after the closing numbered `closing`: those of a feed one after the other, and those of several
    /// feeds that hold the same entries together.
    package func pagesClosed(after closing: Int64) throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM (
                  SELECT id, max(first) OVER (PARTITION BY feed ORDER BY id) AS place FROM (
                    SELECT id, feed, (SELECT min(entry) FROM archiveEntry WHERE page = archivePage.id) AS first
                    FROM archivePage INDEXED BY archivePage_closing WHERE closing > ? AND forgotten IS NULL))
                ORDER BY place, id
                """, arguments: [closing])
    }

    package func closedPage(_ id: Int64) throws -> ClosedPage? {
        let page = try db.cachedStatement(sql: Self.pageQuery + " WHERE page.id = ?")
        return try Row.fetchOne(page, arguments: [id]).flatMap(closedPage)
    }

    /// The closed pages of a feed, newest first; where older ones were forgotten, the one that ends the chain is the last.
    package func closedPages(of scope: FeedScope) throws -> [ClosedPage] {
        let rows = try Row.fetchAll(
            try db.cachedStatement(
                sql: """
                    \(Self.pageQuery) WHERE feed.name = ? AND (forgotten IS NULL OR \(Self.endsItsChain))
                    ORDER BY year DESC, month DESC, part DESC
                    """),
            arguments: [scope.storedName])
        return try rows.compactMap(closedPage)
    }

    static let pageQuery = """
        SELECT page.id, feed, feed.name, year, month, part, closing, forgotten FROM archivePage AS page
        JOIN feed ON feed.id = page.feed
        """

    /// Of `page`: the newest forgotten one of its feed.
    static let endsItsChain =
        "page.id = (SELECT max(id) FROM archivePage WHERE feed = page.feed AND forgotten IS NOT NULL)"

    func closedPage(_ row: Row) throws -> ClosedPage? {
        guard let scope = FeedScope(storedName: row["name"]) else { return nil }
        let page = Self.page(row)
        if row["forgotten"] != nil {
            return ClosedPage(
                id: row["id"], scope: scope, page: page, previous: nil, closing: row["closing"], isForgotten: true)
        }
        let before = try db.cachedStatement(
            sql: """
                SELECT year, month, part FROM archivePage WHERE feed = ? AND (year, month, part) < (?, ?, ?)
                ORDER BY year DESC, month DESC, part DESC LIMIT 1
                """)
        let previous = try Row.fetchOne(before, arguments: [row["feed"] as Int64, page.year, page.month, page.part])
        return ClosedPage(
            id: row["id"], scope: scope, page: page, previous: previous.map(Self.page), closing: row["closing"],
            isForgotten: false)
    }

    private static func page(_ row: Row) -> ArchivePage {
        ArchivePage(year: row["year"], month: row["month"], part: row["part"])
    }

    /// The names that a page shows: those of the site when it was closed.
    /// - Parameter url: where the output folder is served now; the one thing that moves a closed page.
    package func site(at closing: Int64, url: String) throws -> Site? {
        try archivedSite(at: closing).map { value in
            try JSONDecoder().decode(ArchivedSite.self, from: Data(value.utf8)).site(url: url)
        }
    }

    private func archivedSite(at closing: Int64) throws -> String? {
        let statement = try db.cachedStatement(
            sql: "SELECT value FROM archivedSite WHERE closing <= ? ORDER BY closing DESC LIMIT 1")
        return try String.fetchOne(statement, arguments: [closing])
    }

    /// The entries of a page as they stood when it was closed, oldest first.
    /// - Parameter topics: in the order of the configuration of that time.
    package func entries(
        of page: ClosedPage, topics order: [Topic.ID]
    ) throws -> [PublishedEntry] {
        if page.isForgotten { return [] }
        let ids = try Int64.fetchAll(
            try db.cachedStatement(sql: "SELECT entry FROM archiveEntry WHERE page = ? ORDER BY entry"),
            arguments: [page.id])
        var sources: [Source.ID: PublishedSource] = [:]
        var sourcesNow = sources
        let entries = try ids.compactMap { id in
            try archived(id, at: page.closing, &sources, &sourcesNow)?.withTopics(in: order)
        }
        return zip(ids, entries).sorted { ($0.1.order, $0.0) < ($1.1.order, $1.0) }.map(\.1)
    }

    /// Whether the names of the site that pages of this closing show are those it has now.
    package func hasNames(of site: Site, at closing: Int64) throws -> Bool {
        try archivedSite(at: closing) == EntryRecord.encoded(ArchivedSite(site))
    }

    /// The entries of a page, where all stand in it as they are, under the names their sources have now.
    /// - Returns: `nil` where anything the page shows has changed since it was closed; see ``entries(of:topics:)``.
    package func unchangedEntries(of page: ClosedPage, cache: PublishedEntryCache) throws -> [HistoryEntry.ID]? {
        if page.isForgotten { return [] }
        let kept = try db.cachedStatement(
            sql: """
                SELECT 1 FROM archiveEntry JOIN archivedEntry USING (entry)
                WHERE page = ? AND archivedEntry.closing >= ? LIMIT 1
                """)
        if try Int.fetchOne(kept, arguments: [page.id, page.closing]) != nil { return nil }
        let rows = try Row.fetchAll(
            try db.cachedStatement(
                sql: """
                    SELECT entry, source FROM archiveEntry JOIN entry ON entry.id = archiveEntry.entry WHERE page = ?
                    """), arguments: [page.id])
        for source in Set(rows.map { $0[1] as Source.ID }) {
            let isAsItWas = try cache.hasName(source, asAt: page.closing) {
                guard let now = try publishedSource(source) else { return false }
                return try self.source(source, at: page.closing) == now
            }
            if !isAsItWas { return nil }
        }
        return rows.map { $0[0] }
    }

    /// The ids of the entries of a page.
    package func entryIDs(of page: ClosedPage) throws -> [String] {
        if page.isForgotten { return [] }
        return try String.fetchAll(
            try db.cachedStatement(
                sql: "SELECT atomID FROM archiveEntry JOIN entry ON entry.id = archiveEntry.entry WHERE page = ?"),
            arguments: [page.id])
    }

    /// How many entries the closed pages of a feed hold in all, without those that were forgotten.
    package func archivedCount(of scope: FeedScope) throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM archiveEntry
                WHERE page IN
                  (SELECT id FROM archivePage WHERE feed = (SELECT id FROM feed WHERE name = ?) AND forgotten IS NULL)
                """, arguments: [scope.storedName]) ?? 0
    }

    /// How many entries stand in no feed and in no archive: none, if all is well.
    package func strayEntryCount() throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM entry WHERE forgotten IS NULL
                  AND NOT EXISTS (SELECT 1 FROM feedEntry WHERE feedEntry.entry = entry.id)
                  AND NOT EXISTS (SELECT 1 FROM archiveEntry WHERE archiveEntry.entry = entry.id)
                """) ?? 0
    }

    /// The ids of the entries that stand in a feed but in none of its closed pages.
    package func openEntries(of scope: FeedScope) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT atomID FROM feedEntry JOIN entry ON entry.id = feedEntry.entry
                WHERE feed = (SELECT id FROM feed WHERE name = ?) AND NOT EXISTS
                  (SELECT 1 FROM archiveEntry AS kept WHERE kept.entry = feedEntry.entry AND kept.feed = feedEntry.feed)
                """, arguments: [scope.storedName])
    }

    private func archived(
        _ id: HistoryEntry.ID, at closing: Int64, _ sources: inout [Source.ID: PublishedSource],
        _ sourcesNow: inout [Source.ID: PublishedSource]
    ) throws -> PublishedEntry? {
        guard var entry = try kept(id, at: closing) ?? publishedWithAllTopics(id, &sourcesNow) else { return nil }
        let row = try db.cachedStatement(sql: "SELECT source FROM entry WHERE id = ?")
        guard let sourceID = try String.fetchOne(row, arguments: [id]) else { return nil }
        if sources[sourceID] == nil { sources[sourceID] = try source(sourceID, at: closing) }
        guard let source = sources[sourceID] else { return nil }
        entry.source = source
        entry.source.updated = entry.updated
        entry.number = nil
        return entry
    }

    /// An entry as it stood up to a closing, where it changed afterwards.
    private func kept(_ id: HistoryEntry.ID, at closing: Int64) throws -> PublishedEntry? {
        let kept = try db.cachedStatement(
            sql: "SELECT value FROM archivedEntry WHERE entry = ? AND closing >= ? ORDER BY closing LIMIT 1")
        guard let value = try String.fetchOne(kept, arguments: [id, closing]), let now = try entry(id) else {
            return nil
        }
        // The source is put in by whoever asks.
        let source = PublishedSource(id: "", title: "", url: "", page: nil, updated: .distantPast)
        return try JSONDecoder().decode(ArchivedEntry.self, from: Data(value.utf8)).published(
            id: now.atomID, firstSeen: now.firstSeen, city: now.city, source: source)
    }

    private func source(_ id: Source.ID, at closing: Int64) throws -> PublishedSource? {
        let statement = try db.cachedStatement(
            sql: "SELECT value FROM archivedSource WHERE source = ? AND closing <= ? ORDER BY closing DESC LIMIT 1")
        let value = try String.fetchOne(statement, arguments: [id, closing])
        return try value.map { try JSONDecoder().decode(ArchivedSource.self, from: Data($0.utf8)).published }
    }
}
