package import FeedModel
package import Foundation
internal import GRDB

/// Topics, stories and the feeds an entry stands in.
extension HistoryTransaction {
    /// Says which topics an entry belongs to, and puts it into the feeds that follow from that.
    /// - Parameter now: when it enters feeds it was not in before.
    package func place(_ entry: HistoryEntry, topics: [Topic.ID], now: Date) throws {
        let isNew = ledger.settle(entry.id)
        let known = isNew ? [] : Set(try reader.topics(of: entry.id))
        let wanted = Set(topics)
        if !isNew, known != wanted { try keepForArchives(entry.id) }
        for topic in known.subtracting(wanted) {
            try db.cachedStatement(sql: "DELETE FROM topicEntry WHERE entry = ? AND topic = ?")
                .execute(arguments: [entry.id, topic])
        }
        for topic in wanted.subtracting(known) {
            try db.cachedStatement(sql: "INSERT INTO topicEntry (entry, topic) VALUES (?, ?)")
                .execute(arguments: [entry.id, topic])
        }
        if isNew {
            for scope in FeedScope.holding(city: entry.city, topics: topics, leadsItsStory: true) {
                try enter(
                    try ledger.id(scope), entry.id, firstSeen: EntryRecord.seconds(entry.firstSeen),
                    position: EntryRecord.seconds(entry.order), now: now)
            }
        } else {
            try arrange(entry.id, now: now)
            try touch(entry.id)
        }
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

    /// Entries of other cities that share two bands, or one that few have; those that share most first, at most `limit`.
    package func candidates(
        sharing bands: some Sequence<Int64>, notOf city: City.ID, limit: Int
    ) throws -> [HistoryEntry.ID] {
        var weights: [HistoryEntry.ID: Int] = [:]
        let lookUp = try db.cachedStatement(
            sql: "SELECT entry FROM storyBand WHERE band = ? ORDER BY entry DESC LIMIT ?")
        for band in bands {
            let holders = try Int64.fetchAll(lookUp, arguments: [band, Self.holdersPerBand])
            let weight = holders.count <= Self.fewHolders ? 2 : 1
            for entry in holders { weights[entry, default: 0] += weight }
        }
        // A story whose lead was forgotten is over: who joined it would be shown by nobody.
        let isElsewhere = try db.cachedStatement(
            sql: """
                SELECT 1 FROM entry WHERE id = ? AND city <> ? AND forgotten IS NULL AND NOT EXISTS
                  (SELECT 1 FROM story JOIN entry AS lead ON lead.id = story.lead WHERE story.id = entry.story
                   AND lead.forgotten IS NOT NULL)
                """)
        var candidates: [HistoryEntry.ID] = []
        let ranked = weights.filter { $0.value >= 2 }.sorted { ($0.value, $0.key) > ($1.value, $1.key) }
        for (entry, _) in ranked {
            if candidates.count == limit { break }
            if try Int.fetchOne(isElsewhere, arguments: [entry, city]) != nil { candidates.append(entry) }
        }
        return candidates
    }

    /// A band that more entries share is that of a form letter; the newest of them are enough to look at.
    private static let holdersPerBand = 128
    /// A phrase that offices often use is shared by chance; one that so few have is not.
    private static let fewHolders = 8

    /// Marks the pages of `entry` and of its story's other members, and every feed that shows one of them, as changed.
    package func touch(_ entry: HistoryEntry.ID) throws {
        let members = """
            (SELECT ?1 UNION SELECT id FROM entry WHERE story = (SELECT story FROM entry WHERE id = ?1))
            """
        try db.cachedStatement(sql: "UPDATE entry SET change = ?2 WHERE id IN \(members)")
            .execute(arguments: [entry, try changes.number])
        let feeds = try db.cachedStatement(sql: "SELECT DISTINCT feed FROM feedEntry WHERE entry IN \(members)")
        for feed in try Int64.fetchAll(feeds, arguments: [entry]) { ledger.change(feed) }
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
        var wanted: Set<Int64> = []
        for scope in scopes { wanted.insert(try ledger.id(scope)) }
        wanted.subtract(try feedsThatForgot(entry))
        let present = Set(
            try Int64.fetchAll(
                try db.cachedStatement(sql: "SELECT feed FROM feedEntry WHERE entry = ?"), arguments: [entry]))
        for feed in present.subtracting(wanted) {
            try db.cachedStatement(sql: "DELETE FROM feedEntry WHERE feed = ? AND entry = ?")
                .execute(arguments: [feed, entry])
            ledger.change(feed, growth: -1)
        }
        for feed in wanted.intersection(present) {
            try db.cachedStatement(
                sql: "UPDATE feedEntry SET recency = max(recency, ?), position = ? WHERE feed = ? AND entry = ?"
            )
            .execute(arguments: [max(row[1], row[2]) as Int64, row[2] as Int64, feed, entry])
        }
        for feed in wanted.subtracting(present) {
            try enter(feed, entry, firstSeen: row[1], position: row[2], now: now)
        }
        if wanted.isEmpty { try forgetIfNowhere(entry) }
    }

    /// Puts an entry into a feed it does not stand in.
    private func enter(
        _ feed: Int64, _ entry: HistoryEntry.ID, firstSeen: Int64, position: Int64, now: Date
    ) throws {
        try db.cachedStatement(
            sql: "INSERT INTO feedEntry (feed, entry, entered, recency, position) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [feed, entry, EntryRecord.seconds(now), max(firstSeen, position), position])
        ledger.change(feed, growth: 1)
    }
}
