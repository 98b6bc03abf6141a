internal import FeedModel
internal import struct Foundation.Date

/// The years of a list whose rows give month and day alone, newest first: each day by itself is taken for the latest such day, so that below
/// the turn of the year a list of more than twelve months would jump forward again.
struct DescendingYears {
    let dates: PageDates

    /// Rows that stand a little out of order are no turn of a year.
    private static let outOfOrder = 14 * 86_400.0
    /// A turn of the year behind a longer silence is a row out of order, unless the list has such silences elsewhere.
    private static let halfAYear = 183 * 86_400.0
    /// So many rows on top may be pinned.
    private static let mostPinned = 3
    /// Fewer rows may be pinned on top, so that what comes below jumps forward.
    private static let fewestInOrder = 3

    /// - Parameter lists: the days of all rows in their order, each completed by itself. Several lists may stand on a page, or one in
    ///   several parts.
    /// - Returns: the same days, of the years that the order of each list tells; as they were where it tells none.
    func corrected(_ lists: [[EntryDate]]) -> [EntryDate] {
        var whole: [[EntryDate]] = []
        for list in lists {
            // A part goes on where the one before ended; a list of its own begins with its newest row.
            if let part = whole.last, let first = list.first, !dates.isRecent(first),
                following(part + list, withoutTurnAt: part.count) != nil
            {
                whole[whole.count - 1] += list
            } else {
                whole.append(list)
            }
        }
        return whole.flatMap { following($0) ?? $0 }
    }

    /// - Parameter boundary: where no year may turn.
    /// - Returns: `nil` where the order does not tell.
    private func following(_ days: [EntryDate], withoutTurnAt boundary: Int? = nil) -> [EntryDate]? {
        for pinned in 0...Self.mostPinned where days.count > pinned {
            if let rest = descending(Array(days[pinned...]), withoutTurnAt: boundary.map { $0 - pinned }) {
                return days[..<pinned] + rest
            }
        }
        return nil
    }

    private func descending(_ days: [EntryDate], withoutTurnAt boundary: Int?) -> [EntryDate]? {
        let top = days[0]
        var corrected: [EntryDate] = [top]
        var yearsBack = 0
        var (longestStep, longestTurn) = (0.0, 0.0)
        for (index, day) in days.enumerated().dropFirst() {
            guard day.instant <= top.instant || dates.isRecent(top), let last = corrected.last,
                var moved = moved(day, yearsBack)
            else { return nil }
            let leap = moved.instant.timeIntervalSince(last.instant)
            if leap > Self.outOfOrder {
                // Only behind the turn of a year, or at the end of a list that begins with news and goes down step by step: one old row
                // amid news is no turn.
                let isSteady = index >= Self.fewestInOrder && dates.isRecent(top) && 2 * longestStep < leap
                let isBehindTurn = dates.year(of: last) < dates.year(of: top) || isSteady
                yearsBack += 1
                guard isBehindTurn, index != boundary, let further = self.moved(day, yearsBack),
                    further.instant <= last.instant
                else { return nil }
                moved = further
                longestTurn = max(longestTurn, last.instant.timeIntervalSince(moved.instant))
            } else {
                longestStep = max(longestStep, -leap)
            }
            corrected.append(moved)
        }
        return longestTurn <= max(Self.halfAYear, 2 * longestStep) ? corrected : nil
    }

    private func moved(_ day: EntryDate, _ yearsBack: Int) -> EntryDate? {
        yearsBack == 0 ? day : dates.date(day, inYear: dates.year(of: day) - yearsBack)
    }
}
