internal import Foundation

/// How the cost of publishing follows what changed: nine cities, forty topics, and a history of `TRIBUTARY_ENTRIES` entries (50,000 unless
/// told otherwise; the promise is for 1,000,000). CPU time of whole processes of the command that stands beside this one.
enum PublishBenchmark {
    private static let news = 50

    static func run() {
        let environment = ProcessInfo.processInfo.environment
        let count = environment["TRIBUTARY_ENTRIES"].flatMap(Int.init) ?? 50_000
        let folder = environment["TRIBUTARY_FOLDER"] ?? NSTemporaryDirectory() + "tributary-publish-\(count)"
        let history = LargeHistory(folder: folder)
        do {
            if !FileManager.default.fileExists(atPath: history.store) { try make(history, count) }
            defer { if environment["TRIBUTARY_FOLDER"] == nil { try? FileManager.default.removeItem(atPath: folder) } }
            try measure(history, count)
        } catch {
            print("could not measure: \(error)")
        }
    }

    private static func make(_ history: LargeHistory, _ count: Int) throws {
        // The command notes what it knows of topics and sources in an empty store first.
        try history.prepare(count: 0)
        _ = try command("run", history)
        try history.fill(count: count)
        try history.prepare(count: count)
    }

    private static func measure(_ history: LargeHistory, _ count: Int) throws {
        var table = BenchmarkTable(["publish, \(count) entries", "CPU s", "wall s"])
        func add(_ name: String, _ cost: Cost) {
            table.add([name, String(format: "%.2f", cost.cpu), String(format: "%.2f", cost.wall)])
        }
        if !FileManager.default.fileExists(atPath: history.folder + "/public/index.atom") {
            add("everything", try command("run", history))
        }
        add("unchanged", try command("run", history))
        var after = count
        for _ in 0..<3 {
            try history.addNews(news, after: after)
            after += news
            add("reading and merging \(news) new entries", try command("fetch", history))
            add("publishing \(news) new entries", try command("run", history))
        }
        add("unchanged", try command("run", history))
        table.print()
    }

    private struct Cost {
        var cpu: Double
        var wall: Double
    }

    /// Runs the command and asks the shell what it took.
    private static func command(_ name: String, _ history: LargeHistory) throws -> Cost {
        let tool = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/tributary"
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "bash", "-c", "TIMEFORMAT='%U %S %R'; time \"$@\" >/dev/null 2>&1 || echo failed >&2", "bash", tool, name,
            "--config",
            history.configuration,
        ]
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let figures = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        guard figures.count == 3, !text.contains("failed") else { throw Failure(text: text) }
        return Cost(cpu: figures[0] + figures[1], wall: figures[2])
    }

    private struct Failure: Error, CustomStringConvertible {
        let text: String
        var description: String { "the command failed: \(text)" }
    }
}
