package import FeedModel
package import struct Foundation.Date

/// What a source's state means for the next request, and what an answer means for the state. Pure: the moment is handed in.
///
/// One source in one run: ``isDue(_:_:now:all:)``, ``request(_:_:now:)``, the fetch, and then one of the three ways to the new state:
/// ``afterFailure(_:_:_:now:)``, ``afterUnchanged(_:_:_:now:)`` for a 304 or a known body (``isKnownBody(_:_:_:)``), or
/// ``afterReading(_:_:_:_:now:)`` once the entries are stored. The store commits state and entries together.
package enum FetchPlanner {
    /// A server that says 304 for ever, or whose tags are wrong, can fool us no longer than this.
    static let validatorsLast: Double = 7 * 86_400
    /// Runs in which a new address must prove itself.
    static let runsToTrust = 2
    /// Failures in a row after which a remembered address and the configured one are asked in turn: either may be the one that is well again.
    static let failuresToDistrust = 3

    /// - Parameter all: whether the operator wants every source read now (`run --all`), those that are gone as well, for a 410 can be a
    ///   mistake; a server's Retry-After still stands.
    package static func isDue(_ plan: SourcePlan, _ state: FetchState?, now: Date, all: Bool = false) -> Bool {
        guard let state else { return true }
        if isHeldBack(plan, state, now: now) { return false }
        guard state.configuration == plan.fingerprint else { return true }
        if state.gone != nil, !all { return false }
        guard !all, plan.interval > .zero, let due = state.nextDue else { return true }
        // So was the due moment of an attempt that has not been yet.
        if let attempt = state.lastAttempt, now < attempt { return true }
        // cron is a second early now and then; a source must not wait for its next round by that. What others ask for is kept to the second.
        let isOurs = [.interval, .rhythm, .failures].contains(state.dueReason)
        let early = isOurs ? min(60, plan.interval / .seconds(10)) : 0
        return due.timeIntervalSince(now) <= early || due.timeIntervalSince(now) > Schedule.longest
    }

    /// Whether the host asked to be left alone, and not so long ago.
    private static func isHeldBack(_ plan: SourcePlan, _ state: FetchState, now: Date) -> Bool {
        guard let retryAfter = state.retryAfter, now < retryAfter else { return false }
        guard state.configuration == plan.fingerprint || state.retryAfterOrigin == origin(of: plan) else {
            return false
        }
        // A moment too far ahead was written by a clock that was wrong.
        return retryAfter.timeIntervalSince(now) <= Schedule.day
    }

    private static func origin(of plan: SourcePlan) -> String? { (try? WebAddress(plan.url))?.origin }

    /// When a source is next asked, and by which rule.
    /// - Returns: as `moment` `nil` for at once, and for never where the reason is `gone`.
    package static func due(
        _ plan: SourcePlan, _ state: FetchState?, now: Date
    ) -> (moment: Date?, reason: DueReason) {
        guard let state else { return (nil, .neverRead) }
        guard state.configuration == plan.fingerprint else {
            return isHeldBack(plan, state, now: now) ? (state.retryAfter, .retryAfter) : (nil, .neverRead)
        }
        if state.gone != nil { return (nil, .gone) }
        guard !isDue(plan, state, now: now) else { return (nil, state.dueReason) }
        let isHeldBack = state.retryAfter.map { $0 > (state.nextDue ?? now) } ?? false
        return isHeldBack ? (state.retryAfter, .retryAfter) : (state.nextDue, state.dueReason)
    }

    /// The request for the source's own address, with validators where they may be used.
    package static func request(_ plan: SourcePlan, _ state: FetchState?, now: Date) -> FetchRequest {
        guard let state, state.configuration == plan.fingerprint else {
            return plan.request(page: plan.url, purpose: plan.purpose)
        }
        let address = address(plan, state)
        var request = plan.request(page: address, purpose: plan.purpose)
        if address == state.redirect.address ?? plan.url, let lastBody = state.lastBody,
            (0..<validatorsLast).contains(now.timeIntervalSince(lastBody))
        {
            request.validators = state.validators
        }
        return request
    }

    /// The address whose turn it is.
    private static func address(_ plan: SourcePlan, _ state: FetchState) -> String {
        let isConfiguredOne =
            state.failures >= failuresToDistrust && (state.failures - failuresToDistrust).isMultiple(of: 2)
        return isConfiguredOne ? plan.url : state.redirect.address ?? plan.url
    }

    /// Whether a body is the one read last, so that there is nothing to parse.
    package static func isKnownBody(_ plan: SourcePlan, _ state: FetchState?, _ document: FetchedDocument) -> Bool {
        guard let state, state.configuration == plan.fingerprint else { return false }
        return state.bodyHash == document.bodyHash
    }

    /// After a 304.
    package static func afterUnchanged(
        _ plan: SourcePlan, _ state: FetchState?, _ answer: NotModified, now: Date
    ) -> FetchState {
        var state = begun(plan, state, now: now)
        // A 304 that comes without its validators (RFC 9110 §15.4.5 demands them), or with those of a document that we never read
        // (RFC 9111 §4.3.4), is not trusted a second time.
        state.validators = state.validators.flatMap { answer.validators.map($0.agree) == true ? $0 : nil }
        succeed(&state, plan, permanentURL: answer.permanentURL, isGood: true, headers: answer.headers, now: now)
        return state
    }

    /// After a whole body that is the known one.
    package static func afterUnchanged(
        _ plan: SourcePlan, _ state: FetchState?, _ document: FetchedDocument, now: Date
    ) -> FetchState {
        var state = begun(plan, state, now: now)
        state.validators = document.validators.isEmpty ? nil : document.validators
        state.lastBody = now
        succeed(
            &state, plan, permanentURL: document.permanentURL, isGood: true, headers: document.headers, now: now)
        return state
    }

    /// After a document was parsed and merged, or could not be.
    package static func afterReading(
        _ plan: SourcePlan, _ state: FetchState?, _ document: FetchedDocument, _ report: ReadingReport, now: Date
    ) -> FetchState {
        var state = begun(plan, state, now: now)
        guard report.wasReadWell else {
            state.redirect.candidate = nil
            state.redirect.goodRuns = 0
            let problem = report.problem ?? "the document could not be read"
            // What brings entries in every reading is not to miss any by being asked more seldom.
            let keepsPace = report.newEntries + report.knownEntries > 0
            fail(&state, plan, message: problem, retryAfter: report.retryAfter, keepsPace: keepsPace, now: now)
            return state
        }
        state.validators = document.validators.isEmpty ? nil : document.validators
        state.bodyHash = document.bodyHash
        state.lastBody = now
        state.hints = report.hints
        if report.newEntries > 0 { state.rhythm.noteArrival(at: now) }
        let isGood = !report.hadEntries || report.knownEntries > 0
        succeed(
            &state, plan, permanentURL: document.permanentURL, isGood: isGood, headers: document.headers, now: now)
        return state
    }

    /// After a fetch that gave nothing. A cancelled one, or one the run had no time for, changes nothing.
    package static func afterFailure(
        _ plan: SourcePlan, _ state: FetchState?, _ error: FetchError, now: Date
    ) -> FetchState {
        if error == .cancelled || error == .runDeadline { return state ?? FetchState(configuration: plan.fingerprint) }
        let error = understood(error, plan, state)
        var state = begun(plan, state, now: now)
        state.redirect.candidate = nil
        state.redirect.goodRuns = 0
        if case .notModifiedUnasked = error { (state.validators, state.bodyHash) = (nil, nil) }
        if case .goneElsewhere = error {
            // Nothing is to be waited for there.
            state.redirect = RedirectMemory()
            state.validators = nil
        } else if case .status(410, _) = error, state.redirect.address == nil {
            (state.gone, state.nextDue, state.dueReason) = (now, nil, .gone)
            state.failures += 1
            state.lastError = error.description
            return state
        }
        fail(&state, plan, message: error.description, retryAfter: error.retryAfter, now: now)
        return state
    }

    /// What a failure means where another address was asked than the configuration has.
    package static func understood(_ error: FetchError, _ plan: SourcePlan, _ state: FetchState?) -> FetchError {
        guard case .status(410, _) = error, let state, state.configuration == plan.fingerprint,
            let address = state.redirect.address, address == self.address(plan, state)
        else { return error }
        return .goneElsewhere(address)
    }

    /// The state to start from: a changed configuration forgets all but the rhythm.
    private static func begun(_ plan: SourcePlan, _ state: FetchState?, now: Date) -> FetchState {
        var begun = state ?? FetchState(configuration: plan.fingerprint)
        if begun.configuration != plan.fingerprint {
            let (rhythm, lastSuccess) = (begun.rhythm, begun.lastSuccess)
            begun = FetchState(configuration: plan.fingerprint)
            (begun.rhythm, begun.lastSuccess) = (rhythm, lastSuccess)
        }
        begun.lastAttempt = now
        (begun.retryAfter, begun.retryAfterOrigin) = (nil, nil)
        begun.gone = nil
        return begun
    }

    private static func succeed(
        _ state: inout FetchState, _ plan: SourcePlan, permanentURL: String?, isGood: Bool, headers: FreshnessHeaders,
        now: Date
    ) {
        if let moved = state.redirect.address, address(plan, state) != moved, permanentURL != moved, isGood {
            // The configured address is well again by itself, or leads elsewhere now.
            state.redirect = RedirectMemory()
        }
        (state.failures, state.lastError, state.lastSuccess, state.headers) = (0, nil, now, headers)
        if let moved = state.redirect.address, permanentURL == moved {
            (state.redirect.candidate, state.redirect.goodRuns, state.redirect.doubtful) = (nil, 0, nil)
        } else if let permanentURL, !isGood || state.redirect.doubtful == permanentURL {
            // Once its entries are stored, a stranger's feed looks as known as one's own.
            (state.redirect.candidate, state.redirect.goodRuns) = (nil, 0)
            state.redirect.doubtful = permanentURL
        } else if let permanentURL {
            state.redirect.doubtful = nil
            state.redirect.goodRuns = state.redirect.candidate == permanentURL ? state.redirect.goodRuns + 1 : 1
            state.redirect.candidate = permanentURL
            if state.redirect.goodRuns >= runsToTrust {
                // Back where the configuration has it.
                state.redirect = RedirectMemory(address: permanentURL == plan.url ? nil : permanentURL)
            }
        } else {
            (state.redirect.candidate, state.redirect.goodRuns, state.redirect.doubtful) = (nil, 0, nil)
        }
        (state.nextDue, state.dueReason) = Schedule.next(plan, state, now: now)
    }

    private static func fail(
        _ state: inout FetchState, _ plan: SourcePlan, message: String, retryAfter: RetryAfter?,
        keepsPace: Bool = false, now: Date
    ) {
        // A reading that brings entries is no step towards ever longer pauses, or to another address, however often it breaks off.
        state.failures = keepsPace ? 1 : state.failures + 1
        state.lastError = message
        if state.failures >= failuresToDistrust, state.redirect.address != nil { state.validators = nil }
        (state.nextDue, state.dueReason) =
            keepsPace ? Schedule.next(plan, state, now: now) : Schedule.afterFailure(plan, state, now: now)
        if let until = retryAfter.map({ Schedule.moment($0, now: now) }) {
            holdBack(&state, plan, until: until, now: now)
        }
    }

    fileprivate static func holdBack(_ state: inout FetchState, _ plan: SourcePlan, until: Date, now: Date) {
        (state.retryAfter, state.retryAfterOrigin) = (until, origin(of: plan))
        if until > (state.nextDue ?? now) { (state.nextDue, state.dueReason) = (until, .retryAfter) }
    }
}

extension RetryAfter {
    /// The moment it means, at most a day ahead.
    package func moment(from now: Date) -> Date { Schedule.moment(self, now: now) }
}
