internal import FeedFetcher
internal import FeedPublisher
internal import FeedStore

/// Tells the WebSub hubs which feeds changed (https://www.w3.org/TR/websub/), once the files are in place. What a hub does not take waits in
/// the store for the next run; publishing never waits for a hub.
struct HubNotifier {
    let store: HistoryStore
    let settings: FetchSettings
    /// As the feeds name them. What waits for another hub is forgotten.
    let hubs: [String]

    /// For one ping. A hub only has to take it; it fetches the feed later.
    private static let pingLimit = Duration.seconds(5)
    /// For all pings of a run: what is not done by then is done by the next.
    private static let runLimit = Duration.seconds(20)

    /// - Returns: what went wrong, a sentence a hub.
    func deliver() async throws -> [String] {
        let waiting = try store.read { history in try history.waitingPings() }
        guard !waiting.isEmpty else { return [] }
        let abandoned = waiting.filter { !hubs.contains($0.hub) }
        let fetcher = Fetcher(settings: settings, now: { Clock.now })
        let end = ContinuousClock.now + Self.runLimit
        let results = await withTaskGroup(of: Result.self) { group in
            for hub in hubs {
                let topics = waiting.filter { $0.hub == hub }.map(\.topic)
                if !topics.isEmpty { group.addTask { await Self.tell(hub, of: topics, by: fetcher, until: end) } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        await fetcher.shutdown()
        let done = results.flatMap { result in result.told.map { (hub: result.hub, topic: $0) } } + abandoned
        try store.write { history in
            for ping in done { try history.forgetPing(hub: ping.hub, topic: ping.topic) }
        }
        return results.sorted { $0.hub < $1.hub }.compactMap(\.problem)
    }

    private struct Result: Sendable {
        let hub: String
        var told: [String] = []
        var problem: String?
    }

    private static func tell(
        _ hub: String, of topics: [String], by fetcher: Fetcher, until end: ContinuousClock.Instant
    ) async -> Result {
        var result = Result(hub: hub)
        var reason: String?
        for topic in topics {
            let left = end - .now
            guard left > .zero else {
                reason = reason ?? "the time for it was over"
                break
            }
            do throws(FetchError) {
                try await fetcher.post(
                    form: HubPing(hub: hub, topic: topic).form, to: hub, within: min(pingLimit, left))
                result.told.append(topic)
            } catch {
                reason = reason ?? Self.reason(error)
                // One that does not answer at all is not asked again before the next run.
                guard case .status = error else { break }
            }
        }
        if let reason {
            let missed = topics.count - result.told.count
            result.problem =
                "the hub \(hub) was not told of \(RunSummary.count(missed, "feed")) that changed: \(reason); the next run tries again."
        }
        return result
    }

    private static func reason(_ error: FetchError) -> String {
        switch error {
        case .status(let code, _): "it answered \(code)"
        case .timedOut: "it did not answer in time"
        case .cannotConnect(_, let reason): "no connection, \(reason)"
        default: "\(error)".trimmingSuffix(".")
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
