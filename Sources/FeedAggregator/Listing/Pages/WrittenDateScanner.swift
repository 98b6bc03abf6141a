/// Finds dates in a text.
struct WrittenDateScanner {
    /// Folded: full-width digits and signs are ASCII, dashes are `-`, spaces are spaces.
    private let characters: [Unicode.Scalar]
    /// A text longer than this is no date column; its beginning is looked at.
    private static let lengthLimit = 4_000

    init(_ text: String) {
        characters = text.unicodeScalars.prefix(WrittenDateScanner.lengthLimit).map { scalar in
            switch scalar.value {
            case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
            case 0x2010...0x2015, 0x2212: "-"
            case 0xA0, 0x2000...0x200A, 0x3000, 0x09, 0x0A, 0x0D: " "
            default: scalar
            }
        }
    }

    /// All full dates and those without a year, in order.
    func all() -> [WrittenDate] {
        var dates: [WrittenDate] = []
        var position = 0
        while position < characters.count {
            if let date = date(at: position) {
                dates.append(date)
                position = max(date.range.upperBound, position + 1)
            } else {
                position += 1
            }
        }
        return dates
    }

    /// The first date that names its year.
    func first() -> WrittenDate? { all().first { $0.year != nil } }

    /// The date, if the text says nothing else: brackets, a weekday and a label that ends with a colon go along.
    func only() -> WrittenDate? {
        let found = all()
        guard let date = found.first(where: { $0.year != nil }) ?? found.first else { return nil }
        var before = characters[..<date.range.lowerBound]
        let after = characters[date.range.upperBound...]
        if let colon = before.lastIndex(of: ":"), colon < 16 { before = before[(colon + 1)...] }
        let ornament: (Unicode.Scalar) -> Bool = { " []()【】〔〕<>|·,./:-_".unicodeScalars.contains($0) }
        let isBare =
            before.allSatisfy(ornament)
            && after.allSatisfy { ornament($0) || "星期周一二三四五六日天".unicodeScalars.contains($0) }
        return isBare ? date : nil
    }

    /// The first date with a label before it: `来源：… 发布时间：2024-08-26`.
    func labelled() -> WrittenDate? {
        let dates = all().filter { date in
            guard date.year != nil else { return false }
            let before = String(String.UnicodeScalarView(characters[..<date.range.lowerBound])).lowercased().trimmed
            return ["时间:", "日期:", "发布:", "发布于", "发布于:", "date:", "time:", "published:", "posted:"].contains {
                before.hasSuffix($0)
            }
        }
        return best(of: dates)
    }

    /// The first that may be the day of publication, else the first that is the day of a document.
    func best(of dates: [WrittenDate]) -> WrittenDate? {
        let labels = dates.map { label(before: $0) }
        return (labels.firstIndex(of: .publication) ?? labels.firstIndex(of: .making)).map { dates[$0] }
    }

    func label(before date: WrittenDate) -> DateLabel {
        DateLabel(String(String.UnicodeScalarView(characters[..<date.range.lowerBound].suffix(24))))
    }

    // MARK: Parts of split dates

    /// Whether the whole text is a part of a date and nothing else.
    var isPart: Bool {
        guard characters.count <= 14 else { return false }
        return day != nil || year != nil || month != nil || yearAndMonth != nil || only() != nil
    }

    /// The whole text as a day of the month: `26`, `26日`.
    var day: Int? {
        wholeNumber(suffixes: ["日", "号"]).flatMap { $0.digits <= 2 && (1...31).contains($0.value) ? $0.value : nil }
    }
    /// The whole text as a year: `2024`, `2024年`.
    var year: Int? { wholeNumber(suffixes: ["年"]).flatMap { (1990...2100).contains($0.value) ? $0.value : nil } }
    /// The whole text as a month: `8月`, `Aug`, `August`.
    var month: Int? {
        if let number = wholeNumber(suffixes: ["月"]), characters.contains("月"), (1...12).contains(number.value) {
            return number.value
        }
        guard let name = monthName(at: trimmed.lowerBound), name.end >= trimmed.upperBound else { return nil }
        return name.month
    }

    /// The whole text as a month of a year: `2024-08`, `2024年8月`, `08/2024`, `Aug 2024`.
    var yearAndMonth: (year: Int, month: Int)? {
        let range = trimmed
        var numbers: [Int] = []
        var named: Int?
        var position = range.lowerBound
        while position < range.upperBound {
            if let number = number(at: position) {
                numbers.append(number.value)
                position = number.end
            } else if let name = monthName(at: position) {
                named = name.month
                position = name.end
            } else if "-./年月, ".unicodeScalars.contains(characters[position]) {
                position += 1
            } else {
                return nil
            }
        }
        if let named, numbers.count == 1 { numbers.append(named) }
        guard numbers.count == 2, let year = numbers.max(), let month = numbers.min() else { return nil }
        return (1990...2100).contains(year) && (1...12).contains(month) ? (year, month) : nil
    }

    /// Without white space and brackets around.
    private var trimmed: Range<Int> {
        let edge: (Unicode.Scalar) -> Bool = { " []()【】/.,".unicodeScalars.contains($0) }
        let start = characters.firstIndex { !edge($0) } ?? 0
        let end = characters.lastIndex { !edge($0) }.map { $0 + 1 } ?? 0
        return start..<max(start, end)
    }

    private func wholeNumber(suffixes: Set<Unicode.Scalar>) -> (value: Int, digits: Int)? {
        let range = trimmed
        guard let number = number(at: range.lowerBound) else { return nil }
        let rest = characters[number.end..<max(number.end, range.upperBound)].filter { $0 != " " }
        guard rest.isEmpty || (rest.count == 1 && suffixes.contains(rest[0])) else { return nil }
        return (number.value, number.end - range.lowerBound)
    }

    // MARK: Scanning

    private func date(at start: Int) -> WrittenDate? {
        if isDigit(start) {
            guard start == 0 || !isDigit(start - 1), let first = number(at: start) else { return nil }
            let date =
                switch first.end - start {
                case 4: yearFirst(start, first.value, first.end)
                case 2...3 where isOfRepublic(start): yearFirst(start, first.value + 1911, first.end)
                case 8: compact(start, first.value, first.end)
                case 1, 2: shortFirst(start, first.value, first.end)
                default: nil as WrittenDate?
                }
            return date.map(withTime)
        }
        guard start == 0 || !isLetter(start - 1), let name = monthName(at: start) else { return nil }
        return monthFirst(start, name.month, name.end).map(withTime)
    }

    /// `2024-08-26`, `2024/8/26`, `2024.8.26`, `2024 年 8 月 26 日`.
    private func yearFirst(_ start: Int, _ year: Int, _ end: Int) -> WrittenDate? {
        guard let separator = separator(at: end, "-/.年"), let month = number(at: separator.end), month.digits <= 2
        else { return nil }
        let expected = separator.sign == "年" ? "月" : String(separator.sign)
        guard let second = self.separator(at: month.end, expected), let day = number(at: second.end), day.digits <= 2
        else { return nil }
        return make(year, month.value, day.value, start..<afterSign(day.end, "日号"))
    }

    /// `20240826`, with nothing but a sign or a letter around.
    private func compact(_ start: Int, _ value: Int, _ end: Int) -> WrittenDate? {
        make(value / 10_000, value / 100 % 100, value % 100, start..<end)
    }

    /// `08-26`, `8月26日`, `24-08-26`, `08/26/2024`, `26 August 2024`.
    private func shortFirst(_ start: Int, _ first: Int, _ end: Int) -> WrittenDate? {
        if let name = monthName(at: skipSpace(end, also: ".")), let year = number(at: skipSpace(name.end, also: ",.")),
            year.digits == 4
        {
            return make(year.value, name.month, first, start..<year.end)
        }
        guard let separator = separator(at: end, "-/.月"), let second = number(at: separator.end), second.digits <= 2
        else { return nil }
        if separator.sign != "月", let again = self.separator(at: second.end, String(separator.sign)),
            let third = number(at: again.end)
        {
            if third.digits == 4 {
                if first > 12 { return make(third.value, second.value, first, start..<third.end) }
                var date = make(third.value, first, second.value, start..<third.end)
                date?.mayBeDayFirst = second.value <= 12
                return date
            }
            return third.digits == 2 && first >= 10
                ? make(2000 + first, second.value, third.value, start..<third.end) : nil
        }
        // "3.5" is a number, and "12-30" between letters a range; a list writes two digits each or 月.
        guard separator.sign == "月" || (second.digits == 2 && end - start == 2), !isRest(start) else { return nil }
        return make(nil, first, second.value, start..<afterSign(second.end, "日号"))
    }

    /// Whether years are counted from the Republic's beginning here: `民國113年11月26日`.
    private func isOfRepublic(_ start: Int) -> Bool {
        var end = start
        while scalar(end - 1) == " " { end -= 1 }
        return matches("民國", at: end - 2) || matches("民国", at: end - 2)
    }

    /// Whether the number here goes on with something: `11-26` of `113-11-26` is no day of this year.
    private func isRest(_ start: Int) -> Bool {
        scalar(start - 1).map { "-/.年".unicodeScalars.contains($0) } == true && isDigit(start - 2)
    }

    /// `Aug 26, 2024`, `August 26th 2024`.
    private func monthFirst(_ start: Int, _ month: Int, _ end: Int) -> WrittenDate? {
        guard let day = number(at: skipSpace(end, also: ".")), day.digits <= 2 else { return nil }
        var after = day.end
        if isLetter(after), isLetter(after + 1), !isLetter(after + 2) { after += 2 }
        guard let year = number(at: skipSpace(after, also: ",.")), year.digits == 4 else { return nil }
        return make(year.value, month, day.value, start..<year.end)
    }

    private func make(_ year: Int?, _ month: Int, _ day: Int, _ range: Range<Int>) -> WrittenDate? {
        guard year.map({ (1970...2100).contains($0) }) ?? true, WrittenDate.isDay(year: year, month: month, day: day)
        else { return nil }
        return WrittenDate(year: year, month: month, day: day, range: range)
    }

    /// `10:30`, `10:30:05`, `T10:30`, `10时30分`, `下午 3:30`, `3:30 PM`. Of an hour that lies in the next day the date is kept alone.
    private func withTime(_ date: WrittenDate) -> WrittenDate {
        var position = skipSpace(date.range.upperBound, also: ",T|")
        var part: DayPart?
        if let named = DayPart.words.first(where: { matches($0.word, at: position) }) {
            (part, position) = (named.part, skipSpace(position + named.word.unicodeScalars.count))
        }
        guard let hour = number(at: position), hour.digits <= 2, let colon = separator(at: hour.end, ":时点"),
            let minute = number(at: colon.end), minute.digits == 2, hour.value < 25, minute.value < 60
        else { return date }
        var (end, second) = (afterSign(minute.end, "分"), 0)
        if let colon = separator(at: end, ":"), let seconds = number(at: colon.end), seconds.digits == 2,
            seconds.value < 61
        {
            (end, second) = (seconds.end, min(seconds.value, 59))
        } else if minute.end < end, let seconds = number(at: end), seconds.digits <= 2, seconds.value < 60 {
            (end, second) = (afterSign(seconds.end, "秒"), seconds.value)
        }
        let half = skipSpace(end)
        if isLetter(half), isLetter(half + 1), !isLetter(half + 2), scalar(half + 1) == "M" || scalar(half + 1) == "m" {
            if scalar(half) == "P" || scalar(half) == "p" { part = .afternoon }
            if scalar(half) == "A" || scalar(half) == "a" { part = .morning }
            end = half + 2
        }
        let written = hour.value == 24 ? 0 : hour.value
        var dated = date
        dated.time = (part.map { $0.hour(of: written) } ?? written).map {
            WrittenDate.Time(hour: $0, minute: minute.value, second: second)
        }
        dated.range = date.range.lowerBound..<end
        return dated
    }

    // MARK: Characters

    private func scalar(_ position: Int) -> Unicode.Scalar? {
        characters.indices.contains(position) ? characters[position] : nil
    }
    private func isDigit(_ position: Int) -> Bool { scalar(position).map { ("0"..."9").contains($0) } ?? false }
    private func isLetter(_ position: Int) -> Bool {
        scalar(position).map { ("a"..."z").contains($0) || ("A"..."Z").contains($0) } ?? false
    }

    /// At most eight digits; a longer run is no part of a date.
    private func number(at start: Int) -> (value: Int, digits: Int, end: Int)? {
        var (value, end) = (0, start)
        while isDigit(end) {
            guard end - start < 8, let digit = scalar(end) else { return nil }
            value = value * 10 + Int(digit.value - 48)
            end += 1
        }
        return end > start ? (value, end - start, end) : nil
    }

    private func separator(at position: Int, _ signs: String) -> (sign: Unicode.Scalar, end: Int)? {
        let position = skipSpace(position)
        guard let sign = scalar(position), signs.unicodeScalars.contains(sign) else { return nil }
        return (sign, skipSpace(position + 1))
    }

    private func skipSpace(_ start: Int, also signs: String = "") -> Int {
        var position = start
        while let next = scalar(position), next == " " || signs.unicodeScalars.contains(next) { position += 1 }
        return position
    }

    private func afterSign(_ position: Int, _ signs: String) -> Int {
        separator(at: position, signs).map { _ in skipSpace(position) + 1 } ?? position
    }

    private func matches(_ text: String, at position: Int) -> Bool {
        position >= 0 && characters.dropFirst(position).starts(with: text.unicodeScalars)
    }

    private func monthName(at start: Int) -> (month: Int, end: Int)? {
        var end = start
        while isLetter(end) { end += 1 }
        guard (3...9).contains(end - start) else { return nil }
        let word = String(String.UnicodeScalarView(characters[start..<end])).lowercased()
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ]
        guard
            let index = names.firstIndex(where: {
                $0 == word || (word.count == 3 && $0.hasPrefix(word)) || (word == "sept" && $0 == "september")
            })
        else { return nil }
        return (index + 1, end)
    }
}
