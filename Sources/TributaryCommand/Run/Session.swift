internal import ArgumentParser
internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import FeedStore
internal import Foundation

/// What the commands that change something have in common: configuration, lock, store, pipeline, summary.
struct Session: Sendable {
    private let config: String
    private let console: Console

    init(_ common: CommonOptions) { (config, console) = (common.config, common.console) }

    enum Fetching { case due, all, nothing }

    func run(fetching: Fetching, publishing: Bool) async throws {
        try await withExitStatus {
            let configuration = try configuration()
            let now = Clock.now
            let lock = try RunLock(store: configuration.store, now: now)
            let interruption = Interruption()
            let report = try await interruption.guarding {
                try await work(configuration, fetching, publishing, now: now)
            }
            lock.release()
            let summary = RunSummary(report: report, output: configuration.output)
            for problem in summary.problems { console.problem(problem) }
            for line in summary.lines { console.note(line) }
            // As the shell would report a process that the signal had ended.
            if report.end == .stopped { throw ExitCode(128 + (interruption.signal ?? 0)) }
            if report.everySourceFailed { throw ExitStatus.everySourceFailed.code }
        }
    }

    /// Without trying its queries where there is a store, which may remember that they were tried.
    private func configuration() throws -> Configuration {
        let configuration = try ConfigurationReader.read(path: config, tryingQueries: false)
        if FileManager.default.fileExists(atPath: configuration.store) { return configuration }
        return try ConfigurationReader.read(path: config)
    }

    private func work(
        _ configuration: Configuration, _ fetching: Fetching, _ publishing: Bool, now: Date
    ) async throws -> RunReport {
        let store = try HistoryStore(path: configuration.store)
        let stored = try store.read { history in try history.sourceIDs() }
        let pipeline = Pipeline(
            configuration: configuration, store: store, fetcher: try fetcher(configuration, store, now: now),
            topics: LazyClassifier(configuration), console: console, now: now,
            departed: stored.subtracting(configuration.sources.map(\.source.id)))
        for failure in try await takeUp(configuration, pipeline) { console.problem(failure) }
        var report = RunReport()
        if fetching != .nothing { report = try await pipeline.readSources(all: fetching == .all) }
        await pipeline.fetcher.shutdown()
        let robots = await pipeline.fetcher.newRobotsFiles()
        if !robots.isEmpty { try store.write { history in try history.remember(robots, now: now) } }
        // Whoever stops a run wants it to end; the next one does the rest.
        if report.end == .stopped { return report }
        try await pipeline.joinStories()
        report.forgotten = try pipeline.forgetOldEntries()
        try pipeline.indexHistory()
        if publishing { report.documents = try await pipeline.publish(everything: fetching == .nothing) }
        return report
    }

    /// Tries what is new in the configuration, and sorts the history by it before anything comes in.
    /// - Returns: the topics' examples that do not come out as they say, now or when they were last tried.
    private func takeUp(_ configuration: Configuration, _ pipeline: Pipeline) async throws -> [String] {
        if let known = try ConfigurationMemory.of(configuration, in: pipeline.store) { return known.failingExamples }
        _ = try ConfigurationReader.read(path: config)
        let failing = configuration.failingExamples(of: try pipeline.classifier, path: config)
        try await pipeline.classifyAnewIfTopicsChanged()
        try ConfigurationMemory(digest: configuration.digest, failingExamples: failing).remember(in: pipeline.store)
        return failing
    }

    /// - Returns: one that knows what earlier runs read of the sites' robots.txt, where any source has to ask for it.
    private func fetcher(_ configuration: Configuration, _ store: HistoryStore, now: Date) throws -> Fetcher {
        let asksRobots = configuration.sources.contains { $0.plan.purpose != .feed || $0.source.readsArticles }
        let files = asksRobots ? try store.read { history in try history.robotsFiles() } : []
        return Fetcher(settings: configuration.fetch, robotsFiles: files, now: { now })
    }
}
