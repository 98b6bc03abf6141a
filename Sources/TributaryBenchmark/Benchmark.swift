/// `TributaryBenchmark [NAME …]` runs the named benchmarks, or all. Figures compare only within one run: the ratios count.
@main
enum Benchmark {
    private static let all: [(name: String, run: @Sendable () -> Void)] = [
        ("parse", ParseBenchmark.run), ("memory", MemoryBenchmark.run), ("classify", ClassifyBenchmark.run),
        ("publish", PublishBenchmark.run),
    ]

    static func main() {
        let wanted = CommandLine.arguments.dropFirst()
        if wanted.first == "--memory" { return MemoryBenchmark.measure(wanted.dropFirst().first ?? "") }
        if wanted.first == "--history" { return makeHistory(Array(wanted.dropFirst())) }
        for (name, run) in all where wanted.isEmpty || wanted.contains(name) {
            print("\n== \(name)")
            run()
        }
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
