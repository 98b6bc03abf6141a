internal import FeedModel
package import struct Foundation.Date

/// Dates as HTTP writes them (RFC 9110 §5.6.7): the one form of today and the two old ones.
package enum HTTPDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]

    /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov  6 08:49:37 1994`; `nil` for anything else.
    package static func parse(_ text: String) -> Date? {
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
        let midnight = GregorianDay(year: year, month: month + 1, day: day).number * 86_400
        return Date(timeIntervalSince1970: Double(midnight + hour * 3_600 + minute * 60 + second))
    }

    /// The form of today.
    package static func format(_ date: Date) -> String {
        let seconds = Int(max(-62_135_596_800, min(date.timeIntervalSince1970, 253_402_300_799)).rounded(.down))
        let day = GregorianDay(Int((Double(seconds) / 86_400).rounded(.down)))
        let clock = seconds - day.number * 86_400
        let (year, month, dayOfMonth) = day.date
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let name = months[month - 1].prefix(1).uppercased() + months[month - 1].dropFirst()
        let time = "\(two(clock / 3_600)):\(two(clock / 60 % 60)):\(two(clock % 60))"
        return "\(days[day.weekday]), \(two(dayOfMonth)) \(name) \(year) \(time) GMT"
    }
}
