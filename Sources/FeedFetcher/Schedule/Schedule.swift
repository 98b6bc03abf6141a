internal import FeedModel
internal import struct Foundation.Date

/// When a source is next due, and why: the longest of what its operator, its publisher and its habit ask for.
enum Schedule {
    /// No hint and no pause puts a source off for longer: a wrong header must not silence it.
    static let day: Double = 86_400
    /// The furthest a next question can lie ahead: a day, moved on by skipped hours and days to the end of at most a week.
    static let longest: Double = 8 * day
    /// The first pause after a failure where the interval is shorter.
    private static let firstPause: Double = 300

    /// After a success.
    static func next(_ plan: SourcePlan, _ state: FetchState, now: Date) -> (Date, DueReason) {
        let interval = plan.interval.seconds
        guard interval > 0 else { return (now, .interval) }
        let wishes: [(Double?, DueReason)] = [
            (timeToLive(state.hints), .timeToLive), (updatePeriod(state.hints), .updatePeriod),
            (Freshness.lifetime(of: state.headers, received: now), .freshness),
        ]
        var (wait, reason) = (interval, DueReason.interval)
        for case (let seconds?, let why) in wishes where min(seconds, day) > wait {
            (wait, reason) = (min(seconds, day), why)
        }
        // Eight questions in a source's usual pause notice a notice within an eighth of it.
        if let gap = state.rhythm.typicalGap {
            let pause = min(gap / 8, plan.ceiling.seconds, day)
            if pause > wait { (wait, reason) = (pause, .rhythm) }
        }
        let due = now.addingTimeInterval(wait)
        let allowed = firstAllowed(from: due, state.hints)
        return allowed == due ? (due, reason) : (allowed, .skipped)
    }

    /// After a failure: twice the pause each time, at most a day, lengthened by up to a fifth so that not all come back at once. Never sooner
    /// than a source that is well would be asked by its operator and its publisher.
    static func afterFailure(_ plan: SourcePlan, _ state: FetchState, now: Date) -> (Date, DueReason) {
        // `interval: 0s` is always due.
        guard plan.interval > .zero else { return (now, .interval) }
        let doublings = Double(1 << min(max(state.failures - 1, 0), 20))
        // Bounded before it is lengthened: those that have failed for days must not come back together either.
        let growing =
            min(max(plan.interval.seconds, firstPause) * doublings, day / 1.2)
            * (1 + 0.2 * jitter(plan.id, state.failures))
        let wishes = [timeToLive(state.hints), updatePeriod(state.hints)].compactMap(\.self).map { min($0, day) }
        let pause = max(growing, plan.interval.seconds, wishes.max() ?? 0)
        return (firstAllowed(from: now.addingTimeInterval(pause), state.hints), .failures)
    }

    private static func timeToLive(_ hints: PublisherHints) -> Double? { hints.timeToLive.map { Double($0) * 60 } }

    private static func updatePeriod(_ hints: PublisherHints) -> Double? { hints.updatePeriod.map(Double.init) }

    /// A number from 0 to 1 that a source and an attempt always share, so that a schedule can be told in advance and tested.
    static func jitter(_ id: String, _ attempt: Int) -> Double {
        Double(BodyHash.xxh64(Array("\(id)#\(attempt)".utf8)) >> 11) / Double(UInt64(1) << 53)
    }

    /// The moment a Retry-After means, at most a day ahead.
    static func moment(_ retryAfter: RetryAfter, now: Date) -> Date {
        switch retryAfter {
        case .seconds(let seconds): now.addingTimeInterval(min(Double(seconds), day))
        case .date(let date): min(date, now.addingTimeInterval(day))
        }
    }

    /// The first moment from `due` on that is in no skipped hour and no skipped day (RSS 2.0, both in GMT).
    private static func firstAllowed(from due: Date, _ hints: PublisherHints) -> Date {
        guard !hints.skipHours.isEmpty || !hints.skipDays.isEmpty else { return due }
        let start = Int(due.timeIntervalSince1970.rounded(.down))
        var moment = start
        for _ in 0..<(7 * 24) {
            let weekday = GregorianDay(moment / 86_400).weekday
            guard hints.skipDays.contains(weekday) || hints.skipHours.contains(moment / 3_600 % 24) else {
                return moment == start ? due : Date(timeIntervalSince1970: Double(moment))
            }
            moment = (moment / 3_600 + 1) * 3_600
        }
        return due  // Everything is skipped, which cannot be meant.
    }
}
