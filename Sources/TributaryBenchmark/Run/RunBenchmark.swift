internal import Foundation

/// The whole command against many sources on loopback: a first run, unchanged runs, and a run in which one source has news.
///
/// The command measured is the `tributary` that was built beside this program; build both in release mode.
enum RunBenchmark {
    struct Options {
        var sources = 2_000
        var entries = 30
        /// Of each answer, in milliseconds.
        var latency = 0
        var concurrency = 64
        /// Runs of each kind but the first, of which the median is shown.
        var rounds = 5
        var topics = "Fixtures/nine-cities/tributary.yaml"

        /// `--sources 2000 --entries 30 --latency 0 --concurrency 64 --rounds 5 --topics FILE`
        init(_ arguments: [String]) {
            for (name, value) in zip(arguments, arguments.dropFirst()) {
                let number = Int(value)
                switch name {
                case "--sources": sources = number ?? sources
                case "--entries": entries = number ?? entries
                case "--latency": latency = number ?? latency
                case "--concurrency": concurrency = number ?? concurrency
                case "--rounds": rounds = number ?? rounds
                case "--topics": topics = value
                default: break
                }
            }
        }
    }

    static func run(_ arguments: [String]) {
        let options = Options(arguments)
        var table = BenchmarkTable(["tributary run", "wall s", "CPU s", "peak MB", "requests", "304", "connections"])
        do {
            try measure(options.sources, options, into: &table)
            if options.sources > 9 { try measure(9, options, into: &table) }
        } catch {
            print("\(error)")
        }
        table.print()
        print(
            "\(options.entries) entries a source, \(options.latency) ms to each answer; medians of \(options.rounds) but for first runs"
        )
    }

    private static func measure(_ sources: Int, _ options: Options, into table: inout BenchmarkTable) throws {
        let notices = InventedNotices()
        let server = try FeedServer(latency: .milliseconds(options.latency))
        defer { server.close() }
        for source in 0..<sources {
            let feed = InventedFeed(source: source, entries: options.entries)
            server.put(feed.document(notices), at: RunWorkplace.path(source), version: 0)
        }
        let place = try RunWorkplace(
            sources: sources, port: server.port, concurrency: options.concurrency, topics: options.topics)
        defer { place.remove() }
        let kinds: [(String, Int, (Int) -> Void)] = [
            ("first", 1, { _ in }), ("unchanged", options.rounds, { _ in }),
            (
                "one changed", options.rounds,
                { round in
                    let feed = InventedFeed(source: sources / 2, entries: options.entries, news: round + 1)
                    server.put(feed.document(notices), at: RunWorkplace.path(sources / 2), version: round + 1)
                }
            ),
        ]
        for (name, rounds, prepare) in kinds {
            var figures: [(MeasuredProcess, FeedServer.Counts)] = []
            for round in 0..<rounds {
                prepare(round)
                guard
                    let cost = MeasuredProcess.run([
                        CommandPlace.command.path(percentEncoded: false), "run", "--quiet", "--config",
                        place.configuration,
                    ])
                else {
                    print("\(sources) sources, \(name): the run did not end well")
                    return
                }
                figures.append((cost, server.takeCounts()))
            }
            let median = figures.sorted { $0.0.wall < $1.0.wall }[figures.count / 2]
            table.add(["\(sources) sources, \(name)"] + row(median.0, median.1))
        }
    }

    private static func row(_ cost: MeasuredProcess, _ counts: FeedServer.Counts) -> [String] {
        let seconds = { (time: Duration) in String(format: "%.3f", time / .seconds(1)) }
        return [
            seconds(cost.wall), seconds(cost.cpu), "\(cost.peakMemory / 1_000_000)", "\(counts.requests)",
            "\(counts.notModified)", "\(counts.connections)",
        ]
    }
}
