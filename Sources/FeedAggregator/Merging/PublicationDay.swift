internal import struct Foundation.Date
internal import struct Foundation.TimeZone

/// A day of the Gregorian calendar, reckoned without a `Calendar`, which costs microseconds a call.
struct PublicationDay: Hashable {
    /// Days since 1970-01-01.
    let number: Int

    init(_ date: Date, in timeZone: TimeZone) {
        // Beyond these bounds (the years 0 to 9999) a date is nonsense, and offsets and integers need not hold it.
        let bounded = min(max(date.timeIntervalSince1970, -62_167_219_200), 253_402_300_799)
        let offset = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: bounded))
        number = Int(((bounded + Double(offset)) / 86_400).rounded(.down))
    }

    /// `2024-08-26`.
    var text: String {
        // Days from civil, backwards (Howard Hinnant's algorithm): eras of 400 years begin on the first of March.
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return Self.padded(max(0, year), 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
