/// A date as pages write it, found in a text: `2024-08-26 10:30`, `[2024.8.26]`, `2024年8月26日`, `08-26`, `Aug 26, 2024`.
///
/// It only finds and takes apart. What the parts mean in a zone is for ``DateReader`` to say.
struct WrittenDate: Hashable {
    /// `nil` where a list leaves it out because it is this year's.
    var year: Int?
    var month: Int
    var day: Int
    var time: Time?
    /// Whether month and day may have been written in the other order: `12/11/2026` is read as the twelfth month's, unless more is known.
    var mayBeDayFirst = false
    /// Where it stands among the characters (Unicode scalars) of the text.
    var range: Range<Int>

    struct Time: Hashable {
        var hour: Int
        var minute: Int
        var second: Int
    }

    /// ISO 8601, which every reader of dates understands. A missing year is the latest that does not make the date lie more than a week after `today`.
    func text(today: (year: Int, month: Int, day: Int)) -> String {
        var year = year ?? today.year
        if self.year == nil, (month - today.month) * 31 + day - today.day > 7 { year -= 1 }
        // On the last day of a year, what is of the first of January is of tomorrow.
        if self.year == nil, (today.month, today.day) == (12, 31), (month, day) == (1, 1) { year += 1 }
        while self.year == nil, !Self.isDay(year: year, month: month, day: day), year > today.year - 8 { year -= 1 }
        let date = "\(year)-\(padded(month))-\(padded(day))"
        return time.map { "\(date) \(padded($0.hour)):\(padded($0.minute)):\(padded($0.second))" } ?? date
    }

    var withDayFirst: WrittenDate {
        var date = self
        if mayBeDayFirst { (date.month, date.day) = (day, month) }
        return date
    }

    private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    static func isDay(year: Int?, month: Int, day: Int) -> Bool {
        // Without a year 29 February may be.
        (1...12).contains(month) && day >= 1 && day <= CivilTime.days(inMonth: month, of: year ?? 2000)
    }
}
