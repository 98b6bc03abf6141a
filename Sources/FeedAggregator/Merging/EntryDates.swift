internal import FeedModel
internal import struct Foundation.Date

/// The rules for `published`, `updated` and the order of entries: a source's dates are believed as far as they can be true.
enum EntryDates {
    /// The date as stated, in whole seconds; `nil` where it only looks like one: systems that know no date say 1970-01-01 or year 1.
    static func stated(_ date: EntryDate?) -> EntryDate? {
        guard let date else { return nil }
        let seconds = date.instant.timeIntervalSince1970.rounded(.down)
        let isNothing = seconds < firstBelievable || (-day...day).contains(seconds) || !(seconds < endOfTime)
        return isNothing ? nil : EntryDate(Date(timeIntervalSince1970: seconds), hasTime: date.hasTime)
    }

    /// What the feeds say in `published` of an entry seen for the first time. RSS 1.0 and many Atom feeds state one date only, as that of
    /// the last change: at first sight it is the best there is.
    static func publishedAtFirst(of entry: CleanEntry, now: Date) -> Date {
        stated(entry.published)?.instant ?? stated(entry.updated)?.instant ?? wholeSecond(now)
    }

    /// The same of an entry known before: moved by a corrected date of publication, never by a change.
    static func published(of entry: CleanEntry, before: Date) -> Date { stated(entry.published)?.instant ?? before }

    /// What the lists are ordered by: a date more than a day ahead of `now` is ordered by first sight.
    static func order(published: Date, firstSeen: Date, now: Date) -> Date {
        isAhead(published, of: now) ? wholeSecond(firstSeen) : published
    }

    /// What `updated` begins with, before ties are parted; `nil` for first sight.
    static func updatedAtFirst(of entry: CleanEntry, now: Date) -> Date? {
        let published = stated(entry.published)?.instant
        guard let updated = stated(entry.updated)?.instant ?? published, !isAhead(updated, of: now) else { return nil }
        guard let published, !isAhead(published, of: now) else { return updated }
        return max(updated, published)  // Nothing was updated before it was published.
    }

    /// When a revision happened: the source's word where it can be true, else now; always later than before.
    static func updatedByRevision(of entry: CleanEntry, before: Date, now: Date) -> Date {
        var moment = wholeSecond(now)
        if let stated = stated(entry.updated)?.instant, stated > before, !isAhead(stated, of: now) { moment = stated }
        return max(moment, before.addingTimeInterval(1))
    }

    /// The source's new date, unless it says less than the old one: a list states the day of what the article's own page dated to the minute,
    /// and where it leaves the year out, last year's rows seem to be of this one.
    static func corrected(_ old: EntryDate?, by new: EntryDate?, firstSeen: Date) -> EntryDate? {
        guard let new, let replacement = stated(new) else { return old }
        guard let old, let known = stated(old) else { return new }
        if isDayOfOtherYear(known.instant, replacement.instant) {
            func distance(_ date: EntryDate) -> Double { abs(date.instant.timeIntervalSince(firstSeen)) }
            let isPossible = replacement.instant.timeIntervalSince(firstSeen) <= 7 * day
            return isPossible && distance(replacement) < distance(known) ? new : old
        }
        guard known.hasTime, !replacement.hasTime else { return new }
        return abs(known.instant.timeIntervalSince(replacement.instant)) <= 2 * day ? old : new
    }

    private static func isDayOfOtherYear(_ one: Date, _ other: Date) -> Bool {
        let days = abs(one.timeIntervalSince(other)) / day
        let years = (days / 365.2425).rounded()
        return years >= 1 && abs(days - years * 365.2425) <= 1.1
    }

    static func wholeSecond(_ date: Date) -> Date {
        Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
    }

    private static func isAhead(_ date: Date, of now: Date) -> Bool { date.timeIntervalSince(now) > day }

    private static let day = 86_400.0
    /// The year 1900: older than any office that publishes.
    private static let firstBelievable = -2_208_988_800.0
    /// The year 2200: systems that know no date say 9999-12-31 as well.
    private static let endOfTime = 7_258_118_400.0
}
