/// Months and days of the week by name: English, Greek and Hungarian, whole or cut short.
enum MonthNames {
    /// The first three letters, packed. What follows them does not matter: `Sept`, `September`, `Sep.` are all the ninth.
    private static let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    private static let english: [UInt32] = names.map { packed(Array($0.utf8)[...]) }
    private static let weekdays: [UInt32] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map {
        packed(Array($0.utf8)[...])
    }

    /// Beginnings of Greek and Hungarian names in lower case, with and without accents. The longer one comes first where two agree.
    private static let others: [(beginning: [UInt8], month: Int)] = [
        ("ιαν", 1), ("φεβ", 2), ("μάρ", 3), ("μαρ", 3), ("μάώ", 3), ("μαώ", 3), ("απρ", 4), ("μάι", 5), ("μαϊ", 5),
        ("μαΐ", 5), ("μαι", 5), ("ιούν", 6), ("ιουν", 6), ("ιον", 6), ("ιούλ", 7), ("ιουλ", 7), ("ιολ", 7), ("αύγ", 8),
        ("αυγ", 8), ("σεπ", 9), ("οκτ", 10), ("νοέ", 11), ("νοε", 11), ("δεκ", 12),
        ("január", 1), ("febru", 2), ("március", 3), ("április", 4), ("május", 5), ("június", 6), ("július", 7),
        ("augusztus", 8), ("szept", 9), ("október", 10), ("november", 11), ("december", 12),
    ].map { (Array($0.utf8), $1) }

    private static let greekWeekdays: [[UInt8]] = [
        "κυρ", "δευ", "τρι", "τρί", "τετ", "πεμ", "πέμ", "παρ", "σαβ", "σάβ",
    ]
    .map { Array($0.utf8) }

    static func month(_ word: ArraySlice<UInt8>) -> Int? {
        guard word.count >= 3 else { return nil }
        if let index = english.firstIndex(of: packed(word)) { return index + 1 }
        guard let first = word.first, first < 0xE0 else { return nil }
        return others.first { word.starts(with: $0.beginning) }?.month
    }

    /// `星期一, 18 11月 2024 10:00:00 +0800`, as Java writes RFC 822 where the machine is Chinese, with the month in English and without the day
    /// of the week; `nil` for anything else.
    static func namingNumberedMonth(_ text: [UInt8]) -> [UInt8]? {
        guard text.count < 60, text.contains(0x9C),  // In UTF-8, 月 is E6 9C 88.
            let match = String(decoding: text, as: UTF8.self).wholeMatch(
                of: /(?:(?:星期|周).,? )?(?<day>[0-9]{1,2}) (?<month>[0-9]{1,2})月 (?<rest>[0-9]{4}.*)/),
            let month = Int(match.month), (1...12).contains(month)
        else { return nil }
        return Array("\(match.day) \(names[month - 1]) \(match.rest)".utf8)
    }

    static func isWeekday(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count >= 3 else { return false }
        return weekdays.contains(packed(word)) || greekWeekdays.contains { word.starts(with: $0) }
    }

    private static func packed(_ word: ArraySlice<UInt8>) -> UInt32 {
        word.prefix(3).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
