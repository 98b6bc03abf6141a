internal import FeedAggregator
internal import FeedModel
internal import XMLTree

/// Parsing into the full model, against libxml2's SAX parser with empty handlers on the same bytes.
enum ParseBenchmark {
    private static let size = 4 << 20
    private static let rounds = 7

    static func run() {
        var table = BenchmarkTable(["dialect", "empty SAX MB/s", "parse MB/s", "ratio", "and clean MB/s", "ratio"])
        var totals: [Duration] = [.zero, .zero, .zero]
        var total = 0
        for dialect in FeedMix.Dialect.allCases {
            var mix = FeedMix()
            let bytes = mix.feed(dialect, size: size)
            let times = Stopwatch.best(rounds, works(bytes))
            table.add([dialect.rawValue] + row(times, bytes.count))
            // What a word processor leaves is told apart: the aims are for markup as editors of web pages leave it.
            if dialect == .messy { continue }
            for index in totals.indices { totals[index] += times[index] }
            total += bytes.count
        }
        table.add(["all but messy"] + row(totals, total))
        table.print()
    }

    /// Does one piece of work once, for a profiler that counts instructions: `sax`, `bare` or `clean`, and the first letters of a dialect.
    static func once(_ work: String, _ dialect: String) {
        guard let dialect = FeedMix.Dialect.allCases.first(where: { $0.rawValue.hasPrefix(dialect) }) else { return }
        var mix = FeedMix()
        let bytes = mix.feed(dialect, size: size)
        guard let index = ["sax", "bare", "clean"].firstIndex(of: work) else { return }
        works(bytes)[index]()
    }

    private static func works(_ bytes: [UInt8]) -> [() -> Void] {
        let base = "https://bureau.example/feed.xml"
        let bare = FeedParser(.init(base: base, sanitizing: .none))
        let clean = FeedParser(.init(base: base, sanitizing: .wide))
        return [
            { precondition(XMLBaseline.parse(bytes)) },
            { precondition(!bare.parse(bytes).entries.isEmpty) },
            { precondition(!clean.parse(bytes).entries.isEmpty) },
        ]
    }

    private static func row(_ times: [Duration], _ count: Int) -> [String] {
        let rate = { (time: Duration) in String(Int(Double(count) / 1e6 / (time / .seconds(1)))) }
        let ratio = { (time: Duration) in String(Int((times[0] / time * 100).rounded())) + " %" }
        return [rate(times[0]), rate(times[1]), ratio(times[1]), rate(times[2]), ratio(times[2])]
    }
}
