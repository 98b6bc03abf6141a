internal import GRDB

/// What forgotten entries leave behind in indexes that are not ordered by entry: fingerprints of stories, and the tokens of searches. It
/// changes no answer, so it is cleared away only when it is worth going through these indexes as a whole: once a third of the history is
/// gone. So it costs in proportion to what was forgotten.
extension HistoryTransaction {
    /// Clears a stretch of it away, if it is worth it. The index of searches is thrown away and made anew by whoever fills it.
    /// - Returns: whether there is more to do.
    package func tidyAfterForgetting() throws -> Bool {
        var reached = try reader.setting(Self.progressKey).flatMap(Int64.init)
        if reached == nil {
            let gone = try Int.fetchOne(db, sql: "SELECT count(*) FROM entry WHERE forgotten IS NOT NULL") ?? 0
            let tidied = try reader.setting(Self.tidiedKey).flatMap(Int.init) ?? 0
            guard gone - tidied > max(try reader.entryCount() / 2, Self.fewest) else { return false }
            try set(Self.tidiedKey, to: "\(gone)")
            try db.execute(sql: "DELETE FROM searchChunk; DELETE FROM searchSegment")
            try set(SearchMark.setting, to: SearchMark(0, 0).text)
            reached = .min
        }
        let bands = [
            reached ?? .min,
            try Int64.fetchOne(
                db, sql: "SELECT band FROM storyBand WHERE band >= ? ORDER BY band LIMIT 1 OFFSET ?",
                arguments: [reached, Self.stretch]) ?? .max,
        ]
        try db.execute(
            sql: """
                DELETE FROM storyBand WHERE band BETWEEN ? AND ? AND EXISTS
                  (SELECT 1 FROM entry WHERE entry.id = storyBand.entry AND forgotten IS NOT NULL)
                """, arguments: StatementArguments(bands))
        if bands[1] < .max {
            try set(Self.progressKey, to: "\(bands[1] + 1)")
            return true
        }
        try db.execute(sql: "DELETE FROM setting WHERE name = ?", arguments: [Self.progressKey])
        return false
    }

    /// How many entries were forgotten when this was last done, and how far it has come where it is under way.
    private static let (tidiedKey, progressKey) = ("tidiedForgotten", "tidiesBandsFrom")
    /// Fewer entries are not worth the trouble.
    private static let fewest = 1000
    /// Fingerprints gone through in one transaction.
    private static let stretch = 50_000
}
