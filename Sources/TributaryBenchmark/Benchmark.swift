/// `TributaryBenchmark [NAME …] [COUNT]` runs the named benchmarks, or all; COUNT is the number of entries of a history, 100,000 where it is
/// left out. Figures compare only within one run: the ratios count.
@main
enum Benchmark {
    private static let all: [(name: String, run: @Sendable (Int) -> Void)] = [
        ("parse", { _ in ParseBenchmark.run() }), ("memory", { _ in MemoryBenchmark.run() }),
        ("classify", { _ in ClassifyBenchmark.run() }), ("history", { HistoryBenchmark.run(entries: $0) }),
    ]

    static func main() {
        let wanted = CommandLine.arguments.dropFirst()
        if wanted.first == "--memory" { return MemoryBenchmark.measure(wanted.dropFirst().first ?? "") }
        if wanted.first == "--history" { return makeHistory(Array(wanted.dropFirst())) }
        let count = wanted.compactMap { Int($0) }.first { $0 > 0 } ?? 100_000
        let names = wanted.filter { Int($0) == nil }
        for (name, run) in all where names.isEmpty || names.contains(name) {
            print("\n== \(name)")
            run(count)
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
