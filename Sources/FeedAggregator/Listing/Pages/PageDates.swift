internal import FeedModel
internal import Foundation

/// Turns what pages write into dates: what ``WrittenDateScanner`` finds, else what ``DateReader`` makes of the whole text.
struct PageDates: Sendable {
    private let reader: DateReader
    private let reference: Date
    /// The day of the reading in the source's zone, for dates without a year.
    private let today: (year: Int, month: Int, day: Int)
    private var isDayFirst = false

    init(timeZone: TimeZone, reference: Date) {
        reader = DateReader(timeZone: timeZone, reference: reference)
        self.reference = reference
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let parts = calendar.dateComponents([.year, .month, .day], from: reference)
        today = (parts.year ?? 2000, parts.month ?? 1, parts.day ?? 1)
    }

    /// Learns from all dates of a page how its ambiguous ones are to be read.
    mutating func learn(from page: String) { isDayFirst = ShortDates.areDayFirst(in: page) }

    func date(_ written: WrittenDate) -> EntryDate? {
        let written = isDayFirst ? written.withDayFirst : written
        return entryDate(reader.read(written.text(today: today)))
    }

    /// A text that is meant to be a date, as a rule found it.
    func date(in text: String) -> EntryDate? {
        let scanner = WrittenDateScanner(ChineseNumerals.replaced(in: text))
        if let written = scanner.only() ?? scanner.first() { return date(written) }
        return entryDate(reader.read(text))
    }

    /// A text that may be a date and nothing else.
    func date(only text: String) -> EntryDate? {
        // A date has a digit; looking for one first spares most texts of a page the rest.
        guard text.utf8.count < 80, text.unicodeScalars.contains(where: { $0.properties.numericType != nil }) else {
            return nil
        }
        return WrittenDateScanner(ChineseNumerals.replaced(in: text)).only().flatMap { date($0) }
    }

    /// A date split over several elements: the day in one, year and month in another.
    func date(split texts: [String]) -> EntryDate? {
        guard (2...8).contains(texts.count) else { return nil }
        let scanners = texts.map { WrittenDateScanner($0) }
        let day = scanners.lazy.compactMap(\.day).first
        let year = scanners.lazy.compactMap(\.year).first
        var parts: (year: Int, month: Int, day: Int)?
        if let day, let month = scanners.lazy.compactMap(\.yearAndMonth).first {
            parts = (month.year, month.month, day)
        } else if let year, let written = scanners.lazy.compactMap({ $0.only() }).first, written.year == nil {
            parts = (year, written.month, written.day)
        } else if let year, let day, let month = scanners.lazy.compactMap(\.month).first {
            parts = (year, month, day)
        }
        if parts == nil, year == nil, let day, let month = scanners.lazy.compactMap(\.month).first {
            return date(WrittenDate(year: nil, month: month, day: day, range: 0..<0))
        }
        guard let parts, WrittenDate.isDay(year: parts.year, month: parts.month, day: parts.day) else { return nil }
        return date(WrittenDate(year: parts.year, month: parts.month, day: parts.day, range: 0..<0))
    }

    /// The date an article's address carries: `/202408/t20240826_1.html`, `/2024/08/26/`, `/2024-08/26/`, `/20240826/`.
    func date(inAddress address: String) -> EntryDate? {
        let parts = URLReference.path(of: address).split(separator: "/").map(String.init)
        for (index, part) in parts.enumerated() {
            if let written = compact(part), written.year.map({ $0 >= 1995 && $0 <= today.year + 1 }) == true {
                return date(written)
            }
            let rest = parts[index...].prefix(3)
            for length in [1, 2, 3] where rest.count >= length {
                let joined = rest.prefix(length).joined(separator: "-")
                guard joined.count <= 12, let written = WrittenDateScanner(joined).only(), let year = written.year,
                    year >= 1995,
                    year <= today.year + 1
                else { continue }
                return date(written)
            }
        }
        return nil
    }

    /// `20240826`, `t20240826_123.html`: eight digits of their own.
    private func compact(_ part: String) -> WrittenDate? {
        let digits = part.drop { !$0.isNumber }.prefix { $0.isNumber }
        guard digits.count == 8, part.prefix(while: { !$0.isNumber }).count <= 3 else { return nil }
        return WrittenDateScanner(String(digits)).first()
    }

    /// The same day in another year; for days whose year stands elsewhere.
    func date(_ date: EntryDate, inYear year: Int) -> EntryDate? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = reader.timeZone
        var parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date.instant)
        parts.year = year
        return calendar.date(from: parts).map { EntryDate($0, hasTime: date.hasTime) }
    }

    /// Whether a day lies more than one ahead of the reading: nothing was published then.
    func isAhead(_ date: EntryDate) -> Bool { date.instant.timeIntervalSince(reference) > 86_400 }

    /// Whether a day may be that of a list's newest row.
    func isRecent(_ date: EntryDate) -> Bool { reference.timeIntervalSince(date.instant) <= 62 * 86_400 }

    /// Whether a moment is that of the reading: it was written by the server as it answered.
    func isNow(_ date: EntryDate) -> Bool {
        date.hasTime && abs(date.instant.timeIntervalSince(reference)) < 300
    }

    func year(of date: EntryDate) -> Int {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = reader.timeZone
        return calendar.component(.year, from: date.instant)
    }

    func entryDate(_ date: FeedDate) -> EntryDate? { date.date.map { EntryDate($0, hasTime: date.hasTime) } }
}
