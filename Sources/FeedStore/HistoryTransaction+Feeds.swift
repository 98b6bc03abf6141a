package import FeedModel
package import Foundation
internal import GRDB

/// Topics, stories and the feeds an entry stands in.
extension HistoryTransaction {
    /// Says which topics an entry belongs to, and puts it into the feeds that follow from that.
    /// - Parameter now: when it enters feeds it was not in before.
    package func place(_ entry: HistoryEntry, topics: [Topic.ID], now: Date) throws {
        try place([(entry, topics)], now: now)
    }

    /// The same for many entries.
    package func place(_ placements: [(entry: HistoryEntry, topics: [Topic.ID])], now: Date) throws {
        var known: [(entry: HistoryEntry, topics: [Topic.ID])] = []
        var new = known
        for placement in placements {
            if ledger.settle(placement.entry.id) { new.append(placement) } else { known.append(placement) }
        }
        try settle(new, now: now)
        for (entry, topics) in known { try move(entry, to: Set(topics), now: now) }
    }

    /// New entries stand in no feed and no topic yet.
    private func settle(_ placements: [(entry: HistoryEntry, topics: [Topic.ID])], now: Date) throws {
        var memberships: [(topic: Topic.ID, entry: HistoryEntry.ID)] = []
        var rows: [(feed: Int64, entry: HistoryEntry)] = []
        for (entry, topics) in placements {
            memberships += Set(topics).map { ($0, entry.id) }
            for scope in FeedScope.holding(city: entry.city, topics: topics, storyTopics: topics) {
                let feed = try ledger.id(scope)
                rows.append((feed, entry))
                ledger.change(feed, growth: 1)
            }
        }
        try enter(memberships)
        try enter(rows, now: now)
    }

    func enter(_ memberships: [(topic: Topic.ID, entry: HistoryEntry.ID)]) throws {
        let ordered = memberships.sorted { ($0.entry, $0.topic) < ($1.entry, $1.topic) }
        try Self.memberships.insert(ordered.flatMap { [$0.entry.databaseValue, $0.topic.databaseValue] }, db)
    }

    /// Puts entries into feeds in which they do not stand; that these changed is for the caller to note.
    func enter(_ rows: [(feed: Int64, entry: HistoryEntry)], now: Date) throws {
        let ordered = rows.sorted { ($0.feed, $0.entry.id) < ($1.feed, $1.entry.id) }
        let entered = EntryRecord.seconds(now).databaseValue
        try Self.feedRows.insert(
            ordered.flatMap { feed, entry in
                let position = EntryRecord.seconds(entry.order)
                let recency = max(EntryRecord.seconds(entry.firstSeen), position)
                return [
                    feed.databaseValue, entry.id.databaseValue, entered, recency.databaseValue, position.databaseValue,
                ]
            }, db)
    }

    private static let memberships = ManyRows("INSERT", into: "topicEntry", "entry", "topic")
    private static let feedRows = ManyRows(
        "INSERT", into: "feedEntry", "feed", "entry", "entered", "recency", "position")

    private func move(_ entry: HistoryEntry, to wanted: Set<Topic.ID>, now: Date) throws {
        let known = Set(try reader.topics(of: entry.id))
        if known != wanted { try keepForArchives(entry.id) }
        for topic in known.subtracting(wanted) {
            try db.cachedStatement(sql: "DELETE FROM topicEntry WHERE entry = ? AND topic = ?")
                .execute(arguments: [entry.id, topic])
        }
        try Self.memberships.insert(
            wanted.subtracting(known).sorted().flatMap { [entry.id.databaseValue, $0.databaseValue] }, db)
        try arrange(entry.id, now: now)
        try arrangeLead(of: entry.id, now: now)
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
        try arrangeLead(of: entry, now: now)
        let members = try db.cachedStatement(sql: "SELECT id FROM entry WHERE story = ?")
        for member in try Int64.fetchAll(members, arguments: [story]) { try reissue(member, isNews: false, now: now) }
        try touch(entry)
    }

    /// The story of these entries was looked for.
    package func noteStoriesLookedFor(_ entries: [HistoryEntry.ID]) throws {
        let statement = try db.cachedStatement(sql: "DELETE FROM storyAgain WHERE entry = ?")
        for entry in entries { try statement.execute(arguments: [entry]) }
    }

    package func rememberBands(_ bands: some Sequence<Int64>, of entry: HistoryEntry.ID) throws {
        try rememberBands(bands.map { (band: $0, entry: entry) })
    }

    /// The same for many entries. In order they fill the pages of the table one after the other.
    package func rememberBands(_ bands: [(band: Int64, entry: HistoryEntry.ID)]) throws {
        let ordered = bands.sorted { ($0.band, $0.entry) < ($1.band, $1.entry) }
        try Self.bands.insert(ordered.flatMap { [$0.band.databaseValue, $0.entry.databaseValue] }, db)
    }

    private static let bands = ManyRows("INSERT OR IGNORE", into: "storyBand", "band", "entry")

    /// Entries of other cities that share two bands, or one that few have; those that share most first, at most `limit`.
    /// - Parameter isPlausible: refuses those that are known to be something else.
    package func candidates(
        sharing bands: some Sequence<Int64>, notOf city: City.ID, limit: Int,
        where isPlausible: (HistoryEntry.ID) -> Bool = { _ in true }
    ) throws -> [HistoryEntry.ID] {
        var weights: [HistoryEntry.ID: Int] = [:]
        let lookUp = try db.cachedStatement(
            sql: "SELECT entry FROM storyBand WHERE band = ? ORDER BY entry DESC LIMIT ?")
        for band in bands {
            let holders = try Int64.fetchAll(lookUp, arguments: [band, Self.holdersPerBand])
            // As a rule the entry itself is the only one.
            if holders.count < 2 { continue }
            let weight = holders.count <= Self.fewHolders ? 2 : 1
            for entry in holders { weights[entry, default: 0] += weight }
        }
        if weights.isEmpty { return [] }
        // A story whose lead was forgotten is over: who joined it would be shown by nobody.
        let isElsewhere = try db.cachedStatement(
            sql: """
                SELECT 1 FROM entry WHERE id = ? AND city <> ? AND forgotten IS NULL AND NOT EXISTS
                  (SELECT 1 FROM story JOIN entry AS lead ON lead.id = story.lead WHERE story.id = entry.story
                   AND lead.forgotten IS NOT NULL)
                """)
        var candidates: [HistoryEntry.ID] = []
        let ranked = weights.filter { $0.value >= 2 && isPlausible($0.key) }
            .sorted { ($0.value, $0.key) > ($1.value, $1.key) }
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

    /// The topics of a follower are those of its story.
    private func arrangeLead(of entry: HistoryEntry.ID, now: Date) throws {
        let find = try db.cachedStatement(
            sql: "SELECT lead FROM entry JOIN story ON story.id = entry.story WHERE entry.id = ?1 AND lead <> ?1")
        if let lead = try Int64.fetchOne(find, arguments: [entry]) { try arrange(lead, now: now) }
    }

    /// Makes the feeds an entry stands in follow from its city, its topics and its story.
    private func arrange(_ entry: HistoryEntry.ID, now: Date) throws {
        let find = try db.cachedStatement(sql: "SELECT city, firstSeen, position FROM entry WHERE id = ?")
        guard let row = try Row.fetchOne(find, arguments: [entry]) else { return }
        let scopes = FeedScope.holding(
            city: row[0], topics: try reader.topics(of: entry), storyTopics: try reader.sharedTopics(of: entry))
        var wanted: Set<Int64> = []
        for scope in scopes { wanted.insert(try ledger.id(scope)) }
        wanted.subtract(try feedsThatForgot(entry))
        let present = Set(
            try Int64.fetchAll(
                try db.cachedStatement(sql: "SELECT feed FROM feedEntry WHERE entry = ?"), arguments: [entry]))
        for feed in present.subtracting(wanted) { try leave(feed: feed, entry) }
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

    func leave(topic: Topic.ID, _ entry: HistoryEntry.ID) throws {
        try db.cachedStatement(sql: "DELETE FROM topicEntry WHERE entry = ? AND topic = ?")
            .execute(arguments: [entry, topic])
    }

    func leave(feed: Int64, _ entry: HistoryEntry.ID) throws {
        try db.cachedStatement(sql: "DELETE FROM feedEntry WHERE feed = ? AND entry = ?")
            .execute(arguments: [feed, entry])
        ledger.change(feed, growth: -1)
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
