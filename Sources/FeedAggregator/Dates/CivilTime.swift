internal import FeedModel

/// A date and time of day as somebody wrote it, not checked yet.
struct CivilTime: Equatable {
    var year: Int
    var month: Int
    var day: Int
    var hour = 0
    var minute = 0
    var second = 0
    /// Seconds east of Greenwich; `nil` where no zone was written.
    var offset: Int?
    /// Whether a time of day was written.
    var hasTime = false

    /// Seconds since 1970 as if the clock showed UTC; `nil` for a date that cannot be: 31 June, 24:00, a leap second.
    var secondsAsUTC: Int? {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= Self.days(inMonth: month, of: year) else { return nil }
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        return GregorianDay(year: year, month: month, day: day).number * 86_400 + hour * 3_600 + minute * 60 + second
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
