internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import FeedStore

/// Where a source's document stands. Only the shared disclosure platform (gkmlpt) does not say it in the configuration: its lists are asked
/// for by the number of the office's site, which stands in the platform's index page.
extension Pipeline {
    func locate(_ source: ConfiguredSource, _ state: FetchState?) async throws(Stop) -> ConfiguredSource {
        guard case .gkmlpt(var rules) = source.source.reading else { return source }
        let platform = Gkmlpt(rules: rules, timeZone: source.source.timeZone, reference: now)
        if rules.site == nil { rules.site = try await site(of: platform, source, state) }
        var located = source
        located.source.reading = .gkmlpt(rules)
        located.plan.url = platform.listAddress(site: rules.site ?? "")
        return located
    }

    /// Asked for once, and again when the list could not be read: the number may have changed.
    private func site(
        of platform: Gkmlpt, _ source: ConfiguredSource, _ state: FetchState?
    ) async throws(Stop) -> String {
        // Of another address in the configuration nothing is known.
        let name = "gkmlpt site of \(source.source.id) at \(platform.indexAddress)"
        do {
            if state?.failures ?? 1 == 0, let known = try store.read({ history in try history.setting(name) }) {
                return known
            }
            let answer = await fetcher.fetch(source.plan.request(page: platform.indexAddress, purpose: .list))
            let document: FetchedDocument
            switch answer {
            case .fetched(let index): document = index
            case .notModified: throw unlocated(source, state, .notModifiedUnasked)
            case .failed(let error): throw unlocated(source, state, error)
            }
            let text = Decoder.decodePage(document.bytes, contentType: document.contentType)
            guard let found = Gkmlpt.site(fromIndex: String(decoding: text.utf8, as: UTF8.self)) else {
                let reason = "\(platform.indexAddress) is no index page of the platform: is the address right?"
                let report = ReadingReport(wasReadWell: false, problem: reason)
                throw Stop(
                    failure: Failure(source: source.source.id, stage: .fetch, reason: reason), state: .redesigned,
                    fetchState: FetchPlanner.afterReading(source.plan, state, document, report, now: now))
            }
            try store.write { history in try history.set(name, to: found.id) }
            return found.id
        } catch let stop as Stop {
            throw stop
        } catch {
            throw Stop(failure: Failure(source: source.source.id, stage: .store, reason: "\(error)"))
        }
    }

    private func unlocated(_ source: ConfiguredSource, _ state: FetchState?, _ error: FetchError) -> Stop {
        let failure = Failure(source: source.source.id, stage: .fetch, reason: "its index page: \(error)")
        // A run that was stopped says nothing about the source.
        if error.isInterruption { return Stop(failure: failure, state: nil) }
        let next = FetchPlanner.afterFailure(source.plan, state, error, now: now)
        return Stop(
            failure: failure, state: next.gone != nil ? .gone : error.isBlocked ? .blocked : .failing, fetchState: next)
    }
}
