internal import FeedModel

/// The part of the day in which an hour of twelve lies.
enum DayPart { case morning, noon, afternoon, evening }

extension CivilTime {
    /// Puts the hour of 24 for one of 12. An hour beyond 12 was of 24 all along.
    mutating func set(hour written: Int, in part: DayPart) {
        hour = written
        switch (part, written) {
        case (.morning, 12): hour = 0
        case (.noon, 0...3), (.afternoon, ..<12), (.evening, 5..<12): hour = written + 12
        case (.evening, 1..<5) where secondsAsUTC != nil, (.evening, 12) where secondsAsUTC != nil:
            // An evening goes on past midnight: 晚上12:30 is half an hour into the next day.
            hour = written % 12
            (year, month, day) = GregorianDay(GregorianDay(year: year, month: month, day: day).number + 1).date
        default: break
        }
    }
}
