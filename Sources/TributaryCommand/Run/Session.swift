internal import FeedAggregator
internal import FeedFetcher
internal import FeedStore
internal import Foundation

/// What the commands that change something have in common: configuration, lock, store, pipeline, summary.
struct Session {
    private let common: CommonOptions

    init(_ common: CommonOptions) { self.common = common }

    enum Fetching { case due, all, nothing }

    func run(fetching: Fetching, publishing: Bool) async throws {
        try await withExitStatus {
            let configuration = try ConfigurationReader.read(path: common.config)
            let now = Clock.now
            let lock = try RunLock(store: configuration.store, now: now)
            let report = try await work(configuration, fetching, publishing, now: now)
            lock.release()
            let summary = RunSummary(report: report, output: configuration.output)
            for problem in summary.problems { common.console.problem(problem) }
            for line in summary.lines { common.console.note(line) }
            if report.everySourceFailed { throw ExitStatus.everySourceFailed.code }
        }
    }

    private func work(
        _ configuration: Configuration, _ fetching: Fetching, _ publishing: Bool, now: Date
    ) async throws -> RunReport {
        let pipeline = Pipeline(
            configuration: configuration, store: try HistoryStore(path: configuration.store),
            fetcher: Fetcher(settings: configuration.fetch), classifier: try configuration.classifier(),
            console: common.console, now: now)
        for failure in pipeline.classifier.failingExamples() { common.console.problem("\(common.config): \(failure)") }
        var report = RunReport()
        if fetching != .nothing { report = try await pipeline.readSources(all: fetching == .all) }
        await pipeline.fetcher.shutdown()
        try pipeline.classifyAnewIfTopicsChanged()
        try pipeline.joinStories()
        if publishing { report.documents = try await pipeline.publish(everything: fetching == .nothing) }
        return report
    }
}
