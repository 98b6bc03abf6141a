/// `tributary-benchmark [NAME …]` runs the named benchmarks, or all. Figures compare only within one run: the ratios count.
@main
enum Benchmark {
    private static let all: [(name: String, run: @Sendable () -> Void)] = [
        ("parse", ParseBenchmark.run), ("memory", MemoryBenchmark.run), ("classify", ClassifyBenchmark.run),
        ("listing", ListingBenchmark.run),
    ]

    static func main() {
        let wanted = CommandLine.arguments.dropFirst()
        if wanted.first == "--memory" { return MemoryBenchmark.measure(wanted.dropFirst().first ?? "") }
        if wanted.first == "--listing" { return ListingBenchmark.measure(wanted.dropFirst().first ?? "") }
        for (name, run) in all where wanted.isEmpty || wanted.contains(name) {
            print("\n== \(name)")
            run()
        }
    }
}
