internal import FeedFetcher
internal import FeedModel
internal import FeedStore

/// Many sources at once, in bounded width.
extension Pipeline {
    /// Reads every source that is due.
    /// - Parameter all: those that are not due as well.
    func readSources(all: Bool) async throws -> RunReport {
        let states = try store.read { history in try history.fetchStates() }
        let due = configuration.sources.filter {
            FetchPlanner.isDue($0.plan, states[$0.source.id], now: now, all: all)
        }
        var report = RunReport()
        report.waiting = configuration.sources.count - due.count
        // Hosts take turns, so that a slow one holds nobody else up.
        var lines = HostQueue(
            Array(due.enumerated()), perHost: configuration.fetch.perHost, host: { $0.element.plan.host })
        var progress = Progress(of: due.count, "sources", console: console)
        try await withThrowingTaskGroup(of: (String, Int, Gathered).self) { group in
            var inWork = 0
            var queue = SettlingQueue<Gathered>(patience: configuration.fetch.concurrency * 4)
            while true {
                while inWork < configuration.fetch.concurrency, !isEnding, let (next, host) = lines.next() {
                    group.addTask {
                        let state = states[next.element.source.id]
                        return (host, next.offset, await gather(next.element, remembering: state))
                    }
                    inWork += 1
                }
                guard let (host, index, gathered) = try await group.next() else { break }
                lines.finish(host)
                inWork -= 1
                for ready in queue.add(gathered, at: index) { report.readings.append(try settle(ready)) }
                progress.show(report.readings.count)
            }
            for ready in queue.drain() { report.readings.append(try settle(ready)) }
        }
        progress.end()
        report.neverBegun = due.count - report.readings.count
        report.end = Task.isCancelled ? .stopped : fetcher.isPastDeadline && report.left > 0 ? .deadline : .finished
        return report
    }
}
