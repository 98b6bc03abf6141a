package import FeedModel
package import Foundation
internal import GRDB

/// Topics, and the feeds an entry stands in.
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
        try Self.memberships.insert(ordered, db) { row, values in
            values.append(row.entry)
            values.append(row.topic)
        }
    }

    /// Puts entries into feeds in which they do not stand; that these changed is for the caller to note.
    func enter(_ rows: [(feed: Int64, entry: HistoryEntry)], now: Date) throws {
        let ordered = rows.sorted { ($0.feed, $0.entry.id) < ($1.feed, $1.entry.id) }
        let entered = EntryRecord.seconds(now)
        try Self.feedRows.insert(ordered, db) { row, values in
            let position = EntryRecord.seconds(row.entry.order)
            values.append(row.feed)
            values.append(row.entry.id)
            values.append(entered)
            values.append(max(EntryRecord.seconds(row.entry.firstSeen), position))
            values.append(position)
        }
    }

    private static let memberships = Insertion("INSERT", into: "topicEntry", "entry", "topic")
    private static let feedRows = Insertion(
        "INSERT", into: "feedEntry", "feed", "entry", "entered", "recency", "position")

    private func move(_ entry: HistoryEntry, to wanted: Set<Topic.ID>, now: Date) throws {
        let known = Set(try reader.topics(of: entry.id))
        if known != wanted { try keepForArchives(entry.id) }
        for topic in known.subtracting(wanted) {
            try db.cachedStatement(sql: "DELETE FROM topicEntry WHERE entry = ? AND topic = ?")
                .execute(arguments: [entry.id, topic])
        }
        try enter(wanted.subtracting(known).map { ($0, entry.id) })
        try arrange(entry.id, now: now)
        try arrangeLead(of: entry.id, now: now)
        try touch(entry.id)
    }

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
    func arrangeLead(of entry: HistoryEntry.ID, now: Date) throws {
        let find = try db.cachedStatement(
            sql: "SELECT lead FROM entry JOIN story ON story.id = entry.story WHERE entry.id = ?1 AND lead <> ?1")
        if let lead = try Int64.fetchOne(find, arguments: [entry]) { try arrange(lead, now: now) }
    }

    /// Makes the feeds an entry stands in follow from its city, its topics and its story.
    func arrange(_ entry: HistoryEntry.ID, now: Date) throws {
        let find = try db.cachedStatement(
            sql: "SELECT city, firstSeen, position FROM entry WHERE id = ? AND forgotten IS NULL")
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
        ).execute(arguments: [
            feed, entry, EntryRecord.seconds(now), max(firstSeen, position), position,
        ])
        ledger.change(feed, growth: 1)
    }
}
