internal import FeedModel
internal import Foundation

/// How the entries of a feed that stand in no closed page yet are cut into pages, in the order in which they entered it.
///
/// A page is closed by the entry that comes after it: when it is full, or when that entry enters in a later month. So closing follows from
/// the history alone and from no clock, and the last page always stays open.
struct ArchiveCut {
    /// Entries of one page. Also how many entries, at most, the open page adds to a feed's own document.
    static let pageSize = 100

    /// The newest closed page of the feed so far.
    let last: ArchivePage?
    /// The zone that months are counted in.
    let timeZone: TimeZone
    var pageSize = ArchiveCut.pageSize

    /// - Parameter open: entries with the moment they entered the feed (seconds since 1970), in that order.
    /// - Returns: the pages to close, oldest first.
    func closed(_ open: [(entry: Int64, entered: Int64)]) -> [(page: ArchivePage, entries: [Int64])] {
        var pages: [(page: ArchivePage, entries: [Int64])] = []
        var months = Months(timeZone: timeZone)
        var current: (page: ArchivePage, entries: [Int64])?
        for (entry, entered) in open {
            var month = months.month(of: entered)
            // A clock or a zone that went back opens no month again.
            if let before = current?.page ?? last { month = max(month, before.firstOfMonth) }
            if let before = current, before.entries.count < pageSize, before.page.firstOfMonth == month {
                current?.entries.append(entry)
                continue
            }
            if let before = current { pages.append(before) }
            let before = current?.page ?? last
            let part = before?.firstOfMonth == month ? (before?.part ?? 0) + 1 : 1
            current = (ArchivePage(year: month.year, month: month.month, part: part), [entry])
        }
        return pages
    }

    /// Finds months without asking the calendar for each moment.
    private struct Months {
        let timeZone: TimeZone
        private var known: Range<Int64> = 0..<0
        private var page = ArchivePage(year: 1970, month: 1)

        init(timeZone: TimeZone) { self.timeZone = timeZone }

        mutating func month(of second: Int64) -> ArchivePage {
            if known.contains(second) { return page }
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = timeZone
            let date = Date(timeIntervalSince1970: TimeInterval(second))
            let parts = calendar.dateComponents([.year, .month], from: date)
            page = ArchivePage(year: parts.year ?? 1970, month: parts.month ?? 1)
            if let interval = calendar.dateInterval(of: .month, for: date) {
                known = EntryRecord.seconds(interval.start)..<EntryRecord.seconds(interval.end)
            }
            return page
        }
    }
}

extension ArchivePage {
    fileprivate var firstOfMonth: ArchivePage { ArchivePage(year: year, month: month) }
}
