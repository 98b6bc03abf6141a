internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel

/// The first stage: bytes, politely and safely.
extension Pipeline {
    enum Fetched: Sendable {
        case new(FetchedDocument)
        /// The document read before; with the state for the next fetch.
        case known(FetchState)
    }

    func fetch(_ source: ConfiguredSource, _ state: FetchState?) async throws(Stop) -> Fetched {
        let plan = source.plan
        switch await fetcher.fetch(FetchPlanner.request(plan, state, now: now)) {
        case .notModified(let answer):
            return .known(FetchPlanner.afterUnchanged(plan, state, answer, now: now))
        case .fetched(let document) where FetchPlanner.isKnownBody(plan, state, document):
            return .known(FetchPlanner.afterUnchanged(plan, state, document, now: now))
        case .fetched(let document):
            return .new(document)
        case .failed(let failed):
            let error = FetchPlanner.understood(failed, plan, state)
            let said = judge(error)
            let failure = Failure(
                source: source.source.id, stage: .fetch, reason: said?.reason ?? error.description)
            // A run that was stopped says nothing about the source.
            if error.isInterruption { throw Stop(failure: failure, state: nil) }
            let next = FetchPlanner.afterFailure(plan, state, error, now: now)
            throw Stop(
                failure: failure,
                state: next.gone != nil ? .gone : said?.state ?? (error.isBlocked ? .blocked : .failing),
                fetchState: next)
        }
    }

    /// Whether the run is to end: nothing is asked for any more, what is there is stored.
    var isEnding: Bool { Task.isCancelled || fetcher.isPastDeadline }
}

extension FetchState {
    /// How a source that was read is doing: in order, or at a new address that the configuration does not know yet.
    func standing(of source: Source) -> (state: SourceState, reason: String) {
        if let address = redirect.address {
            let (place, key) = Self.asConfigured(address, source)
            return (.moved, "it redirects for good to \(place), which is asked instead: write that as its `\(key)`.")
        }
        guard let stranger = redirect.doubtful else { return (.ok, "") }
        let reason =
            "it redirects for good to \(stranger), where nothing of what it published before stands: is that still the source? "
            + "Correct its `url`."
        return (.moved, reason)
    }

    /// An address as the configuration would name it, and under which key: of the shared platform its own, not that of its data.
    private static func asConfigured(_ address: String, _ source: Source) -> (place: String, key: String) {
        guard case .gkmlpt = source.reading, let platform = address.firstRange(of: "/gkmlpt/") else {
            return (address, "url")
        }
        return (String(address[..<platform.upperBound]), "gkmlpt")
    }
}
