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
        for dialect in FeedMix.Dialect.allCases {
            var mix = FeedMix()
            let bytes = mix.feed(dialect, size: size)
            let base = "https://bureau.example/feed.xml"
            let bare = FeedParser(.init(base: base, sanitizing: .none))
            let clean = FeedParser(.init(base: base, sanitizing: .wide))
            let times = Stopwatch.best(
                rounds,
                [
                    { precondition(XMLBaseline.parse(bytes)) },
                    { precondition(!bare.parse(bytes).entries.isEmpty) },
                    { precondition(!clean.parse(bytes).entries.isEmpty) },
                ])
            for index in totals.indices { totals[index] += times[index] }
            table.add([dialect.rawValue] + row(times, bytes.count))
        }
        table.add(["all"] + row(totals, size * FeedMix.Dialect.allCases.count))
        table.print()
    }

    private static func row(_ times: [Duration], _ count: Int) -> [String] {
        let rate = { (time: Duration) in String(Int(Double(count) / 1e6 / (time / .seconds(1)))) }
        let ratio = { (time: Duration) in String(Int((times[0] / time * 100).rounded())) + " %" }
        return [rate(times[0]), rate(times[1]), ratio(times[1]), rate(times[2]), ratio(times[2])]
    }
}
