package import FeedModel
package import Foundation
internal import GRDB

/// Sorting a stretch of the history anew: what stands where is asked once for all of it, and rows are written in the order of their keys.
/// One entry at a time, a million of them would take twice as long.
extension HistoryTransaction {
    fileprivate static let sortingsKey = "sortings"

    /// To be called before the first stretch.
    package func beginSorting() throws { try set(Self.sortingsKey, to: "\(try reader.sortings() + 1)") }

    /// Says which topics entries belong to from now on, and moves them into the feeds that follow from that. What shows them is not marked as
    /// changed: after a sorting all documents are looked at (``HistoryReader/sortings()``).
    /// - Parameters:
    ///   - placements: some of the entries numbered above `first` up to `last`, none twice.
    ///   - now: when they enter feeds they were not in before.
    package func resort(
        _ placements: [(entry: HistoryEntry, topics: [Topic.ID])], after first: HistoryEntry.ID,
        upTo last: HistoryEntry.ID, now: Date
    ) throws {
        guard !placements.isEmpty else { return }
        let known = try reader.topics(ofEntriesAfter: first, upTo: last)
        let standing = try reader.feeds(ofEntriesAfter: first, upTo: last)
        let archived = try reader.archives(ofEntriesAfter: first, upTo: last)
        var memberships: [(topic: Topic.ID, entry: HistoryEntry.ID)] = []
        var rows: [(feed: Int64, entry: HistoryEntry)] = []
        for (entry, topics) in placements {
            // Its story's other members change with it.
            if entry.story != nil {
                try place(entry, topics: topics, now: now)
                continue
            }
            let (wantedTopics, knownTopics) = (Set(topics), known[entry.id] ?? [])
            if wantedTopics == knownTopics { continue }
            if archived[entry.id] != nil { try keepForArchives(entry.id) }
            for topic in knownTopics.subtracting(wantedTopics) { try leave(topic: topic, entry.id) }
            memberships += wantedTopics.subtracting(knownTopics).map { ($0, entry.id) }

            let scopes = FeedScope.holding(city: entry.city, topics: topics, storyTopics: topics)
            let wanted = Set(try scopes.map(ledger.id)).subtracting(archived[entry.id] ?? [])
            let present = standing[entry.id] ?? []
            for feed in present.subtracting(wanted) { try leave(feed: feed, entry.id) }
            for feed in wanted.subtracting(present) {
                rows.append((feed, entry))
                ledger.change(feed, growth: 1)
            }
            if wanted.isEmpty { try forgetIfNowhere(entry.id) }
        }
        try enter(memberships)
        try enter(rows, now: now)
    }
}

extension HistoryReader {
    /// How often the history was sorted anew, begun sortings included.
    package func sortings() throws -> Int { try setting(HistoryTransaction.sortingsKey).flatMap(Int.init) ?? 0 }

    /// The feeds in which those entries stand.
    fileprivate func feeds(
        ofEntriesAfter first: HistoryEntry.ID, upTo last: HistoryEntry.ID
    ) throws -> [HistoryEntry.ID: Set<Int64>] {
        let statement = try db.cachedStatement(
            sql: "SELECT entry, feed FROM feedEntry INDEXED BY feedEntry_entry WHERE entry > ? AND entry <= ?")
        var feeds: [HistoryEntry.ID: Set<Int64>] = [:]
        let rows = try Row.fetchCursor(statement, arguments: [first, last])
        while let row = try rows.next() { feeds[row[0], default: []].insert(row[1]) }
        return feeds
    }

    /// Those of them that stand in closed pages, with the feeds that have forgotten theirs: an entry enters those no more.
    fileprivate func archives(
        ofEntriesAfter first: HistoryEntry.ID, upTo last: HistoryEntry.ID
    ) throws -> [HistoryEntry.ID: Set<Int64>] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT entry, archiveEntry.feed, forgotten IS NOT NULL
                FROM archiveEntry JOIN archivePage ON archivePage.id = page WHERE entry > ? AND entry <= ?
                """)
        var forgotBy: [HistoryEntry.ID: Set<Int64>] = [:]
        let rows = try Row.fetchCursor(statement, arguments: [first, last])
        while let row = try rows.next() {
            let isForgotten: Bool = row[2]
            forgotBy[row[0], default: []].formUnion(isForgotten ? [row[1]] : [])
        }
        return forgotBy
    }
}
