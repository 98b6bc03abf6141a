/// Dates with a month in figures, alone or in the midst of a text: `2004-07-08 23:56:58`, `2024年8月26日 上午10:30`, `[08-26]`, `CreateDate:2024.08.26`,
/// `Fri, 2006/09/15 08:19:53 EDT`, `2004년 05월 28일 01:31:15`, W3C-DTF with all its lapses.
struct NumericDate {
    private var scanner: DateScanner
    private let today: CivilTime?
    private let centralStandard: Int
    /// Whether nothing but a bracket comes before.
    private let isAtBeginning: Bool
    /// Korean notation implies Korea's time.
    private var isKorean = false

    static func read(_ bytes: [UInt8], today: CivilTime?, centralStandard: Int) -> CivilTime? {
        // A whole date anywhere is worth more than half a date at the beginning.
        for isWhole in [true, false] {
            var start = 0
            while let digit = bytes[start...].firstIndex(where: { $0 &- 0x30 < 10 }) {
                var date = NumericDate(
                    scanner: DateScanner(bytes, at: digit), today: today, centralStandard: centralStandard)
                if let civil = isWhole ? date.whole() : date.isRest ? nil : date.partial() { return civil }
                date.scanner.index = digit
                date.scanner.skipDigits()
                start = date.scanner.index
            }
        }
        return nil
    }

    private init(scanner: DateScanner, today: CivilTime?, centralStandard: Int) {
        (self.scanner, self.today, self.centralStandard) = (scanner, today, centralStandard)
        isAtBeginning = scanner.bytes[..<scanner.index].allSatisfy {
            $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "(")
        }
    }

    // MARK: - The date

    private mutating func whole() -> CivilTime? {
        let era = era
        guard var first = scanner.number(upTo: 4), let separator = separator(afterYear: true),
            let second = scanner.number(upTo: 2), isSeparator(matching: separator), let third = scanner.number(upTo: 4)
        else { return nil }
        if let era { first = (era + first.value, 4) }
        guard let civil = date(first, second, third, separator) else { return nil }
        skipDayMark()
        return withTime(civil)
    }

    private func date(
        _ first: (value: Int, digits: Int), _ second: (value: Int, digits: Int), _ third: (value: Int, digits: Int),
        _ separator: Separator
    ) -> CivilTime? {
        switch (first.digits, third.digits) {
        case (4, ...2): return CivilTime(year: first.value, month: second.value, day: third.value)
        case (2, ...2):
            // ISO 8601 takes a two-digit year for one of the present century.
            return CivilTime(
                year: (today?.year ?? 2000) / 100 * 100 + first.value, month: second.value, day: third.value)
        case (...2, 4):
            // 26.08.2024 is European, 8/26/2024 American; 26/08/2024 can only be one of the two, and so can 26-08-2024.
            if separator == .dot || first.value > 12 {
                return CivilTime(year: third.value, month: second.value, day: first.value)
            }
            if separator == .slash || second.value > 12 {
                return CivilTime(year: third.value, month: first.value, day: second.value)
            }
            return nil
        default: return nil
        }
    }

    /// Before the first year of an era in whose years dates are given.
    private var era: Int? {
        let before = String(decoding: scanner.bytes[..<scanner.index].suffix(16), as: UTF8.self).trimmed
        return Self.eras.first { before.hasSuffix($0.name) }?.before
    }

    private static let eras = [("民國", 1911), ("民国", 1911), ("令和", 2018), ("平成", 1988), ("昭和", 1925)]
        .map { (name: $0.0, before: $0.1) }

    /// Whether the number here goes on with something: `11-26` of `113-11-26` is no day of this year, nor is `08/26` of `12345/08/26`.
    private var isRest: Bool {
        let before = scanner.bytes[..<scanner.index]
        for separator in ["-", "/", ".", "年"] where before.suffix(separator.utf8.count).elementsEqual(separator.utf8) {
            return before.dropLast(separator.utf8.count).last.map { $0 &- 0x30 < 10 } ?? false
        }
        return false
    }

    /// A month of a year, or a day without one.
    private mutating func partial() -> CivilTime? {
        guard let first = scanner.number(upTo: 4) else { return nil }
        if first.digits == 4 {
            guard let separator = separator(afterYear: true), separator != .dot, let month = scanner.number(upTo: 2)
            else { return nil }
            _ = isSeparator(matching: separator)
            guard (1...12).contains(month.value) else { return nil }
            return CivilTime(year: first.value, month: month.value, day: 1)
        }
        guard first.digits <= 2, let today, let separator = separator(afterYear: false),
            let day = scanner.number(upTo: 2),
            separator != .dot || isAtBeginning
        else { return nil }
        guard (1...12).contains(first.value), (1...31).contains(day.value) else { return nil }
        skipDayMark()
        return withTime(CivilTime(month: first.value, day: day.value, lastBefore: today))
    }

    private enum Separator { case hyphen, slash, dot, chinese, korean }

    private mutating func separator(afterYear: Bool) -> Separator? {
        scanner.skipSpaces()
        defer { scanner.skipSpaces() }
        if scanner.skip(UInt8(ascii: "-")) { return .hyphen }
        if scanner.skip(UInt8(ascii: "/")) { return .slash }
        if scanner.skip(UInt8(ascii: ".")) { return .dot }
        if scanner.skip(afterYear ? "年" : "月") { return .chinese }
        if scanner.skip(afterYear ? "년" : "월") {
            isKorean = true
            return .korean
        }
        return nil
    }

    private mutating func isSeparator(matching first: Separator) -> Bool {
        let start = scanner.index
        if separator(afterYear: false) == first { return true }
        scanner.index = start
        return false
    }

    private mutating func skipDayMark() {
        let start = scanner.index
        scanner.skipSpaces()
        for mark in ["日", "号", "號", "일"] where scanner.skip(mark) { return }
        scanner.index = start
    }

    // MARK: - The time

    private mutating func withTime(_ date: CivilTime) -> CivilTime {
        var date = date
        let isMarked = skipToTime()
        let part = dayPart()
        scanner.skipSpaces()
        guard let hour = scanner.number(upTo: isMarked ? 6 : 2), let time = time(hour, isMarked: isMarked) else {
            return date
        }
        (date.hour, date.minute, date.second, date.hasTime) = (time.hour, time.minute, time.second, true)
        scanner.skipSpaces()
        if let part = part ?? dayPart() { date.set(hour: time.hour, in: part) }
        date.offset = ZoneNames.read(&scanner, centralStandard: centralStandard) ?? (isKorean ? 9 * 3_600 : nil)
        return date
    }

    /// Goes over what may stand between date and time, and says whether it was ISO 8601's `T`.
    private mutating func skipToTime() -> Bool {
        if scanner.skip(UInt8(ascii: "t")) { return true }
        while let byte = scanner.current {
            if byte == 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") {
                scanner.index += 1
            } else if scanner.skip("星期") || scanner.skip("礼拜") || scanner.skip("周") || scanner.skip("週") {
                // The day's own character follows, three bytes of UTF-8.
                scanner.index = min(scanner.index + 3, scanner.bytes.count)
            } else {
                break
            }
        }
        return false
    }

    private mutating func time(_ hour: (value: Int, digits: Int), isMarked: Bool) -> (
        hour: Int, minute: Int, second: Int
    )? {
        if isMarked, hour.digits == 6 { return (hour.value / 10_000, hour.value / 100 % 100, hour.value % 100) }
        if isMarked, hour.digits == 4 { return (hour.value / 100, hour.value % 100, 0) }
        var (minute, second) = (0, 0)
        if scanner.skip(UInt8(ascii: ":")) {
            guard let value = scanner.number(upTo: 2)?.value else { return nil }
            minute = value
            if scanner.skip(UInt8(ascii: ":")) {
                guard let value = scanner.number(upTo: 2)?.value else { return nil }
                second = value
            }
            skipFraction()
        } else if isFollowedByHourMark() {
            scanner.skipSpaces()
            minute = scanner.skip("半") ? 30 : scanner.number(upTo: 2)?.value ?? 0
            scanner.skipSpaces()
            if ["分", "분"].contains(where: { scanner.skip($0) }) {
                scanner.skipSpaces()
                second = scanner.number(upTo: 2)?.value ?? 0
                _ = scanner.skip("秒") || scanner.skip("초")
            }
        } else if !isMarked, !scanner.isAtEnd {
            return nil
        }
        return (hour.value, minute, second)
    }

    private mutating func isFollowedByHourMark() -> Bool {
        let start = scanner.index
        scanner.skipSpaces()
        if ["时", "時", "点", "點", "시"].contains(where: { scanner.skip($0) }) { return true }
        scanner.index = start
        return false
    }

    private mutating func skipFraction() {
        guard scanner.current == UInt8(ascii: ".") || scanner.current == UInt8(ascii: ","),
            let next = scanner.peek(1), next &- 0x30 < 10
        else { return }
        scanner.index += 1
        scanner.skipDigits()
    }

    private static let dayParts: [(word: String, part: DayPart, isKorean: Bool)] =
        DayPart.words.map { ($0.word, $0.part, false) } + [
            ("오전", .morning, true), ("오후", .afternoon, true), ("am", .morning, false), ("pm", .afternoon, false),
            ("a.m.", .morning, false), ("p.m.", .afternoon, false),
        ]

    /// The part of the day that a word here names; `nil` where there is none.
    private mutating func dayPart() -> DayPart? {
        guard let byte = scanner.current, byte >= 0x80 || byte == UInt8(ascii: "a") || byte == UInt8(ascii: "p") else {
            return nil
        }
        for (word, part, isKoreanWord) in Self.dayParts where scanner.skip(word) {
            if isKoreanWord { isKorean = true }
            return part
        }
        return nil
    }
}
