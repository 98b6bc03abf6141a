/// `TributaryBenchmark [NAME …]` runs the named benchmarks, or all; `TributaryBenchmark run --sources 200` one with options. Figures compare
/// only within one run: the ratios count.
@main
enum Benchmark {
    private static let all: [(name: String, run: @Sendable ([String]) -> Void)] = [
        ("parse", { _ in ParseBenchmark.run() }), ("memory", { _ in MemoryBenchmark.run() }),
        ("classify", { _ in ClassifyBenchmark.run() }), ("run", RunBenchmark.run),
    ]

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        // What these benchmarks measure in a process of its own.
        case "--memory": return MemoryBenchmark.measure(arguments.dropFirst().first ?? "")
        case "--measure": return MeasuredProcess.measure(Array(arguments.dropFirst()))
        default: break
        }
        let wanted = arguments.prefix { !$0.hasPrefix("--") }
        for (name, run) in all where wanted.isEmpty || wanted.contains(name) {
            print("\n== \(name)")
            run(Array(arguments.dropFirst(wanted.count)))
        }
    }
}
