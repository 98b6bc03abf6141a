internal import struct Foundation.Date

/// Dates as HTTP writes them (RFC 9110 §5.6.7): the one form of today and the two old ones.
enum HTTPDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov  6 08:49:37 1994`; `nil` for anything else.
    static func parse(_ text: String) -> Date? {
        var words = text.split { $0 == " " || $0 == "," || $0 == "-" }.map { $0.lowercased() }
        guard words.count >= 5, words.count <= 6 else { return nil }
        words.removeFirst()  // The name of the day repeats what the date says.
        if Int(words[0]) == nil {
            // asctime: month, day, time, year.
            guard words.count == 4 else { return nil }
            words = [words[1], words[0], words[3], words[2]]
        }
        let clock = words[3].split(separator: ":").map { Int($0) }
        guard let day = Int(words[0]), let month = months.firstIndex(of: words[1]), var year = Int(words[2]),
            clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
            (1...31).contains(day), (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second),
            (0...9999).contains(year)
        else { return nil }
        // Two digits are of this century unless that lies far ahead (RFC 9110: more than 50 years).
        if words[2].count == 2 { year += year < 70 ? 2000 : 1900 }
        let seconds = daysSinceEpoch(year, month + 1, day) * 86_400 + hour * 3_600 + minute * 60 + second
        return Date(timeIntervalSince1970: Double(seconds))
    }

    /// The form of today.
    static func format(_ date: Date) -> String {
        let seconds = Int(max(-62_135_596_800, min(date.timeIntervalSince1970, 253_402_300_799)).rounded(.down))
        let day = Int((Double(seconds) / 86_400).rounded(.down))
        let clock = seconds - day * 86_400
        let (year, month, dayOfMonth) = civil(day)
        let weekday = ((day + 4) % 7 + 7) % 7
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let name = months[month - 1].prefix(1).uppercased() + months[month - 1].dropFirst()
        let time = "\(two(clock / 3_600)):\(two(clock / 60 % 60)):\(two(clock % 60))"
        return "\(days[weekday]), \(two(dayOfMonth)) \(name) \(year) \(time) GMT"
    }

    /// Days from 1970-01-01 in the proleptic Gregorian calendar; years begin in March here, so that the leap day comes last.
    static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let (day, calendarMonth) = (dayOfYear - (153 * month + 2) / 5 + 1, month < 10 ? month + 3 : month - 9)
        return (yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0), calendarMonth, day)
    }
}
