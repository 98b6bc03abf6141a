internal import FeedModel

/// ISO 8601 without separators or with parts left out: `20240826`, `2024-239`, `24239`, `240826`, `-24-08`, `--08-26`, `20240826T103000Z`.
enum BasicISODate {
    static func read(_ bytes: [UInt8], today: CivilTime?) -> CivilTime? {
        var scanner = DateScanner(bytes)
        guard var civil = date(&scanner, today: today) else { return nil }
        if scanner.isAtEnd { return civil }
        if scanner.skip(UInt8(ascii: "z")), scanner.isAtEnd {
            civil.offset = 0
            return civil
        }
        scanner.skipSpaces()
        _ = scanner.skip(UInt8(ascii: "t"))
        guard time(&scanner, into: &civil) else { return nil }
        scanner.skipSpaces()
        if scanner.isAtEnd { return civil }
        civil.offset = ZoneNames.read(&scanner, centralStandard: -6 * 3_600)
        return scanner.isAtEnd ? civil : nil
    }

    private static func date(_ scanner: inout DateScanner, today: CivilTime?) -> CivilTime? {
        var hyphens = 0
        while scanner.skip(UInt8(ascii: "-")) { hyphens += 1 }
        return switch hyphens {
        case 0: yearFirst(&scanner, today: today)
        case 1: shortYearOrOrdinal(&scanner, today: today)
        case 2: monthFirst(&scanner, today: today)
        case 3: scanner.digits(2).flatMap { day in today.map { CivilTime(year: $0.year, month: $0.month, day: day) } }
        default: nil
        }
    }

    private static func yearFirst(_ scanner: inout DateScanner, today: CivilTime?) -> CivilTime? {
        guard let number = scanner.number(upTo: 14) else { return nil }
        let value = number.value
        switch number.digits {
        case 4:
            // `2024-239`; anything else with separators belongs to the next grammar.
            guard scanner.current == UInt8(ascii: "-") else {
                return scanner.isAtEnd || scanner.current == UInt8(ascii: "z")
                    ? CivilTime(year: value, month: 1, day: 1) : nil
            }
            scanner.index += 1
            guard let ordinal = scanner.number(upTo: 3), ordinal.digits == 3 else { return nil }
            return date(ofDay: ordinal.value, in: value)
        case 2:
            // `24-239`
            guard scanner.skip(UInt8(ascii: "-")), let ordinal = scanner.number(upTo: 3), ordinal.digits == 3 else {
                return nil
            }
            return date(ofDay: ordinal.value, in: century(today) + value)
        case 5: return date(ofDay: value % 1_000, in: century(today) + value / 1_000)
        case 6:
            if let civil = valid(century(today) + value / 10_000, value / 100 % 100, value % 100) { return civil }
            return (1900...2199).contains(value / 100) ? valid(value / 100, value % 100, 1) : nil
        case 7: return date(ofDay: value % 1_000, in: value / 1_000)
        case 8: return CivilTime(year: value / 10_000, month: value / 100 % 100, day: value % 100)
        case 12, 14: return withTime(value, digits: number.digits)
        default: return nil
        }
    }

    /// `202408261030` and `20240826103000`.
    private static func withTime(_ value: Int, digits: Int) -> CivilTime {
        let seconds = digits == 14 ? value % 100 : 0
        let value = digits == 14 ? value / 100 : value
        return CivilTime(
            year: value / 100_000_000, month: value / 1_000_000 % 100, day: value / 10_000 % 100,
            hour: value / 100 % 100,
            minute: value % 100, second: seconds, hasTime: true)
    }

    private static func shortYearOrOrdinal(_ scanner: inout DateScanner, today: CivilTime?) -> CivilTime? {
        guard let number = scanner.number(upTo: 4) else { return nil }
        switch number.digits {
        case 4: return valid(century(today) + number.value / 100, number.value % 100, 1)
        case 3: return today.flatMap { date(ofDay: number.value, in: $0.year) }
        case 2:
            let year = century(today) + number.value
            guard scanner.skip(UInt8(ascii: "-")) else { return CivilTime(year: year, month: 1, day: 1) }
            return scanner.digits(2).map { CivilTime(year: year, month: $0, day: 1) }
        default: return nil
        }
    }

    private static func monthFirst(_ scanner: inout DateScanner, today: CivilTime?) -> CivilTime? {
        guard let today, let month = scanner.digits(2) else { return nil }
        _ = scanner.skip(UInt8(ascii: "-"))
        return CivilTime(year: today.year, month: month, day: scanner.digits(2) ?? 1)
    }

    /// `10:30`, `10:30:00.5`, `103000`, `1030`. False where what stands here is no time.
    private static func time(_ scanner: inout DateScanner, into civil: inout CivilTime) -> Bool {
        guard let hour = scanner.digits(2) else { return false }
        let hasColons = scanner.skip(UInt8(ascii: ":"))
        guard let minute = scanner.digits(2) else { return false }
        (civil.hour, civil.minute, civil.hasTime) = (hour, minute, true)
        if hasColons ? scanner.skip(UInt8(ascii: ":")) : (scanner.current ?? 0) &- 0x30 < 10 {
            guard let second = scanner.digits(2) else { return false }
            civil.second = second
        }
        if scanner.skip(UInt8(ascii: ".")) || scanner.skip(UInt8(ascii: ",")) { scanner.skipDigits() }
        return true
    }

    /// ISO 8601 takes a two-digit year for one of the present century.
    private static func century(_ today: CivilTime?) -> Int { (today?.year ?? 2000) / 100 * 100 }

    private static func valid(_ year: Int, _ month: Int, _ day: Int) -> CivilTime? {
        let civil = CivilTime(year: year, month: month, day: day)
        return civil.secondsAsUTC == nil ? nil : civil
    }

    /// The 239th day of a year. A day the year does not have becomes an impossible date, not one of the next year.
    private static func date(ofDay ordinal: Int, in year: Int) -> CivilTime {
        guard (1...9999).contains(year), ordinal >= 1, ordinal <= 337 + CivilTime.days(inMonth: 2, of: year) else {
            return CivilTime(year: year, month: 0, day: 0)
        }
        let date = GregorianDay(year: year, month: 1, day: ordinal).date
        return CivilTime(year: date.year, month: date.month, day: date.day)
    }
}
