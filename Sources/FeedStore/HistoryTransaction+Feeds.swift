package import FeedModel
package import Foundation
internal import GRDB

/// Topics, stories and the feeds an entry stands in.
extension HistoryTransaction {
    /// Says which topics an entry belongs to, and puts it into the feeds that follow from that.
    /// - Parameter now: when it enters feeds it was not in before.
    package func place(_ entry: HistoryEntry, topics: [Topic.ID], now: Date) throws {
        let known = Set(try reader.topics(of: entry.id))
        let wanted = Set(topics)
        if known != wanted { try keepForArchives(entry.id) }
        for topic in known.subtracting(wanted) {
            try db.cachedStatement(sql: "DELETE FROM topicEntry WHERE entry = ? AND topic = ?")
                .execute(arguments: [entry.id, topic])
        }
        for topic in wanted.subtracting(known) {
            try db.cachedStatement(sql: "INSERT INTO topicEntry (entry, topic) VALUES (?, ?)")
                .execute(arguments: [entry.id, topic])
        }
        try arrange(entry.id, now: now)
        try touch(entry.id)
    }

    /// Carries out what was decided about stories. An entry that becomes a follower leaves the feeds over all cities.
    package func apply(_ outcome: StoryOutcome, now: Date) throws {
        for founded in outcome.founded {
            try db.cachedStatement(sql: "INSERT INTO story (lead) VALUES (?)").execute(arguments: [founded.lead])
            let story = db.lastInsertedRowID
            for member in founded.members { try join(member, story: story, now: now) }
        }
        for joined in outcome.joined { try join(joined.entry, story: joined.story, now: now) }
    }

    /// A story that grows is issued again.
    private func join(_ entry: HistoryEntry.ID, story: Int64, now: Date) throws {
        try keepForArchives(entry, joining: story)
        try db.cachedStatement(sql: "UPDATE entry SET story = ? WHERE id = ?").execute(arguments: [story, entry])
        try arrange(entry, now: now)
        let members = try db.cachedStatement(sql: "SELECT id FROM entry WHERE story = ?")
        for member in try Int64.fetchAll(members, arguments: [story]) { try reissue(member, now: now) }
        try touch(entry)
    }

    package func rememberBands(_ bands: some Sequence<Int64>, of entry: HistoryEntry.ID) throws {
        let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO storyBand (band, entry) VALUES (?, ?)")
        for band in bands { try insert.execute(arguments: [band, entry]) }
    }

    /// Entries of other cities that share a band, newest first, at most `limit`.
    package func candidates(sharing bands: some Sequence<Int64>, notOf city: City.ID, limit: Int) throws
        -> [HistoryEntry]
    {
        var ids: Set<Int64> = []
        let lookUp = try db.cachedStatement(
            sql: """
                SELECT entry FROM storyBand JOIN entry ON entry.id = storyBand.entry
                WHERE band = ? AND city <> ? ORDER BY entry DESC LIMIT ?
                """)
        for band in bands { ids.formUnion(try Int64.fetchAll(lookUp, arguments: [band, city, limit])) }
        return try ids.sorted(by: >).prefix(limit).compactMap { try reader.entry($0) }
    }

    /// Marks the pages of `entry` and of its story's other members, and every feed that shows one of them, as changed.
    package func touch(_ entry: HistoryEntry.ID) throws {
        let change = try nextChange()
        let members = """
            (SELECT ?2 UNION SELECT id FROM entry WHERE story = (SELECT story FROM entry WHERE id = ?2))
            """
        try db.cachedStatement(sql: "UPDATE entry SET change = ?1 WHERE id IN \(members)")
            .execute(arguments: [change, entry])
        try db.cachedStatement(
            sql: "UPDATE feed SET change = ?1 WHERE id IN (SELECT feed FROM feedEntry WHERE entry IN \(members))"
        ).execute(arguments: [change, entry])
    }

    /// Makes the feeds an entry stands in follow from its city, its topics and its story.
    private func arrange(_ entry: HistoryEntry.ID, now: Date) throws {
        guard
            let row = try Row.fetchOne(
                try db.cachedStatement(
                    sql: """
                        SELECT city, firstSeen, position, story IS NULL OR
                          EXISTS (SELECT 1 FROM story WHERE story.id = entry.story AND lead = entry.id)
                        FROM entry WHERE id = ?
                        """), arguments: [entry])
        else { return }
        let scopes = FeedScope.holding(city: row[0], topics: try reader.topics(of: entry), leadsItsStory: row[3])
        let (firstSeen, position): (Int64, Int64) = (row[1], row[2])
        var wanted: Set<Int64> = []
        for scope in scopes { wanted.insert(try feedID(scope)) }
        let present = Set(
            try Int64.fetchAll(
                try db.cachedStatement(sql: "SELECT feed FROM feedEntry WHERE entry = ?"), arguments: [entry]))
        let change = try nextChange()
        for feed in present.subtracting(wanted) {
            try db.cachedStatement(sql: "DELETE FROM feedEntry WHERE feed = ? AND entry = ?").execute(arguments: [
                feed, entry,
            ])
            try db.cachedStatement(sql: "UPDATE feed SET change = ?, entries = entries - 1 WHERE id = ?").execute(
                arguments: [change, feed])
        }
        for feed in wanted {
            if !present.contains(feed) {
                try db.cachedStatement(sql: "UPDATE feed SET entries = entries + 1 WHERE id = ?").execute(arguments: [
                    feed
                ])
            }
            try db.cachedStatement(
                sql: """
                    INSERT INTO feedEntry (feed, entry, entered, recency, position) VALUES (?1, ?2, ?3, ?4, ?5)
                    ON CONFLICT (feed, entry) DO UPDATE SET recency = max(recency, ?4), position = ?5
                    """
            ).execute(
                arguments: [feed, entry, EntryRecord.seconds(now), max(firstSeen, position), position])
        }
    }

    private func feedID(_ scope: FeedScope) throws -> Int64 {
        let find = try db.cachedStatement(sql: "SELECT id FROM feed WHERE name = ?")
        if let id = try Int64.fetchOne(find, arguments: [scope.storedName]) { return id }
        try db.cachedStatement(sql: "INSERT INTO feed (name) VALUES (?)").execute(arguments: [scope.storedName])
        return db.lastInsertedRowID
    }

    /// The number of the next change; publishing remembers the last one it has seen.
    private func nextChange() throws -> Int64 {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO setting (name, value) VALUES ('change', '1')
                ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1 RETURNING CAST(value AS INTEGER)
                """)
        return try Int64.fetchOne(statement) ?? 0
    }
}
