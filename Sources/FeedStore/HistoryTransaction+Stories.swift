package import FeedModel
package import Foundation
internal import GRDB

/// Stories, and the bands by which entries of one story find each other.
extension HistoryTransaction {
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

    /// Puts bands into the store. In order they fill the pages of the table one after the other.
    package func rememberBands(_ bands: inout StoryBands) throws {
        let ordered = bands.take().sorted { ($0.band, $0.entry) < ($1.band, $1.entry) }
        try Self.bands.insert(ordered, db) { row, values in
            values.append(row.band)
            values.append(row.entry)
        }
    }

    private static let bands = Insertion("INSERT OR IGNORE", into: "storyBand", "band", "entry")

    /// Entries of other cities that share two bands, or one that few have; those that share most first, at most `limit`.
    /// - Parameters:
    ///   - known: bands that are not in the store yet.
    ///   - isPlausible: refuses those that are known to be something else.
    package func candidates(
        sharing bands: some Sequence<Int64>, notOf city: City.ID, limit: Int, beside known: StoryBands,
        where isPlausible: (HistoryEntry.ID) -> Bool = { _ in true }
    ) throws -> [HistoryEntry.ID] {
        var weights: [HistoryEntry.ID: Int] = [:]
        let lookUp = try db.cachedStatement(
            sql: "SELECT entry FROM storyBand WHERE band = ? ORDER BY entry DESC LIMIT ?")
        for band in bands {
            var holders = known.holders(of: band, limit: Self.holdersPerBand)
            if !known.areAll {
                let stored = try Int64.fetchAll(lookUp, arguments: [band, Self.holdersPerBand])
                holders = Array(Set(holders + stored).sorted(by: >).prefix(Self.holdersPerBand))
            }
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
}
