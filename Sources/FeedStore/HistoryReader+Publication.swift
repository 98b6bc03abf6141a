package import FeedModel
internal import Foundation
internal import GRDB

/// How many entries of its last days a feed shows, so that the first reading of a large history does not become one huge document. Those
/// with the newest dates stay: the past of a source that was just added does not drive this week's news out.
package struct WindowLimits: Sendable {
    /// The most entries whose own date lies within the days.
    package let dated: Int
    /// The place from which on an entry with an older date, seen within the days, is left out.
    package let backdated: Int

    package init(dated: Int = 5000, backdated: Int = 1000) { (self.dated, self.backdated) = (dated, backdated) }
}

/// What the published documents are made of.
extension HistoryReader {
    /// The number of the last change to any feed.
    package func lastChange() throws -> Int64 { try setting("change").flatMap(Int64.init) ?? 0 }

    /// The feeds that changed after the change numbered `change`, those that hold nothing any more among them.
    package func feeds(changedAfter change: Int64) throws -> [FeedScope] {
        try String.fetchAll(
            db, sql: "SELECT name FROM feed WHERE change > ? ORDER BY name", arguments: [change]
        ).compactMap(FeedScope.init(storedName:))
    }

    /// The entries whose pages changed after the change numbered `change`, in the order of first sight.
    package func entries(changedAfter change: Int64) throws -> [HistoryEntry.ID] {
        // Few of many as a rule: to walk the entries themselves would cost what is stored, not what changed.
        try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM entry INDEXED BY entry_change WHERE change > ? AND forgotten IS NULL ORDER BY id
                """, arguments: [change])
    }

    /// An entry as it is published and as it is stored, and every version it had, the current one last; no versions where it never changed.
    package typealias EntryWithPast = (shown: PublishedEntry, stored: HistoryEntry, revisions: [Revision])

    /// What the pages of these entries show.
    package func entriesWithPast(
        _ ids: some Sequence<HistoryEntry.ID>, topics order: [Topic.ID]
    ) throws -> [EntryWithPast] {
        let ids = Array(ids)
        let topics = try topics(of: ids)
        let revised = try entriesWithRevisions(among: ids)
        var sources: [Source.ID: PublishedSource] = [:]
        return try ids.compactMap { id in
            guard let stored = try entry(id) else { return nil }
            // One of a story is filed under the topics of all its members.
            let own = stored.story == nil ? topics[id] ?? [] : nil
            guard let shown = try published(stored, &sources, topics: own) else { return nil }
            var revisions = revised.contains(id) ? try self.revisions(of: id) : []
            if !revisions.isEmpty {
                revisions.append(
                    Revision(
                        seen: try versionSeen(of: id), title: shown.title, body: shown.content ?? shown.summary))
            }
            return (shown.withTopics(in: order), stored, revisions)
        }
    }

    /// The topics of many entries, those of each in the order of the alphabet.
    private func topics(of entries: [HistoryEntry.ID]) throws -> [HistoryEntry.ID: [Topic.ID]] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT entry, topic FROM topicEntry WHERE entry IN (SELECT value FROM json_each(?)) ORDER BY entry, topic
                """)
        var topics: [HistoryEntry.ID: [Topic.ID]] = [:]
        let rows = try Row.fetchCursor(statement, arguments: ["\(entries)"])
        while let row = try rows.next() { topics[row[0], default: []].append(row[1]) }
        return topics
    }

    private func entriesWithRevisions(among entries: [HistoryEntry.ID]) throws -> Set<HistoryEntry.ID> {
        let statement = try db.cachedStatement(
            sql: "SELECT DISTINCT entry FROM revision WHERE entry IN (SELECT value FROM json_each(?))")
        return Set(try Int64.fetchAll(statement, arguments: ["\(entries)"]))
    }

    /// How many entries each feed holds.
    package func feedSizes() throws -> [FeedScope: Int] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT name, entries FROM feed WHERE entries > 0")
        var sizes: [FeedScope: Int] = [:]
        for row in rows { if let scope = FeedScope(storedName: row[0]) { sizes[scope] = row[1] } }
        return sizes
    }

    /// The numbers of the entries a feed shows, each once, in no order.
    ///
    /// In the window are the newest `count` by first sight or date, whichever is later, and all of the last `days` before the newest,
    /// so that an entry with an old date is still news; and, whatever their number, those that stand in no closed archive page yet.
    /// No clock is asked: the same history gives the same window.
    /// - Parameter limits: what of the last `days` is left out where it is too much.
    package func windowEntries(
        of scope: FeedScope, count: Int, days: Int, limits: WindowLimits = WindowLimits()
    ) throws -> [HistoryEntry.ID] {
        let latest = try Row.fetchAll(
            try db.cachedStatement(
                sql: """
                    SELECT entry, recency FROM feedEntry WHERE feed = (SELECT id FROM feed WHERE name = ?)
                    ORDER BY recency DESC, position DESC, entry DESC LIMIT ?
                    """), arguments: [scope.storedName, max(count, 1)])
        guard let newest = latest.first?["recency"] as Int64? else { return [] }
        let oldest = newest - Int64(days) * 86_400
        let recent = try Row.fetchAll(
            try db.cachedStatement(
                sql: """
                    SELECT entry, position FROM feedEntry
                    WHERE feed = (SELECT id FROM feed WHERE name = ?) AND recency > ?
                    ORDER BY position DESC, entry DESC LIMIT ?
                    """), arguments: [scope.storedName, oldest, max(limits.dated, limits.backdated)])
        var ids = latest.prefix(count).map { $0["entry"] as Int64 }
        let shown = recent.enumerated().filter { offset, row in
            offset < ((row["position"] as Int64) > oldest ? limits.dated : limits.backdated)
        }
        ids += Set(shown.map { $0.element["entry"] as Int64 }).subtracting(ids)
        if scope.hasArchive {
            let open = try Int64.fetchAll(
                try db.cachedStatement(
                    sql: """
                        SELECT entry FROM feedEntry INDEXED BY feedEntry_open
                        WHERE feed = (SELECT id FROM feed WHERE name = ?) AND isArchived = 0
                        """), arguments: [scope.storedName])
            ids += Set(open).subtracting(ids)
        }
        return ids
    }

    /// Entries as documents show them, in the order of feeds.
    package func newestFirst(
        _ ids: [HistoryEntry.ID], topics order: [Topic.ID], cache: PublishedEntryCache
    ) throws -> [PublishedEntry] {
        try published(ids, topics: order, cache: cache)
            .sorted { ($0.order, $0.number ?? 0) > ($1.order, $1.number ?? 0) }
    }

    /// Entries as documents show them; those that were forgotten are left out.
    package func published(
        _ ids: [HistoryEntry.ID], topics order: [Topic.ID], cache: PublishedEntryCache
    ) throws -> [PublishedEntry] {
        var sources: [Source.ID: PublishedSource] = [:]
        return try ids.compactMap { id in
            if let known = cache.entry(id) { return known.withTopics(in: order) }
            guard let entry = try publishedWithAllTopics(id, &sources) else { return nil }
            cache.keep(entry, as: id)
            return entry.withTopics(in: order)
        }
    }

    /// An entry as documents show it.
    package func published(_ id: HistoryEntry.ID, topics order: [Topic.ID]) throws -> PublishedEntry? {
        try publishedWithAllTopics(id)?.withTopics(in: order)
    }

    /// An entry as documents show it, with all topics it belongs to, in the order of the alphabet.
    func publishedWithAllTopics(_ id: HistoryEntry.ID) throws -> PublishedEntry? {
        var sources: [Source.ID: PublishedSource] = [:]
        return try publishedWithAllTopics(id, &sources)
    }

    /// - Parameter sources: those looked up so far.
    func publishedWithAllTopics(
        _ id: HistoryEntry.ID, _ sources: inout [Source.ID: PublishedSource]
    ) throws -> PublishedEntry? {
        try entry(id).flatMap { try published($0, &sources) }
    }

    /// - Parameter topics: under which it is shown, where they are known.
    private func published(
        _ entry: HistoryEntry, _ sources: inout [Source.ID: PublishedSource], topics: [Topic.ID]? = nil
    ) throws -> PublishedEntry? {
        if sources[entry.source] == nil { sources[entry.source] = try publishedSource(entry.source) }
        guard var source = sources[entry.source] else { return nil }
        // As of the moment the entry was copied (RFC 4287 §4.2.11): later news of the source does not touch this entry's documents.
        source.updated = entry.updated
        let current = entry.current
        return PublishedEntry(
            id: entry.atomID, title: current.title, language: current.language, link: current.link,
            summary: current.summary, content: current.content, published: entry.published,
            isDateOnly: (current.published ?? current.updated)?.hasTime == false, updated: entry.updated,
            firstSeen: entry.firstSeen, order: entry.order, authors: current.authors, categories: current.categories,
            enclosures: current.enclosures,
            city: entry.city, topics: try topics ?? shownTopics(of: entry), source: source,
            related: try related(to: entry),
            number: entry.id)
    }

    /// What an entry is filed under where it is shown: the topic feeds it stands in, and its own.
    private func shownTopics(of entry: HistoryEntry) throws -> [Topic.ID] {
        try entry.story.flatMap { _ in try sharedTopics(of: entry.id) } ?? topics(of: entry.id)
    }

    func publishedSource(_ id: Source.ID) throws -> PublishedSource? {
        let statement = try db.cachedStatement(sql: "SELECT title, url, page, publishedID FROM source WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        return PublishedSource(
            id: row["publishedID"] ?? row["url"], title: row["title"], url: row["url"], page: row["page"],
            updated: .distantPast)
    }

    /// Of each other city that has the entry's story, the member that was first seen, in that order.
    private func related(to entry: HistoryEntry) throws -> [PublishedEntry.Related] {
        guard let story = entry.story else { return [] }
        let statement = try db.cachedStatement(
            sql: "SELECT link, city FROM entry WHERE story = ? AND city <> ? AND link IS NOT NULL ORDER BY id")
        var cities: Set<City.ID> = []
        return try Row.fetchAll(statement, arguments: [story, entry.city])
            .map { row in PublishedEntry.Related(href: row["link"], city: row["city"]) }
            .filter { cities.insert($0.city).inserted }
    }
}

extension PublishedEntry {
    /// - Parameter order: the topics of the configuration; others are left out.
    func withTopics(in order: [Topic.ID]) -> PublishedEntry {
        if topics.isEmpty { return self }
        var entry = self
        entry.topics = order.filter(topics.contains)
        return entry
    }
}
