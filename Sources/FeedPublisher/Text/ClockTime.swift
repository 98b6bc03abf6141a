import FeedModel
import struct Foundation.Date
import struct Foundation.TimeZone

/// A moment as a clock on the wall shows it, by small arithmetic of our own: the same text on any machine, whatever its locale.
struct ClockTime: Hashable {
    let year: Int
    /// 1 to 12.
    let month: Int
    /// 1 to 31.
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int
    /// 0 is Sunday.
    let weekday: Int
    /// Minutes east of Greenwich.
    let offset: Int

    /// Fractions of a second are dropped. Moments outside the years 1 to 9998 are moved to their edge: RFC 3339 knows four digits only.
    init(_ date: Date, in zone: TimeZone? = nil) {
        // Zones before 1900 differ from Greenwich by odd seconds, which no feed date can say.
        let offset = (zone?.secondsFromGMT(for: date) ?? 0) / 60
        let interval = date.timeIntervalSince1970
        let seconds =
            interval.isFinite ? Int(min(max(interval, Self.earliest), Self.latest).rounded(.down)) : 0
        let local = seconds + offset * 60
        let today = GregorianDay(Int((Double(local) / 86_400).rounded(.down)))
        let time = local - today.number * 86_400
        (year, month, day) = today.date
        (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60)
        weekday = today.weekday
        self.offset = offset
    }

    private static let earliest = -62_104_060_800.0
    private static let latest = 253_338_364_800.0

    /// `2024-08-26`.
    var isoDay: String { "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))" }

    /// `10:30`.
    var clock: String { "\(digits(hour, 2)):\(digits(minute, 2))" }

    /// `2024-08-26T10:30:00+08:00` (RFC 3339).
    var rfc3339: String {
        let zone =
            offset == 0
            ? "Z"
            : "\(offset < 0 ? "-" : "+")\(digits(abs(offset) / 60, 2)):\(digits(abs(offset) % 60, 2))"
        return "\(isoDay)T\(clock):\(digits(second, 2))\(zone)"
    }

    /// `Mon, 26 Aug 2024 02:30:00 GMT` (RFC 822 with the four-digit year that RSS asks for); only for times in Greenwich's zone.
    var rfc822: String {
        let day = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][weekday]
        let month = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ][month - 1]
        return
            "\(day), \(digits(self.day, 2)) \(month) \(digits(year, 4)) \(clock):\(digits(second, 2)) GMT"
    }
}

private func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
