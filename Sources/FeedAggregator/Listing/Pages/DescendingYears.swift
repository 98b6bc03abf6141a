internal import FeedModel
internal import struct Foundation.Date

/// The years of a list whose rows give month and day alone, newest first: each day by itself is taken for the latest such day, so that below
/// the turn of the year a list of more than twelve months would jump forward again.
struct DescendingYears {
    let dates: PageDates

    /// Rows that stand a little out of order are no turn of a year.
    private static let leap = 14 * 86_400.0

    /// - Parameter days: those of all rows, in their order, each completed by itself.
    /// - Returns: `nil` where the order does not tell: rows out of order, or pinned on top.
    func corrected(_ days: [EntryDate]) -> [EntryDate]? {
        guard let top = days.first else { return nil }
        var corrected: [EntryDate] = [top]
        var yearsBack = 0
        for day in days.dropFirst() {
            guard day.instant <= top.instant, let last = corrected.last, var moved = moved(day, yearsBack) else {
                return nil
            }
            if moved.instant.timeIntervalSince(last.instant) > Self.leap {
                // Only behind the turn of a year: a list that begins with last year's row has it pinned.
                let isBehindTurn = dates.year(of: last) < dates.year(of: top)
                yearsBack += 1
                guard isBehindTurn, let further = self.moved(day, yearsBack), further.instant <= last.instant else {
                    return nil
                }
                moved = further
            }
            corrected.append(moved)
        }
        return yearsBack > 0 ? corrected : nil
    }

    private func moved(_ day: EntryDate, _ yearsBack: Int) -> EntryDate? {
        yearsBack == 0 ? day : dates.date(day, inYear: dates.year(of: day) - yearsBack)
    }
}
