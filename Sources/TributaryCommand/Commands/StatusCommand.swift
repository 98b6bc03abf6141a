internal import ArgumentParser
internal import FeedFetcher
internal import FeedModel
internal import FeedStore
internal import Foundation

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "One line a source: last success, next due, entries, state and why.",
        discussion: """
            EXAMPLE
              tributary status
              tributary status --json | python3 -m json.tool
              tributary status --dropped         what keep and drop left out, and why

            JSON: {"sources": [{"id", "url", "city", "state", "reason",
            "lastSuccess", "nextDue", "dueReason", "entries", "dropped"}]}; state is
            one of ok, failing, blocked, redesigned, empty, silent, moved, gone;
            moments are RFC 3339 in UTC. Without nextDue a source is due at once, or,
            where its state is gone, not asked again. dueReason says which rule
            decided: neverRead, interval, timeToLive (the feed's ttl), updatePeriod,
            freshness (the server's Cache-Control or Expires), skipped (skipHours,
            skipDays), rhythm (it publishes seldom), failures (a growing pause),
            retryAfter, gone. dropped is how many entries of the last reading keep
            and drop left out. With --dropped, the latest 200 of each source:
            {"dropped": [{"source", "title", "link", "published", "seen",
            "reason"}]}.
            """)

    @OptionGroup var common: CommonOptions

    @Flag(name: .long, help: "Print one JSON object for programs.")
    var json = false

    @Flag(name: .long, help: "List what keep and drop left out, newest first.")
    var dropped = false

    func run() async throws {
        try await withExitStatus {
            let configuration = try ConfigurationReader.read(path: common.config)
            if dropped { return try printDropped(configuration) }
            let statuses = try StatusCommand.statuses(configuration)
            if json {
                common.console.result(try StatusReport(statuses).json())
            } else {
                for line in StatusReport(statuses).lines(zone: configuration.site.timeZone) {
                    common.console.result(line)
                }
            }
        }
    }

    private func printDropped(_ configuration: Configuration) throws {
        var entries: [DroppedEntry] = []
        if FileManager.default.fileExists(atPath: configuration.store) {
            entries = try HistoryStore(path: configuration.store).read { history in try history.droppedEntries() }
        }
        let report = DroppedReport(entries: entries)
        if json { return common.console.result(try report.json()) }
        if entries.isEmpty { return common.console.note("Nothing was left out by keep or drop.") }
        for line in report.lines(zone: configuration.site.timeZone) { common.console.result(line) }
    }

    /// The configured sources in the order of the configuration; those that no run has read yet are among them.
    static func statuses(_ configuration: Configuration) throws -> [SourceStatus] {
        let isThere = FileManager.default.fileExists(atPath: configuration.store)
        return try statuses(configuration, in: isThere ? try HistoryStore(path: configuration.store) : nil)
    }

    /// - Parameter store: `nil` where no run has begun one.
    static func statuses(_ configuration: Configuration, in store: HistoryStore?) throws -> [SourceStatus] {
        var known: [Source.ID: SourceStatus] = [:]
        var states: [Source.ID: FetchState] = [:]
        if let store {
            let stored = try store.read { history in (try history.sourceStatuses(), try history.fetchStates()) }
            known = Dictionary(uniqueKeysWithValues: stored.0.map { ($0.id, $0) })
            states = stored.1
        }
        let now = Clock.now
        return configuration.sources.map { configured in
            let source = configured.source
            var status =
                known[source.id]
                ?? SourceStatus(id: source.id, url: source.url, city: source.city, reason: "not read yet")
            (status.nextDue, status.dueReason) = FetchPlanner.due(configured.plan, states[source.id], now: now)
            return status
        }
    }
}

/// The states of the sources, for people and for programs.
struct StatusReport {
    let statuses: [SourceStatus]

    init(_ statuses: [SourceStatus]) { self.statuses = statuses }

    private struct Object: Encodable {
        struct Line: Encodable {
            let id, url, city, state, reason: String
            let lastSuccess, nextDue: String?
            let dueReason: String
            let entries, dropped: Int
        }
        let sources: [Line]
    }

    func json() throws -> String {
        let object = Object(
            sources: statuses.map { status in
                Object.Line(
                    id: status.id, url: status.url, city: status.city, state: status.state.rawValue,
                    reason: status.reason,
                    lastSuccess: status.lastSuccess?.formatted(.iso8601), nextDue: status.nextDue?.formatted(.iso8601),
                    dueReason: status.dueReason.rawValue, entries: status.entries, dropped: status.dropped)
            })
        return try PrettyJSON.text(object)
    }

    func lines(zone: TimeZone) -> [String] {
        let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: zone).year().month().day()
            .time(includingFractionalSeconds: false)
        let header = ["SOURCE", "STATE", "ENTRIES", "DROPPED", "LAST SUCCESS", "NEXT DUE", "BECAUSE", "WHY"]
        let rows = statuses.map { status in
            [
                status.id, status.state.rawValue, "\(status.entries)", "\(status.dropped)",
                status.lastSuccess?.formatted(style) ?? "never",
                status.nextDue?.formatted(style) ?? (status.dueReason == .gone ? "never" : "now"),
                status.dueReason.description, status.reason,
            ]
        }
        return Table.lines([header] + rows)
    }
}
