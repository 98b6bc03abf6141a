public import struct Foundation.Date

/// What is remembered of the page of one article that a list leads to.
public struct ArticleRecord: Sendable, Hashable {
    /// The address the list gives.
    public var address: String
    /// The entry it belongs to.
    public var entry: HistoryEntry.ID
    /// How the list showed it when the page was last asked for: when that changes, the page is read again.
    public var row: String
    /// Whether the page gave a text.
    public var isRead: Bool
    /// Visits in a row that gave none.
    public var failures: Int
    /// Not before this moment, where the page gave none.
    public var nextTry: Date

    public init(address: String, entry: HistoryEntry.ID, row: String, isRead: Bool, failures: Int, nextTry: Date) {
        (self.address, self.entry, self.row) = (address, entry, row)
        (self.isRead, self.failures, self.nextTry) = (isRead, failures, nextTry)
    }

    /// Whether there is a reason to ask for the page again.
    public func isDue(row: String, now: Date) -> Bool { row != self.row || (!isRead && nextTry <= now) }

    /// After one more visit. Pauses after a visit without a text double from an hour to two days.
    public func visited(row: String, gaveText: Bool, now: Date) -> ArticleRecord {
        var record = self
        record.row = row
        record.isRead = gaveText
        record.failures = gaveText ? 0 : failures + 1
        record.nextTry = now.addingTimeInterval(Double(min(3600 << min(record.failures, 16), 172_800)))
        return record
    }
}
