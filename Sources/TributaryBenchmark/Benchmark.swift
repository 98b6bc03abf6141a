internal import Foundation

/// `TributaryBenchmark [NAME …]` runs the named benchmarks, or all; `TributaryBenchmark run --sources 200` one with options. Figures compare
/// only within one run: the ratios count.
@main
enum Benchmark {
    private static let all: [(name: String, run: @Sendable ([String]) -> Void)] = [
        ("parse", { _ in ParseBenchmark.run() }), ("memory", { _ in MemoryBenchmark.run() }),
        ("classify", { _ in ClassifyBenchmark.run() }), ("listing", { _ in ListingBenchmark.run() }),
        ("run", RunBenchmark.run),
        ("history", HistoryBenchmark.run),
        ("publish", { _ in PublishBenchmark.run() }),
    ]

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        // What these benchmarks measure in a process of its own.
        case "--memory": return MemoryBenchmark.measure(arguments.dropFirst().first ?? "")
        case "--listing": return ListingBenchmark.measure(arguments.dropFirst().first ?? "")
        case "--measure": return MeasuredProcess.measure(Array(arguments.dropFirst()))
        case "--once":
            return ParseBenchmark.once(arguments.dropFirst().first ?? "", arguments.dropFirst(2).joined(separator: " "))
        case "--history": return makeHistory(Array(arguments.dropFirst()))
        case "--help", "-h": return print(usage)
        default: break
        }
        let wanted = arguments.prefix { !$0.hasPrefix("--") }
        if let unknown = wanted.first(where: { name in !all.contains { $0.name == name } }) {
            print("There is no benchmark \(unknown).\n\n\(usage)")
            exit(64)
        }
        for (name, run) in all where wanted.isEmpty || wanted.contains(name) {
            print("\n== \(name)")
            run(Array(arguments.dropFirst(wanted.count)))
        }
    }

    private static var usage: String {
        """
        Measures how fast the stages are; build it in release mode, with the command beside it.

        EXAMPLE
          TributaryBenchmark                   everything, which takes minutes
          TributaryBenchmark parse classify    two of \(all.map(\.name).joined(separator: ", "))
          TributaryBenchmark run --sources 2000 --rounds 5 --latency 0 --concurrency 64
          TributaryBenchmark history --entries 1000000
          TRIBUTARY_ENTRIES=1000000 TributaryBenchmark publish

        Files lie in TMPDIR. TRIBUTARY names another command for `run` and `history`.
        """
    }

    /// `--history FOLDER COUNT`
    private static func makeHistory(_ arguments: [String]) {
        guard arguments.count == 2, let count = Int(arguments[1]), count > 0 else {
            return print("usage: TributaryBenchmark --history FOLDER COUNT")
        }
        let history = LargeHistory(folder: arguments[0])
        do {
            try history.prepare(count: count)
            try history.fill(count: count) { done in if done % 90_000 == 0 { print("\(done) of \(count) entries") } }
            print("\(history.store) holds \(count) entries; \(history.configuration) publishes them")
        } catch {
            print("could not make it: \(error)")
        }
    }
}
