internal import FeedAggregator
internal import FeedModel
internal import FeedStore
internal import Foundation

/// A large history: how long the `tributary` command beside this program takes to search in it and to sort all of it into topics anew.
/// `TributaryBenchmark history --entries 1000000` makes a million entries; that takes minutes and 6 GB of the temporary folder.
enum HistoryBenchmark {
    private static let queries: [(what: String, arguments: [String])] = [
        ("rare word of two characters", ["饕餮"]), ("rare word of one character", ["髯"]),
        ("word that stands nowhere", ["鼟鼟"]), ("phrase", ["\"麒麟名录\""]), ("two words", ["饕餮 商标"]),
        ("two common words", ["龘 专利 质押"]), ("NEAR", ["龘 NEAR/10 质押"]),
        ("common words in a rare NEAR", ["专利 NEAR/2 联合质押"]),
        ("prefix", ["quok*"]), ("regular expression", ["/第[0-9]+批麒/"]), ("city and word", ["city:jiangmen 饕餮"]),
        ("best first", ["饕餮", "--sort", "best"]), ("as a feed", ["饕餮", "--format", "atom"]),
        ("common word, 20 newest", ["知识产权"]), ("common word of one character", ["市"]), ("all but a word", ["NOT 知识产权"]),
        ("one day", ["after:2020-10-01 before:2020-10-02 overseas"]), ("topic and city", ["topic:patents city:foshan"]),
    ]

    static func run(_ options: [String]) {
        let entries = options.first == "--entries" ? options.dropFirst().first.flatMap { Int($0) } : nil
        do { try measure(max(1, entries ?? 100_000)) } catch { print("history: \(error)") }
    }

    private static func measure(_ count: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tributary-benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = folder.appending(path: "history.sqlite").path
        try fill(store, count)
        let place = try CommandPlace(folder: folder)

        var table = BenchmarkTable(["the whole command", "ms", "CPU ms", "found"])
        for (what, arguments) in queries {
            var (wall, cpu) = (Duration.seconds(1000), Duration.seconds(1000))
            var found = 0
            for _ in 0..<3 {
                let run = try place.run(["search", "--quiet", "--limit", "20"] + arguments)
                (wall, cpu) = (min(wall, run.wall), min(cpu, run.cpu))
                let marks = arguments.contains("atom") ? "<entry" : "\n    https://"
                found = run.output.components(separatedBy: marks).count - 1
            }
            table.add([
                "\(what): \(arguments.joined(separator: " "))", milliseconds(wall), milliseconds(cpu), "\(found)",
            ])
        }
        func sort(_ what: String) throws {
            let run = try place.run(["fetch", "--quiet"])
            table.add([what, milliseconds(run.wall), milliseconds(run.cpu), ""])
        }
        try sort("all topics new: the whole history sorted")
        try place.changeTopics()
        try sort("one mask changed: the whole history sorted anew")
        try sort("nothing changed")
        table.print()
    }

    private static let batch = 1000

    /// Merging is left out: its speed is measured elsewhere.
    private static func fill(_ path: String, _ count: Int) throws {
        let store = try HistoryStore(path: path)
        let now = Date(timeIntervalSince1970: 1_700_000_000)
        let sources = InventedNotice.cities.map {
            Source(id: "\($0)-notices", city: $0, url: "file:///\($0).xml", timeZone: .gmt)
        }
        try store.write { history in
            for source in sources { try history.register(source) }
            try history.prepareSearchIndex(version: SearchTokens.version)
            // Stories are none of this benchmark's business.
            try history.set("storiesLookedForUpTo", to: "\(count)")
        }
        var (inserting, reading, indexing) = (Duration.zero, Duration.zero, Duration.zero)
        var bytes = 0
        for start in stride(from: 0, to: count, by: batch) {
            let notices = (start..<min(count, start + batch)).map { InventedNotice($0) }
            try store.write { history in
                var entries: [HistoryEntry] = []
                inserting += try Stopwatch.processorTime {
                    for notice in notices {
                        let source = sources[notice.number % sources.count]
                        entries.append(try history.insert(new(notice), source: source, firstSeen: now))
                    }
                    // In the feeds of everything and of their cities, as they would stand without topics.
                    try history.place(entries.map { ($0, []) }, now: now)
                }
                var tokens: [(id: HistoryEntry.ID, tokens: [UInt64])] = []
                reading += Stopwatch.processorTime {
                    for (entry, notice) in zip(entries, notices) {
                        let text = ClassifiedText(
                            title: notice.title, body: notice.body, city: notice.city, source: entry.source,
                            language: entry.current.language, published: notice.date)
                        tokens.append((entry.id, SearchTokens.of(text)))
                    }
                }
                // As many transactions and segments as sources with thirty entries would make.
                indexing += try Stopwatch.processorTime {
                    for start in stride(from: 0, to: tokens.count, by: 30) {
                        try history.index(
                            Array(tokens[start..<min(tokens.count, start + 30)]), version: SearchTokens.version)
                    }
                }
            }
            bytes += notices.reduce(0) { $0 + $1.title.utf8.count + $1.body.utf8.count }
        }
        let before = try size(path)
        let merging = try Stopwatch.processorTime {
            while try store.write({ history in try history.mergeSearchSegments() }) {}
            try store.makeDurable()
        }
        let index = try store.read { history in try history.searchIndexSize() }
        let kilobytes = Double(bytes) / 1024
        func perEntry(_ time: Duration) -> String { rounded(time / .microseconds(1) / Double(count)) }
        func perKilobyte(_ time: Duration) -> String { rounded(time / .microseconds(1) / kilobytes) }
        var table = BenchmarkTable(["\(count) entries, \(bytes / count) bytes of text each", "CPU µs an entry", "a KB"])
        table.add(["inserting without index", perEntry(inserting), perKilobyte(inserting)])
        table.add(["tokens", perEntry(reading), perKilobyte(reading)])
        table.add(["indexing, 30 entries at a time", perEntry(indexing), perKilobyte(indexing)])
        table.add(["merging segments after the run", perEntry(merging), perKilobyte(merging)])
        table.print()
        print("index: \(index / count) bytes an entry; store: \(before / count) bytes an entry before merging\n")
    }

    private static func new(_ notice: InventedNotice) -> MergeOutcome.NewEntry {
        let link = "https://\(notice.city).example/notices/\(notice.number).html"
        let entry = CleanEntry(
            publisherID: link, link: link, title: notice.title, content: "<p>\(notice.body)</p>",
            language: notice.isChinese ? "zh-Hans" : "en", published: EntryDate(notice.date))
        return MergeOutcome.NewEntry(
            atomID: link, entry: entry,
            keys: [
                IdentityKey(.publisherID, "\(notice.city) \(notice.number)"),
                IdentityKey(.link, "\(notice.city) \(link)"),
            ], published: notice.date, updated: notice.date, order: notice.date, memory: EntryMemory())
    }

    private static func size(_ path: String) throws -> Int {
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
        return size?.intValue ?? 0
    }

    private static func milliseconds(_ time: Duration) -> String { rounded(time / .milliseconds(1)) }
    private static func rounded(_ value: Double) -> String { String(format: "%.1f", value) }
}
