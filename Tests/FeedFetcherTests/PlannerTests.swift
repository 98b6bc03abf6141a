import FeedModel
import Foundation
import Testing

@testable import FeedFetcher

/// Wednesday, 2024-01-03 12:00:00 GMT.
private let now = Date(timeIntervalSince1970: 1_704_283_200)
private let plan = SourcePlan(
    id: "jiangmen", url: "https://amr.example/feed.xml", interval: .seconds(1_800), fingerprint: "a")

private func document(
    _ url: String = "https://amr.example/feed.xml", permanent: String? = nil, etag: String? = "\"1\"",
    hash: String = "h1", headers: FreshnessHeaders = FreshnessHeaders()
) -> FetchedDocument {
    FetchedDocument(
        bytes: [60], url: url, permanentURL: permanent, validators: Validators(etag: etag, url: url), headers: headers,
        bodyHash: hash, wireBytes: 1)
}

private let readWell = ReadingReport(wasReadWell: true, knownEntries: 3, hadEntries: true)

/// A state after one good reading at `moment`.
private func known(
    at moment: Date = now, headers: FreshnessHeaders = FreshnessHeaders(), hints: PublisherHints = PublisherHints()
) -> FetchState {
    var report = readWell
    report.hints = hints
    return FetchPlanner.afterReading(plan, nil, document(headers: headers), report, now: moment)
}

@Suite("The planner") struct PlannerTests {
    @Test("asks a new source at once and without validators")
    func new() {
        #expect(FetchPlanner.isDue(plan, nil, now: now))
        let request = FetchPlanner.request(plan, nil, now: now)
        #expect(request.url == plan.url)
        #expect(request.validators == nil)
    }

    @Test("keeps validators and body hash of a document that was read well")
    func keeps() {
        let state = known()
        #expect(state.validators == Validators(etag: "\"1\"", url: plan.url))
        #expect(FetchPlanner.request(plan, state, now: now + 60).validators == state.validators)
        #expect(FetchPlanner.isKnownBody(plan, state, document()))
        #expect(!FetchPlanner.isKnownBody(plan, state, document(hash: "h2")))
        #expect(state.lastSuccess == now)
        #expect(state.failures == 0)
    }

    @Test("does not keep those of a document that could not be read, so that it comes again")
    func unreadable() {
        let report = ReadingReport(wasReadWell: false, problem: "line 7 is no XML")
        let first = FetchPlanner.afterReading(plan, nil, document(), report, now: now)
        #expect(first.validators == nil && first.bodyHash == nil)
        #expect(first.failures == 1 && first.lastError == "line 7 is no XML")
        let later = FetchPlanner.afterReading(
            plan, known(), document(etag: "\"2\"", hash: "h2"), report, now: now + 3_600)
        #expect(later.validators?.etag == "\"1\"")
        #expect(!FetchPlanner.isKnownBody(plan, later, document(hash: "h2")))
    }

    @Test("stores new validators also where the body is the same")
    func sameBody() {
        let state = FetchPlanner.afterUnchanged(plan, known(), document(etag: "\"2\""), now: now + 3_600)
        #expect(state.validators?.etag == "\"2\"")
        #expect(state.lastBody == now + 3_600)
        #expect(state.bodyHash == "h1")
    }

    @Test("drops validators when a 304 comes without them, once a week, and when the configuration changes")
    func drops() {
        let bare = FetchPlanner.afterUnchanged(
            plan, known(), NotModified(validators: nil, url: plan.url), now: now + 60)
        #expect(bare.validators == nil)
        #expect(bare.bodyHash == "h1", "the hash still spares the parsing")
        let fresh = Validators(etag: "\"1\"", url: plan.url)
        let good = FetchPlanner.afterUnchanged(
            plan, known(), NotModified(validators: fresh, url: plan.url), now: now + 60)
        #expect(good.validators == fresh)
        #expect(good.lastBody == now, "a 304 is no body")

        let week: Double = 7 * 86_400
        #expect(FetchPlanner.request(plan, good, now: now + week - 1).validators == fresh)
        #expect(FetchPlanner.request(plan, good, now: now + week).validators == nil)
        #expect(FetchPlanner.request(plan, good, now: now - 60).validators == nil, "the clock was set back")

        var changed = plan
        changed.fingerprint = "b"
        #expect(FetchPlanner.isDue(changed, good, now: now + 60))
        #expect(FetchPlanner.request(changed, good, now: now + 60).validators == nil)
        #expect(!FetchPlanner.isKnownBody(changed, good, document()))
        let read = FetchPlanner.afterReading(changed, good, document(), readWell, now: now + 60)
        #expect(read.configuration == "b")
    }

    @Test(
        "drops validators when a 304 names another document than the one that was read",
        arguments: [
            ("\"1\"", "Mon", "\"1\"", "Mon", true), ("\"1\"", "Mon", "\"1\"", nil, true),
            ("\"1\"", nil, "W/\"1\"", nil, true), ("W/\"1\"", nil, "\"1\"", nil, true),
            ("\"1\"", "Mon", nil, "Mon", true), ("\"1\"", "Mon", "\"2\"", "Mon", false),
            ("\"1\"", nil, "\"2\"", nil, false), (nil, "Mon", nil, "Tue", false), (nil, "Mon", "\"1\"", nil, false),
        ] as [(String?, String?, String?, String?, Bool)])
    func otherDocument(
        _ etag: String?, _ date: String?, _ newTag: String?, _ newDate: String?, _ areKept: Bool
    ) {
        var state = known()
        state.validators = Validators(etag: etag, lastModified: date, url: plan.url)
        let answer = NotModified(
            validators: Validators(etag: newTag, lastModified: newDate, url: plan.url), url: plan.url)
        let after = FetchPlanner.afterUnchanged(plan, state, answer, now: now + 60)
        #expect(after.validators == (areKept ? state.validators : nil))
    }

    @Test("drops everything known when a 304 comes unasked")
    func unasked() {
        let state = FetchPlanner.afterFailure(plan, known(), .notModifiedUnasked, now: now)
        #expect(state.validators == nil && state.bodyHash == nil && state.failures == 1)
    }

    @Test(
        "moves to a permanent address after two good runs in a row",
        arguments: [
            (["M", "M"], true), (["M"], false), (["M", "-", "M"], false), (["M", "F", "M"], false),
            (["M", "U", "M"], false),
            (["M", "N"], false), (["O", "M", "M"], true), (["M", "O"], false), (["M", "3"], true), (["M", "S"], true),
            (["M", "x"], false),
        ])
    func moves(_ runs: [String], _ moved: Bool) {
        let new = "https://new.example/feed.xml"
        var (state, moment) = (known(), now)
        for run in runs {
            moment += 3_600
            switch run {
            case "M":
                state = FetchPlanner.afterReading(plan, state, document(new, permanent: new), readWell, now: moment)
            case "O":
                let other = "https://third.example/"
                state = FetchPlanner.afterReading(plan, state, document(other, permanent: other), readWell, now: moment)
            case "S": state = FetchPlanner.afterUnchanged(plan, state, document(new, permanent: new), now: moment)
            case "3":
                let answer = NotModified(validators: Validators(etag: "\"1\"", url: new), url: new, permanentURL: new)
                state = FetchPlanner.afterUnchanged(plan, state, answer, now: moment)
            case "F": state = FetchPlanner.afterFailure(plan, state, .connectionLost, now: moment)
            case "U":
                let report = ReadingReport(wasReadWell: false)
                state = FetchPlanner.afterReading(plan, state, document(new, permanent: new), report, now: moment)
            case "N":  // Read, but with none of the entries we know: perhaps a page that says "we have moved".
                let report = ReadingReport(wasReadWell: true, newEntries: 2, knownEntries: 0, hadEntries: true)
                state = FetchPlanner.afterReading(plan, state, document(new, permanent: new), report, now: moment)
            case "x": state = FetchPlanner.afterReading(plan, state, document(new), readWell, now: moment)
            default: state = FetchPlanner.afterReading(plan, state, document(), readWell, now: moment)
            }
        }
        #expect((state.redirect.address == new) == moved)
        #expect(FetchPlanner.request(plan, state, now: moment).url == (moved ? new : plan.url))
    }

    @Test("moves a source that has no entries yet without asking for known ones")
    func movesEmpty() {
        let new = "https://new.example/feed.xml"
        let report = ReadingReport(wasReadWell: true)
        let first = FetchPlanner.afterReading(plan, nil, document(new, permanent: new), report, now: now)
        let second = FetchPlanner.afterReading(plan, first, document(new, permanent: new), report, now: now + 60)
        #expect(second.redirect == RedirectMemory(address: new))
    }

    @Test("never trusts an address where none of a source's entries were, however known they look later")
    func stranger() {
        let moved = "https://sale.example/feed.xml"
        var report = readWell
        (report.newEntries, report.knownEntries) = (2, 0)
        var state = FetchPlanner.afterReading(
            plan, known(), document(moved, permanent: moved, hash: "s"), report, now: now)
        #expect(state.redirect.doubtful == moved)
        for _ in 0..<3 {
            state = FetchPlanner.afterUnchanged(plan, state, document(moved, permanent: moved, hash: "s"), now: now)
        }
        state = FetchPlanner.afterReading(plan, state, document(moved, permanent: moved, hash: "t"), readWell, now: now)
        #expect(state.redirect.address == nil && state.redirect.candidate == nil)
        #expect(FetchPlanner.request(plan, state, now: now).url == plan.url)
        let back = FetchPlanner.afterReading(plan, state, document(), readWell, now: now)
        #expect(back.redirect == RedirectMemory())
    }

    @Test("asks the new address and the configured one in turn once the new one failed three times")
    func asksInTurn() {
        let new = "https://new.example/feed.xml"
        var state = known()
        state.redirect = RedirectMemory(address: new)
        var asked: [String] = []
        for _ in 1...7 {
            asked.append(FetchPlanner.request(plan, state, now: now).url)
            state = FetchPlanner.afterFailure(plan, state, .connectionLost, now: now)
        }
        #expect(asked == [new, new, new, plan.url, new, plan.url, new])
        // Its turn was the configured one's: it leads to the new one as before, or is well again by itself.
        let led = FetchPlanner.afterReading(plan, state, document(new, permanent: new), readWell, now: now)
        #expect(led.redirect == RedirectMemory(address: new))
        let back = FetchPlanner.afterReading(plan, state, document(), readWell, now: now)
        #expect(back.redirect == RedirectMemory())
        state.failures += 1
        let well = FetchPlanner.afterReading(plan, state, document(new), readWell, now: now)
        #expect(well.redirect == RedirectMemory(address: new), "the new one is well again")
    }

    @Test("is at home where a redirect leads back to the configured address")
    func leadsHome() {
        var state = known()
        state.redirect = RedirectMemory(address: "https://new.example/feed.xml")
        for _ in 1...2 {
            state = FetchPlanner.afterReading(plan, state, document(permanent: plan.url), readWell, now: now)
        }
        #expect(state.redirect == RedirectMemory())
    }

    @Test("asks again at its usual time what brings entries although it breaks off each time")
    func brokenOff() {
        var report = ReadingReport(wasReadWell: false, knownEntries: 14, problem: "it breaks off")
        var state = known()
        for _ in 1...5 {
            state = FetchPlanner.afterReading(plan, state, document(), report, now: now)
            #expect(state.dueReason == .interval && state.nextDue == now + plan.interval / .seconds(1))
        }
        let failed = FetchPlanner.afterFailure(plan, state, .status(503, retryAfter: nil), now: now)
        #expect(failed.failures == 2, "the pause after a failure does not grow with what was read")
        var moved = state
        moved.redirect = RedirectMemory(address: "https://new.example/feed.xml")
        #expect(FetchPlanner.request(plan, moved, now: now).url == "https://new.example/feed.xml", "where entries are")
        report.retryAfter = .seconds(7200)
        #expect(
            FetchPlanner.afterReading(plan, state, document(), report, now: now).nextDue == now + 7200,
            "what the server asks for is kept")
        report = ReadingReport(wasReadWell: false, problem: "it is empty")
        #expect(FetchPlanner.afterReading(plan, state, document(), report, now: now).dueReason == .failures)
    }

    @Test("goes back to the configured address when the new one fails three times, or its configuration changes")
    func movesBack() {
        var state = known()
        state.redirect = RedirectMemory(address: "https://new.example/feed.xml")
        for failures in 1...3 {
            #expect(FetchPlanner.request(plan, state, now: now).url == "https://new.example/feed.xml", "\(failures)")
            state = FetchPlanner.afterFailure(plan, state, .status(404, retryAfter: nil), now: now)
        }
        #expect(FetchPlanner.request(plan, state, now: now).url == plan.url)
        var changed = plan
        changed.fingerprint = "b"
        state.redirect = RedirectMemory(address: "https://new.example/feed.xml")
        #expect(FetchPlanner.request(changed, state, now: now).url == plan.url)
    }

    @Test("stops asking after a 410 until the configuration changes or a person asks for all")
    func gone() {
        let state = FetchPlanner.afterFailure(plan, known(), .status(410, retryAfter: nil), now: now)
        #expect(state.gone == now && state.dueReason == .gone && state.nextDue == nil)
        #expect(state.lastError?.contains("410") == true)
        #expect(!FetchPlanner.isDue(plan, state, now: now + 86_400 * 365))
        #expect(FetchPlanner.isDue(plan, state, now: now + 86_400, all: true))
        var waiting = state
        waiting.retryAfter = now + 600
        #expect(!FetchPlanner.isDue(plan, waiting, now: now + 60, all: true))
        var changed = plan
        changed.fingerprint = "b"
        #expect(FetchPlanner.isDue(changed, state, now: now))
    }

    @Test("does not take a 410 at a remembered address for the end of the source")
    func goneElsewhere() {
        var state = known()
        state.redirect = RedirectMemory(address: "https://new.example/")
        let after = FetchPlanner.afterFailure(plan, state, .status(410, retryAfter: nil), now: now)
        #expect(after.gone == nil && after.failures == 1)
        #expect(
            after.lastError?.hasPrefix("the site sends us on to https://new.example/, which is gone for good") == true)
        #expect(FetchPlanner.request(plan, after, now: now).url == plan.url, "asked next")
        let own = FetchPlanner.afterFailure(plan, after, .status(410, retryAfter: nil), now: now + 3600)
        #expect(own.gone == now + 3600)
    }

    @Test("leaves everything as it was after a run that was stopped")
    func stopped() {
        for error in [FetchError.cancelled, .runDeadline] {
            #expect(FetchPlanner.afterFailure(plan, known(), error, now: now + 60) == known())
        }
    }

    @Test("forgets failures after a success")
    func recovers() {
        var state = known()
        for _ in 0..<5 { state = FetchPlanner.afterFailure(plan, state, .connectionLost, now: now) }
        #expect(state.failures == 5 && state.lastSuccess == now)
        state = FetchPlanner.afterReading(plan, state, document(), readWell, now: now + 60)
        #expect(state.failures == 0 && state.lastError == nil && state.retryAfter == nil)
    }

    @Test("keeps its state through a round of JSON")
    func codable() throws {
        var state = FetchPlanner.afterFailure(
            plan, known(hints: PublisherHints(timeToLive: 60, skipHours: [3], skipDays: [0])),
            .status(503, retryAfter: .seconds(60)), now: now)
        state.redirect = RedirectMemory(candidate: "https://new.example/", goodRuns: 1)
        state.rhythm.noteArrival(at: now)
        let data = try JSONEncoder().encode(state)
        #expect(try JSONDecoder().decode(FetchState.self, from: data) == state)
    }
}

@Suite("A source is due") struct ScheduleTests {
    private func due(
        _ headers: FreshnessHeaders = FreshnessHeaders(), _ hints: PublisherHints = PublisherHints()
    ) -> (Double?, DueReason) {
        let state = known(headers: headers, hints: hints)
        return (state.nextDue?.timeIntervalSince(now), state.dueReason)
    }

    @Test(
        "after its interval, or later where feed or server ask for it, at most after a day",
        arguments: [
            (PublisherHints(), FreshnessHeaders(), 1_800.0, DueReason.interval),
            (PublisherHints(timeToLive: 60), FreshnessHeaders(), 3_600, .timeToLive),
            (PublisherHints(timeToLive: 10), FreshnessHeaders(), 1_800, .interval),
            (PublisherHints(timeToLive: 100_000), FreshnessHeaders(), 86_400, .timeToLive),
            (PublisherHints(timeToLive: .max), FreshnessHeaders(), 86_400, .timeToLive),
            (PublisherHints(timeToLive: -5), FreshnessHeaders(), 1_800, .interval),
            (PublisherHints(updatePeriod: 43_200), FreshnessHeaders(), 43_200, .updatePeriod),
            (PublisherHints(timeToLive: 60, updatePeriod: 7_200), FreshnessHeaders(), 7_200, .updatePeriod),
            (PublisherHints(), FreshnessHeaders(cacheControl: "public, max-age=5400"), 5_400, .freshness),
            (PublisherHints(), FreshnessHeaders(cacheControl: "max-age=\"5400\""), 5_400, .freshness),
            (PublisherHints(), FreshnessHeaders(cacheControl: "Max-Age=31536000"), 86_400, .freshness),
            (PublisherHints(), FreshnessHeaders(cacheControl: "max-age=99999999999999999999"), 86_400, .freshness),
            (PublisherHints(), FreshnessHeaders(cacheControl: "max-age=soon"), 1_800, .interval),
            // Said to caches that many share, which we are not.
            (PublisherHints(), FreshnessHeaders(cacheControl: "s-maxage=5400"), 1_800, .interval),
            (PublisherHints(), FreshnessHeaders(cacheControl: "s-maxage=60, max-age=5400"), 5_400, .freshness),
            (PublisherHints(), FreshnessHeaders(cacheControl: "max-age=5400, no-store"), 1_800, .interval),
            (PublisherHints(), FreshnessHeaders(cacheControl: "max-age=60"), 1_800, .interval),
            (PublisherHints(), FreshnessHeaders(cacheControl: "no-cache, max-age=5400"), 1_800, .interval),
            (PublisherHints(), FreshnessHeaders(cacheControl: "max-age=5400", age: "1400"), 4_000, .freshness),
            (PublisherHints(), FreshnessHeaders(cacheControl: "max-age=5400", age: "-9"), 5_400, .freshness),
            (
                PublisherHints(),
                FreshnessHeaders(expires: "Wed, 03 Jan 2024 14:00:00 GMT", date: "Wed, 03 Jan 2024 12:00:00 GMT"),
                7_200, .freshness
            ),
            (
                PublisherHints(),
                FreshnessHeaders(expires: "Sat, 01 Jan 2000 02:00:00 GMT", date: "Sat, 01 Jan 2000 00:00:00 GMT"),
                7_200, .freshness
            ),
            (
                PublisherHints(),
                FreshnessHeaders(expires: "Thu, 01 Jan 1970 00:00:00 GMT", date: "Wed, 03 Jan 2024 12:00:00 GMT"),
                1_800, .interval
            ),
            (PublisherHints(), FreshnessHeaders(expires: "0", date: "Wed, 03 Jan 2024 12:00:00 GMT"), 1_800, .interval),
            // Without a clock of the server's, ours serves.
            (PublisherHints(), FreshnessHeaders(expires: "Wed, 03 Jan 2024 14:00:00 GMT"), 7_200, .freshness),
            (PublisherHints(), FreshnessHeaders(expires: "Wed, 03 Jan 2034 14:00:00 GMT"), 86_400, .freshness),
            (
                PublisherHints(),
                FreshnessHeaders(
                    cacheControl: "max-age=0", expires: "Thu, 04 Jan 2024 12:00:00 GMT",
                    date: "Wed, 03 Jan 2024 12:00:00 GMT"), 1_800, .interval
            ),
            // 12:30 lies in a skipped hour; 13:00 does not.
            (PublisherHints(skipHours: [12]), FreshnessHeaders(), 3_600, .skipped),
            (PublisherHints(skipHours: [12, 13, 14]), FreshnessHeaders(), 10_800, .skipped),
            (PublisherHints(skipHours: [3]), FreshnessHeaders(), 1_800, .interval),
            (PublisherHints(skipDays: [3]), FreshnessHeaders(), 43_200, .skipped),
            (PublisherHints(skipDays: [3, 4]), FreshnessHeaders(), 129_600, .skipped),
            (PublisherHints(skipHours: Set(0...23)), FreshnessHeaders(), 1_800, .interval),
            (PublisherHints(skipDays: Set(0...6)), FreshnessHeaders(), 1_800, .interval),
            (PublisherHints(skipHours: [99, -1], skipDays: [9]), FreshnessHeaders(), 1_800, .interval),
        ])
    func wishes(_ hints: PublisherHints, _ headers: FreshnessHeaders, _ seconds: Double, _ reason: DueReason) {
        let (wait, why) = due(headers, hints)
        #expect(wait == seconds)
        #expect(why == reason)
    }

    @Test("then and not before, but for the seconds that cron is early, unless everything is asked for")
    func moment() {
        let state = known()
        #expect(!FetchPlanner.isDue(plan, state, now: now + 1_700))
        #expect(FetchPlanner.isDue(plan, state, now: now + 1_799))
        var fresh = state
        fresh.dueReason = .freshness
        #expect(!FetchPlanner.isDue(plan, fresh, now: now + 1_799), "a publisher's wish is kept to the second")
        #expect(FetchPlanner.isDue(plan, state, now: now + 1_800))
        #expect(FetchPlanner.isDue(plan, state, now: now + 60, all: true))
        for ahead: Double in [60, 86_400, 86_400 * 30] {
            #expect(FetchPlanner.isDue(plan, state, now: now - ahead), "a clock that was ahead silences nobody")
        }
    }

    @Test("at a moment that can be told, with the rule that decided")
    func told() {
        func due(_ state: FetchState?, _ moment: Date = now + 60) -> (moment: Date?, reason: DueReason) {
            FetchPlanner.due(plan, state, now: moment)
        }
        #expect(due(nil) == (nil, .neverRead))
        #expect(due(known()) == (now + 1_800, .interval))
        #expect(due(known(), now + 1_800) == (nil, .interval))
        #expect(due(known(hints: PublisherHints(timeToLive: 60))) == (now + 3_600, .timeToLive))
        var other = known()
        other.configuration = "b"
        #expect(due(other) == (nil, .neverRead))
        let gone = FetchPlanner.afterFailure(plan, known(), .status(410, retryAfter: nil), now: now)
        #expect(due(gone) == (nil, .gone))
        let busy = FetchPlanner.afterFailure(plan, known(), .status(503, retryAfter: .seconds(7_200)), now: now)
        #expect(due(busy) == (now + 7_200, .retryAfter))
        // Where a source is always due, the server's own wish still holds.
        var always = plan
        always.interval = .zero
        let refused = FetchPlanner.afterFailure(always, known(), .status(429, retryAfter: .seconds(600)), now: now)
        #expect(FetchPlanner.due(always, refused, now: now) == (now + 600, .retryAfter))
    }

    @Test("always where its interval is zero")
    func zero() {
        var always = plan
        always.interval = .zero
        let state = FetchPlanner.afterReading(
            always, nil, document(headers: FreshnessHeaders(cacheControl: "max-age=5400")), readWell, now: now)
        #expect(FetchPlanner.isDue(always, state, now: now))
        let failed = FetchPlanner.afterFailure(always, state, .connectionLost, now: now)
        #expect(FetchPlanner.isDue(always, failed, now: now))
    }

    @Test("after growing pauses when it fails, never more than a day apart, each at its own moment")
    func pauses() {
        var (state, last) = (known(), 0.0)
        var pauses: [Double] = []
        for failures in 1...40 {
            state = FetchPlanner.afterFailure(plan, state, .connectionLost, now: now)
            let pause = state.nextDue?.timeIntervalSince(now) ?? 0
            // Also the longest pauses differ, or all that fail for days would come back at once.
            let expected = min(1_800 * Double(1 << min(failures - 1, 20)), 72_000)
            #expect(pause >= expected && pause <= expected * 1.2)
            #expect(pause > last || expected == 72_000)
            #expect(state.dueReason == .failures)
            last = pause
            pauses.append(pause)
        }
        #expect(Set(pauses.suffix(20)).count == 20)
        var other = plan
        other.id = "zhuhai"
        #expect(FetchPlanner.afterFailure(other, known(), .connectionLost, now: now).nextDue != now + pauses[0])
        #expect(FetchPlanner.afterFailure(plan, known(), .connectionLost, now: now).nextDue == now + pauses[0])
    }

    @Test(
        "not before a Retry-After is over, whatever the operator asks",
        arguments: [
            (429, RetryAfter.seconds(7_200), 7_200.0, DueReason.retryAfter), (503, .seconds(7_200), 7_200, .retryAfter),
            (503, .date(now + 7_200), 7_200, .retryAfter), (503, .seconds(.max), 86_400, .retryAfter),
            (503, .date(now + 86_400 * 400), 86_400, .retryAfter),
        ])
    func retryAfter(_ code: Int, _ wait: RetryAfter, _ seconds: Double, _ reason: DueReason) {
        let state = FetchPlanner.afterFailure(plan, known(), .status(code, retryAfter: wait), now: now)
        #expect(state.nextDue == now + seconds)
        #expect(state.dueReason == reason)
        #expect(!FetchPlanner.isDue(plan, state, now: now + seconds - 1, all: true))
        #expect(FetchPlanner.isDue(plan, state, now: now + seconds, all: true))
        var always = plan
        always.interval = .zero
        #expect(!FetchPlanner.isDue(always, state, now: now + seconds - 1))
    }

    @Test("not before a Retry-After is over although its lines changed, unless it is another host now")
    func retryAfterOtherwiseRead() {
        let state = FetchPlanner.afterFailure(plan, known(), .status(429, retryAfter: .seconds(7_200)), now: now)
        var changed = plan
        changed.fingerprint = "b"
        #expect(!FetchPlanner.isDue(changed, state, now: now + 60))
        #expect(FetchPlanner.due(changed, state, now: now + 60) == (now + 7_200, .retryAfter))
        #expect(FetchPlanner.isDue(changed, state, now: now + 7_200))
        changed.url = "https://elsewhere.example/feed.xml"
        #expect(FetchPlanner.isDue(changed, state, now: now + 60))
    }

    @Test("not before a Retry-After of a further page is over")
    func retryAfterOfPart() {
        let report = ReadingReport(wasReadWell: false, problem: "page 2", retryAfter: .seconds(14_400))
        let state = FetchPlanner.afterReading(plan, known(), document(), report, now: now)
        #expect(FetchPlanner.due(plan, state, now: now) == (now + 14_400, .retryAfter))
        #expect(!FetchPlanner.isDue(plan, state, now: now + 7_200, all: true))
    }

    @Test(
        "when it fails not sooner than when it is well",
        arguments: [
            (PublisherHints(), 1_800.0), (PublisherHints(timeToLive: 120), 7_200),
            (PublisherHints(updatePeriod: 10_800), 10_800), (PublisherHints(timeToLive: 1_440), 86_400),
            (PublisherHints(skipHours: Set(0...23).subtracting([5])), 3_600),
        ] as [(PublisherHints, Double)])
    func failing(_ hints: PublisherHints, _ atLeast: Double) {
        let state = FetchPlanner.afterFailure(plan, known(hints: hints), .connectionLost, now: now)
        let pause = state.nextDue?.timeIntervalSince(now) ?? 0
        #expect(pause >= atLeast)
        if !hints.skipHours.isEmpty {
            #expect(Int((now + pause).timeIntervalSince1970) / 3_600 % 24 == 5)
        }
    }

    @Test("after its usual pause where a Retry-After is short, past, or comes with another status")
    func otherRetryAfter() {
        for error in [
            FetchError.status(503, retryAfter: .seconds(5)), .status(503, retryAfter: .date(now - 60)),
            .status(500, retryAfter: .seconds(80_000)), .status(404, retryAfter: .seconds(80_000)),
        ] {
            let state = FetchPlanner.afterFailure(plan, known(), error, now: now)
            #expect(state.dueReason == .failures)
            #expect((state.nextDue ?? now) < now + 3_600)
            #expect(FetchPlanner.isDue(plan, state, now: now + 5, all: true))
        }
    }

    @Test(
        "more seldom where it publishes seldom, between its interval and its ceiling",
        arguments: [
            (3_600.0, 1_800.0, DueReason.interval), (28_800, 3_600, .rhythm), (86_400, 10_800, .rhythm),
            (30 * 86_400, 14_400, .rhythm),
        ])
    func rhythm(_ gap: Double, _ wait: Double, _ reason: DueReason) {
        var (state, moment) = (FetchState?.none, now)
        for _ in 0..<6 {
            moment += gap
            let news = ReadingReport(wasReadWell: true, newEntries: 1, knownEntries: 2, hadEntries: true)
            state = FetchPlanner.afterReading(plan, state, document(), news, now: moment)
        }
        #expect(state?.nextDue == moment + wait)
        #expect(state?.dueReason == reason)
    }

    @Test("by its interval until a habit is proven, and where the ceiling is low")
    func noRhythm() {
        var (state, moment) = (FetchState?.none, now)
        let news = ReadingReport(wasReadWell: true, newEntries: 1, knownEntries: 2, hadEntries: true)
        for _ in 0..<3 {
            moment += 86_400
            state = FetchPlanner.afterReading(plan, state, document(), news, now: moment)
        }
        #expect(state?.dueReason == .interval)
        var flat = plan
        flat.ceiling = plan.interval
        for _ in 0..<9 {
            moment += 86_400
            state = FetchPlanner.afterReading(flat, state, document(), news, now: moment)
        }
        #expect(state?.dueReason == .interval)
        #expect(state?.rhythm.arrivals.count == PublishingRhythm.capacity)
    }

    @Test("for a reason that is a sentence")
    func reasons() {
        #expect(Set(DueReason.allCases.map(\.description)).count == DueReason.allCases.count)
        #expect(DueReason.retryAfter.description == "the server asked us to wait (Retry-After)")
    }
}

@Suite("HTTP dates") struct HTTPDateTests {
    @Test(
        "are read in their three forms",
        arguments: [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777.0), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
            ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199), ("sun, 06 nov 1994 08:49:37 gmt", 784_111_777),
            ("Tue, 19 Jan 2038 03:14:08 GMT", 2_147_483_648), ("Friday, 01-Jan-27 00:00:00 GMT", 1_798_761_600),
        ])
    func parse(_ text: String, _ seconds: Double) { #expect(HTTPDate.parse(text)?.timeIntervalSince1970 == seconds) }

    @Test(
        "that are none are none",
        arguments: [
            "", "0", "-1", "soon", "2024-08-26T10:30:00Z", "Sun, 06 Foo 1994 08:49:37 GMT",
            "Sun, 32 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
            "Sun, 06 Nov 123456 08:49:37 GMT", ", , , , ,", "a b c d e f",
        ])
    func none(_ text: String) { #expect(HTTPDate.parse(text) == nil) }

    @Test("are written in the form of today", arguments: [0.0, 784_111_777, 1_709_251_199, -86_400, 253_402_300_799])
    func format(_ seconds: Double) {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(HTTPDate.parse(HTTPDate.format(date)) == date)
    }
}
