internal import Foundation
internal import FeedFetcher
internal import FeedModel
internal import FeedStore

/// Many sources at once, in bounded width.
extension Pipeline {
    /// Reads every source that is due.
    /// - Parameter all: those that are not due as well.
    func readSources(all: Bool) async throws -> RunReport {
        let states = try store.read { history in try history.fetchStates() }
        var report = RunReport()
        var due: [ConfiguredSource] = []
        for source in configuration.sources {
            let state = states[source.source.id]
            if FetchPlanner.isDue(source.plan, state, now: now, all: all) {
                due.append(source)
            } else {
                report.waiting += 1
                if state?.failures == 0 { report.waitingInOrder += 1 }
            }
        }
        // Who was not reached in the run before comes first: a deadline that is always too short leaves nobody out for good.
        if configuration.fetch.deadline != nil {
            let attempts = due.map { states[$0.source.id]?.lastAttempt?.timeIntervalSince1970 ?? 0 }
            due = due.indices.sorted { (attempts[$0], $0) < (attempts[$1], $1) }.map { due[$0] }
        }
        // Hosts take turns, so that a slow one holds nobody else up.
        var lines = HostQueue(
            Array(due.enumerated()), perHost: configuration.fetch.perHost, host: { $0.element.plan.host })
        var progress = Progress(of: due.count, "sources", console: console)
        try await withThrowingTaskGroup(of: Step.self) { group in
            var inWork = 0
            var queue = SettlingQueue<Gathered>(patience: configuration.fetch.concurrency * 4)
            var ready: [Gathered] = []
            var isSettling = false
            while true {
                // What waits to be settled is in memory as well as what is in work.
                while inWork + ready.count < configuration.fetch.concurrency, !isEnding, let (next, host) = lines.next()
                {
                    group.addTask {
                        let state = states[next.element.source.id]
                        return .gathered(await gather(next.element, remembering: state), next.offset, host: host)
                    }
                    inWork += 1
                }
                if inWork == 0, ready.isEmpty { ready += queue.drain() }
                if !isSettling, !ready.isEmpty {
                    let batch = Array(ready.prefix(Self.settledAtOnce))
                    ready.removeFirst(batch.count)
                    group.addTask { .settled(try settle(batch)) }
                    isSettling = true
                }
                switch try await group.next() {
                case .gathered(let gathered, let index, let host):
                    lines.finish(host)
                    inWork -= 1
                    ready += queue.add(gathered, at: index)
                case .settled(let readings):
                    report.readings += readings
                    isSettling = false
                    progress.show(report.readings.count)
                case nil: return
                }
            }
        }
        progress.end()
        report.neverBegun = due.count - report.readings.count
        report.end = Task.isCancelled ? .stopped : fetcher.isPastDeadline && report.left > 0 ? .deadline : .finished
        return report
    }

    /// Sources of one transaction, if so many wait: all of them are lost to a failure of the store, and read again by the next run.
    private static let settledAtOnce = 16

    private enum Step: Sendable {
        case gathered(Gathered, Int, host: String)
        case settled([SourceReading])
    }
}
