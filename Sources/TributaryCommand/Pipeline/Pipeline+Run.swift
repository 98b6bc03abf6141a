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
        try await withThrowingTaskGroup(of: (String, Int, Gathered).self) { group in
            var inWork = 0
            var queue = SettlingQueue<Gathered>(patience: configuration.fetch.concurrency * 4)
            while true {
                while inWork < configuration.fetch.concurrency, !Task.isCancelled, let (next, host) = lines.next() {
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
                console.progress(report.readings.count, of: due.count, "sources")
            }
            for ready in queue.drain() { report.readings.append(try settle(ready)) }
        }
        return report
    }
}

/// Hands results on in the order their work began, so that the same sources give the same history; a slow one is waited for only until
/// `patience` others stand behind it.
struct SettlingQueue<Element> {
    private let patience: Int
    private var next = 0
    private var waiting: [Int: Element] = [:]

    init(patience: Int) { self.patience = patience }

    mutating func add(_ element: Element, at index: Int) -> [Element] {
        // One that was no longer waited for.
        if index < next { return [element] }
        waiting[index] = element
        var ready: [Element] = []
        while let element = waiting.removeValue(forKey: next) {
            ready.append(element)
            next += 1
        }
        if waiting.count > patience {
            ready += drain()
        }
        return ready
    }

    mutating func drain() -> [Element] {
        let ready = waiting.sorted { $0.key < $1.key }
        waiting = [:]
        if let last = ready.last { next = max(next, last.key + 1) }
        return ready.map(\.value)
    }
}
