package import struct Foundation.Date

/// What is remembered of the page of one article that a list leads to.
package struct ArticleRecord: Sendable, Hashable {
    /// The address the list gives.
    package var address: String
    /// The entry it belongs to.
    package var entry: HistoryEntry.ID
    /// How the list showed it when the page was last asked for: when that changes, the page is read again.
    package var row: String
    /// Whether the page gave a text.
    package var isRead: Bool
    /// Visits in a row that gave none.
    package var failures: Int
    /// Not before this moment, where the page gave none.
    package var nextTry: Date
    /// The last visit, good or bad.
    package var visited: Date

    package init(
        address: String, entry: HistoryEntry.ID, row: String, isRead: Bool, failures: Int, nextTry: Date, visited: Date
    ) {
        (self.address, self.entry, self.row) = (address, entry, row)
        (self.isRead, self.failures, self.nextTry, self.visited) = (isRead, failures, nextTry, visited)
    }

    /// Visits without a text, of some three weeks, after which a page is asked for once a week: whoever was kept out may be let in later.
    package static let patience = 16

    /// Whether there is a reason to ask for the page again: its row changed, it gave no text yet, or it is time for another look.
    /// - Parameter recheck: how long a text that was read is taken as it is; `nil` is for good.
    package func isDue(row: String, recheck: Duration?, now: Date) -> Bool {
        if row != self.row { return true }
        // A visit of a day to come was noted while the clock was ahead.
        let isFromFuture = visited > now
        guard isRead else { return nextTry <= now || isFromFuture }
        return recheck.map { isFromFuture || now.timeIntervalSince(visited) >= $0 / .seconds(1) } ?? false
    }

    /// After one more visit. Pauses after a visit without a text double from two hours to two days; after ``patience`` they are a week.
    package func visited(row: String, gaveText: Bool, now: Date) -> ArticleRecord {
        var record = self
        record.row = row
        record.isRead = gaveText
        record.failures = gaveText ? 0 : failures + 1
        record.visited = now
        let day = 86_400
        let pause = record.failures < Self.patience ? min(3_600 << record.failures, 2 * day) : 7 * day
        record.nextTry = now.addingTimeInterval(Double(pause))
        return record
    }
}
