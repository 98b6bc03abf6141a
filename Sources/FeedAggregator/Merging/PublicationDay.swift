internal import FeedModel
internal import struct Foundation.Date
internal import struct Foundation.TimeZone

/// A day of the Gregorian calendar.
struct PublicationDay: Hashable {
    /// Days since 1970-01-01.
    let number: Int

    init(_ date: Date, in timeZone: TimeZone) {
        // Beyond these bounds (the years 0 to 9999) a date is nonsense, and offsets and integers need not hold it.
        let bounded = min(max(date.timeIntervalSince1970, -62_167_219_200), 253_402_300_799)
        let offset = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: bounded))
        number = Int(((bounded + Double(offset)) / 86_400).rounded(.down))
    }

    init(number: Int) { self.number = number }

    /// `2024-08-26`.
    var text: String {
        let (year, month, day) = GregorianDay(number).date
        return Self.padded(max(0, year), 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
