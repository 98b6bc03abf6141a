internal import FeedModel

/// The part of the day in which an hour of twelve lies.
enum DayPart {
    case morning, noon, afternoon, evening

    /// What stands before an hour; a word that begins with another comes before it.
    static let words: [(word: String, part: DayPart)] = [
        ("上午", .morning), ("凌晨", .morning), ("早上", .morning), ("清晨", .morning), ("早晨", .morning), ("早", .morning),
        ("午前", .morning), ("中午", .noon), ("下午", .afternoon), ("午後", .afternoon), ("傍晚", .afternoon), ("晚上", .evening),
        ("晚", .evening),
    ]

    /// The hour of 24 for one of 12. An hour beyond 12 was of 24 all along.
    /// - Returns: `nil` for an hour of the next day: an evening goes on past midnight, 晚上12:30 is half an hour into it.
    func hour(of written: Int) -> Int? {
        switch (self, written) {
        case (.morning, 12): 0
        case (.noon, 0...3), (.afternoon, ..<12), (.evening, 5..<12): written + 12
        case (.evening, 1..<5), (.evening, 12): nil
        default: written
        }
    }
}

extension CivilTime {
    /// Puts the hour of 24 for one of 12.
    mutating func set(hour written: Int, in part: DayPart) {
        hour = written
        if let known = part.hour(of: written) {
            hour = known
        } else if secondsAsUTC != nil {
            hour = written % 12
            (year, month, day) = GregorianDay(GregorianDay(year: year, month: month, day: day).number + 1).date
        }
    }
}
