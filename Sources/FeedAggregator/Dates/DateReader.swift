public import FeedModel
public import struct Foundation.Date
public import struct Foundation.TimeZone

/// Reads the dates of feeds and web pages, whatever notation they are in.
///
/// It knows RFC 822 with all its lapses, RFC 3339, W3C-DTF, ISO 8601 with ordinal dates and two-digit years, `asctime`, SQL and Perforce forms, Korean,
/// Greek and Hungarian names, Chinese notation, and Unix time. `8/9/2024` is the ninth of August, `8.9.2024` the eighth of September.
/// No locale and no formatter is involved: the same text always gives the same moment.
public struct DateReader: Sendable {
    /// For dates that name no zone.
    public let timeZone: TimeZone
    /// The present, as far as a date without a year needs one: `[08-26]` is the last 26 August before it.
    public let reference: Date?

    /// Set for zones that never change, so that the usual case needs no look into the zone's history.
    private let fixedOffset: Int?
    private let centralStandard: Int

    /// - Parameters:
    ///   - timeZone: for dates that name no zone. Where it is China's, `CST` means China's time as well.
    ///   - reference: the moment of reading; without it a date that states no year is not read.
    public init(timeZone: TimeZone = .gmt, reference: Date? = nil) {
        self.timeZone = timeZone
        self.reference = reference
        fixedOffset = ["GMT", "UTC", "Etc/UTC", "Etc/GMT"].contains(timeZone.identifier) ? 0 : nil
        let chineseZones: Set<String> = [
            "Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "Asia/Macau", "Asia/Hong_Kong", "Asia/Taipei",
            "Asia/Urumqi", "PRC",
        ]
        centralStandard = chineseZones.contains(timeZone.identifier) ? 8 * 3_600 : -6 * 3_600
    }

    /// The moment `text` means, to the second. A text that is no date, or a date that cannot be, has no `date`.
    public func read(_ text: some StringProtocol) -> FeedDate {
        let bytes = Array(text.utf8)
        var start = bytes.startIndex
        var end = bytes.endIndex
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        let trimmed = bytes[start..<end]
        let written = String(decoding: trimmed, as: UTF8.self)
        guard let civil = civilTime(trimmed), let instant = instant(of: civil) else {
            return FeedDate(date: nil, hasTime: false, text: written)
        }
        return FeedDate(date: instant, hasTime: civil.hasTime, text: written)
    }

    private func civilTime(_ bytes: ArraySlice<UInt8>) -> CivilTime? {
        if bytes.isEmpty { return nil }
        if let civil = CommonDates.rfc3339(bytes) ?? CommonDates.rfc822(bytes) { return civil }
        let folded = DateText.folded(bytes)
        let today = today
        if let seconds = UnixTime.seconds(folded) { return CivilTime(secondsSince1970: seconds) }
        if let civil = BasicISODate.read(folded, today: today) { return civil }
        let named = MonthNames.namingNumberedMonth(folded) ?? folded
        if let civil = NamedMonthDate.read(named, today: today, centralStandard: centralStandard) { return civil }
        return NumericDate.read(folded, today: today, centralStandard: centralStandard)
    }

    /// The calendar date of ``reference`` in ``timeZone``.
    private var today: CivilTime? {
        guard let reference else { return nil }
        let seconds = Int(reference.timeIntervalSince1970.rounded(.down))
        return CivilTime(secondsSince1970: seconds + (fixedOffset ?? timeZone.secondsFromGMT(for: reference)))
    }

    private func instant(of civil: CivilTime) -> Date? {
        guard let seconds = civil.secondsAsUTC else { return nil }
        if let offset = civil.offset {
            // The farthest places are 14 hours from Greenwich (Kiribati); a day leaves room for mistakes that can still be understood.
            guard abs(offset) < 86_400 else { return nil }
            return Date(timeIntervalSince1970: Double(seconds - offset))
        }
        if let fixedOffset { return Date(timeIntervalSince1970: Double(seconds - fixedOffset)) }
        let guess = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        let offset = timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds - guess)))
        return Date(timeIntervalSince1970: Double(seconds - offset))
    }
}

extension CivilTime {
    /// The date and time in UTC of a moment.
    init(secondsSince1970 seconds: Int) {
        let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
        let rest = seconds - days * 86_400
        let date = GregorianDay(days).date
        self.init(
            year: date.year, month: date.month, day: date.day, hour: rest / 3_600, minute: rest / 60 % 60,
            second: rest % 60, offset: 0, hasTime: true)
    }
}
