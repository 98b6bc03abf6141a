internal import FeedModel

/// Dates with a month in words, in any order: RFC 822 with all its lapses, `asctime`, Greek, Hungarian, `January 5, 2004, 7:48 PM`.
///
/// The order of the parts says little in practice, so they are collected and then told apart by what they look like.
struct NamedMonthDate {
    private var scanner: DateScanner
    private let centralStandard: Int
    private var numbers: [(value: Int, digits: Int)] = []
    private var month: Int?
    private var time: (hour: Int, minute: Int, second: Int)?
    private var offset: Int?
    /// Whether the time was marked as before or after noon.
    private var isAfternoon: Bool?

    static func read(_ bytes: [UInt8], today: CivilTime?, centralStandard: Int) -> CivilTime? {
        guard hasLetters(bytes) else { return nil }
        var date = NamedMonthDate(scanner: DateScanner(bytes), centralStandard: centralStandard)
        guard date.collect() else { return nil }
        return date.assembled(today: today)
    }

    /// Whether there is a word that could be a month's name: Latin or Greek, not Chinese or Korean.
    private static func hasLetters(_ bytes: [UInt8]) -> Bool {
        var run = 0
        for byte in bytes {
            run = byte &- 0x61 < 26 || byte &- 0x80 < 0x60 ? run + 1 : 0
            if run == 3 { return true }
        }
        return false
    }

    private init(scanner: DateScanner, centralStandard: Int) {
        (self.scanner, self.centralStandard) = (scanner, centralStandard)
    }

    /// False where the text holds something no date holds.
    private mutating func collect() -> Bool {
        while let byte = scanner.current {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): guard collectNumber() else { return false }
            case UInt8(ascii: "+"), UInt8(ascii: "-"): collectSign()
            case _ where DateScanner.isLetter(byte): collectWord(scanner.word())
            default: scanner.index += 1
            }
        }
        return month != nil
    }

    private mutating func collectNumber() -> Bool {
        guard let number = scanner.number(upTo: 4) else { return false }
        guard scanner.current == UInt8(ascii: ":"), number.digits <= 2, time == nil else {
            numbers.append(number)
            return numbers.count <= 3
        }
        var parts: [Int] = [number.value]
        while parts.count < 3, scanner.skip(UInt8(ascii: ":")) { parts.append(scanner.number(upTo: 2)?.value ?? 0) }
        if scanner.current == UInt8(ascii: "."), let next = scanner.peek(1), next &- 0x30 < 10 {
            scanner.index += 1
            scanner.skipDigits()
        }
        time = (parts[0], parts[1], parts.count > 2 ? parts[2] : 0)
        return true
    }

    private mutating func collectSign() {
        if time != nil, offset == nil, let next = scanner.peek(1), next &- 0x30 < 10 {
            offset = ZoneNames.read(&scanner, centralStandard: centralStandard)
            if offset != nil { return }
        }
        // No offset, or one with too many digits to be one.
        scanner.index += 1
    }

    private mutating func collectWord(_ word: ArraySlice<UInt8>) {
        if month == nil, let found = MonthNames.month(word) {
            month = found
        } else if word.elementsEqual("am".utf8) || word.elementsEqual("pm".utf8) || isDottedHalfDay(word) {
            isAfternoon = word.first == UInt8(ascii: "p")
            if word.count == 1 { scanner.index += 2 }
        } else if !MonthNames.isWeekday(word), offset == nil, mayBeFollowedByZone,
            let found = ZoneNames.offset(of: word, centralStandard: centralStandard)
        {
            // `GMT-0500`: the name and the difference belong together.
            let isFollowedByOffset = scanner.current == UInt8(ascii: "+") || scanner.current == UInt8(ascii: "-")
            offset = isFollowedByOffset && (scanner.peek(1) ?? 0) &- 0x30 < 10 ? nil : found
        }
    }

    /// A zone stands behind the time, or at the end of a date without one; elsewhere `at` is a word.
    private var mayBeFollowedByZone: Bool { time != nil || numbers.count == 3 || !numbers.isEmpty && scanner.isAtEnd }

    /// `p.m.`
    private func isDottedHalfDay(_ word: ArraySlice<UInt8>) -> Bool {
        time != nil && (word.elementsEqual("a".utf8) || word.elementsEqual("p".utf8))
            && scanner.current == UInt8(ascii: ".") && scanner.peek(1) == UInt8(ascii: "m")
    }

    private func assembled(today: CivilTime?) -> CivilTime? {
        guard let month, let first = numbers.first else { return nil }
        var date: CivilTime
        if first.digits >= 3 {
            date = CivilTime(year: year(first), month: month, day: numbers.count > 1 ? numbers[1].value : 1)
        } else if numbers.count > 1 {
            date = CivilTime(year: year(numbers[1]), month: month, day: first.value)
        } else if let today {
            date = CivilTime(month: month, day: first.value, lastBefore: today)
        } else {
            return nil
        }
        if let time = time ?? bareHour {
            (date.hour, date.minute, date.second, date.hasTime) = (time.hour, time.minute, time.second, true)
            if let isAfternoon { date.set(hour: time.hour, in: isAfternoon ? .afternoon : .morning) }
        }
        date.offset = offset
        return date
    }

    /// `01 Jan 2004 19 GMT`, `Jan 1, 2004 7 pm`: a third number is an hour if a zone or a half of the day says so.
    private var bareHour: (hour: Int, minute: Int, second: Int)? {
        guard numbers.count == 3, numbers[2].digits <= 2, offset != nil || isAfternoon != nil else { return nil }
        return (numbers[2].value, 0, 0)
    }

    /// Two digits mean 1990 to 2089, three count from 1900 (RFC 2822 §4.3).
    private func year(_ number: (value: Int, digits: Int)) -> Int {
        switch number.digits {
        case ...2: number.value + (number.value < 90 ? 2000 : 1900)
        case 3: number.value + 1900
        default: number.value
        }
    }
}

extension CivilTime {
    /// The last such day up to today; two days of grace are for clocks and zones that differ.
    init(month: Int, day: Int, lastBefore today: CivilTime) {
        self.init(year: today.year, month: month, day: day)
        let now = GregorianDay(year: today.year, month: today.month, day: today.day)
        if GregorianDay(year: year, month: month, day: day).number > now.number + 2 { year -= 1 }
    }
}
