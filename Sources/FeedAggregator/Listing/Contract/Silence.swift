package import FeedModel
package import Foundation

/// Whether a source that used to publish by a rhythm has stopped. "No news" for a day is weather; for months it is a list that moved
/// without a word, or an office that publishes elsewhere now.
package enum Silence {
    /// Holidays and quiet summers last up to three weeks.
    private static let shortest = 21 * 86_400.0
    /// So many usual pauses.
    private static let usual = 6.0
    /// And longer than the longest pause seen.
    private static let longest = 2.0

    /// - Parameter rhythm: the runs that found something new. Fewer than four prove no habit.
    /// - Returns: `nil` while the pause is one as others were.
    package static func verdict(_ rhythm: PublishingRhythm, now: Date) -> PageVerdict? {
        // What came while the clock was ahead says nothing of when.
        let rhythm = PublishingRhythm(arrivals: rhythm.arrivals.filter { $0 <= now })
        guard let typical = rhythm.typicalGap, let last = rhythm.arrivals.last else { return nil }
        let pauses = zip(rhythm.arrivals.dropFirst(), rhythm.arrivals).map { $0.timeIntervalSince($1) }
        let pause = now.timeIntervalSince(last)
        guard pause > max(shortest, typical * usual, (pauses.max() ?? 0) * longest) else { return nil }
        return PageVerdict(
            state: .silent,
            reason: "it reads well, but nothing new came since \(day(last)), where \(words(typical)) between news are "
                + "usual. Does the office publish elsewhere now?")
    }

    private static func day(_ date: Date) -> String { date.formatted(.iso8601.year().month().day()) }

    private static func words(_ seconds: Double) -> String {
        let days = Int((seconds / 86_400).rounded())
        if days >= 1 { return days == 1 ? "1 day" : "\(days) days" }
        let hours = max(1, Int((seconds / 3_600).rounded()))
        return hours == 1 ? "1 hour" : "\(hours) hours"
    }
}
