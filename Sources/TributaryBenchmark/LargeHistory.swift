internal import FeedAggregator
internal import FeedModel
internal import FeedStore
internal import Foundation

/// A history of many entries, nine cities and forty topics, as years of runs would have left it: written through the store's own doors,
/// with identity keys, story fingerprints, topics and feeds. The same number gives the same history.
///
/// `TributaryBenchmark --history FOLDER COUNT` makes one: `tributary.yaml`, `var/tributary.sqlite` and a feed file for each city.
struct LargeHistory {
    let folder: String

    var configuration: String { folder + "/tributary.yaml" }
    var store: String { folder + "/var/tributary.sqlite" }

    static let cities = 9
    static let topics = 40
    /// 1 November 2026, the moment of the newest entry; entries lie ``pace`` apart before it.
    static let end = 1_793_491_200.0
    /// Seconds from one entry to the next: 137 a day, so that a million fill twenty years.
    static let pace = 630.0

    /// Makes the folder with its configuration and the cities' feed files, each with the newest entries of the history.
    func prepare(count: Int) throws {
        try FileManager.default.createDirectory(atPath: folder + "/var", withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: configuration))
        for city in 0..<Self.cities { try writeFeed(of: city, through: count) }
    }

    /// Rewrites the feed files so that they bring `news` entries the history of `count` does not hold, spread over the cities.
    func addNews(_ news: Int, after count: Int) throws {
        for city in 0..<Self.cities { try writeFeed(of: city, through: count + news) }
    }

    /// Fills the store. What a run noted there before stays.
    func fill(count: Int, progress: (Int) -> Void = { _ in }) throws {
        let history = try HistoryStore(path: store)
        let sources = (0..<Self.cities).map(source)
        try history.write { transaction in for source in sources { try transaction.register(source) } }
        var number = 0
        var last: HistoryEntry.ID = 0
        var bands = StoryBands(areAll: false)
        while number < count {
            let batch = number..<min(number + 900, count)
            try history.write { transaction in
                for city in 0..<Self.cities {
                    let entries = batch.filter { $0 % Self.cities == city }.map(entry)
                    let now = Self.moment(batch.upperBound - 1)
                    // Newest first, as feeds list them.
                    let outcome = try Merger.merge(
                        ListedArticles(entries.reversed(), of: sources[city]), of: sources[city], known: KnownEntries(),
                        now: now
                    ) { try transaction.firstFreeSecond(atOrAfter: $0) }
                    for new in outcome.new {
                        let seen = new.entry.published?.instant ?? now
                        let entry = try transaction.insert(new, source: sources[city], firstSeen: seen)
                        try transaction.place(entry, topics: Self.topics(in: entry.current.title), now: seen)
                        bands.add(StoryFingerprint.bandKeys(for: entry.current), of: entry.id)
                        last = entry.id
                    }
                }
                if bands.areMany { try transaction.rememberBands(&bands) }
            }
            number = batch.upperBound
            progress(number)
        }
        // As a run leaves it: stories were looked for.
        try history.write { transaction in
            try transaction.rememberBands(&bands)
            try transaction.set("storiesLookedForUpTo", to: "\(last)")
        }
        try history.makeDurable()
    }

    // MARK: Entries

    static func moment(_ number: Int) -> Date {
        Date(timeIntervalSince1970: end + Double(number - 1_000_000) * pace)
    }

    func entry(_ number: Int) -> CleanEntry {
        var random = RepeatableNumbers(seed: UInt64(number) &+ 1)
        let city = number % Self.cities
        let topics = [random.next(Self.topics)] + (random.next(2) == 0 ? [random.next(Self.topics)] : [])
        let words = Set(topics).sorted().map(Self.word).joined(separator: " ")
        let paragraphs = (0..<3).map { _ in "<p>" + Self.sentence(&random, 60 + random.next(120)) + "</p>" }
        let link = "https://amr.city-\(city).example/zwdt/content_\(number + 100_000).html"
        return CleanEntry(
            publisherID: link, link: link, title: "\(Self.sentence(&random, 14))第\(number)号 \(words)",
            content: paragraphs.joined(separator: "\n"), language: "zh-Hans",
            published: EntryDate(Self.moment(number)), authors: [Person(name: "办公室")], categories: ["通知公告"])
    }

    private static func topics(in title: String) -> [Topic.ID] {
        title.split(separator: " ").dropFirst().map { "topic-" + $0.dropFirst("subject".count) }
    }

    private static func word(_ topic: Int) -> String { "subject" + String(topic + 101).dropFirst() }

    private static let han = Array(
        "知识产权商标专利保护海外合作执法案例培训交流政策通知公告调解纠纷质押融资服务地理志版著作秘密市场监管局区域协同企业创新发展"
            + "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主年动")

    private static func sentence(_ random: inout RepeatableNumbers, _ length: Int) -> String {
        String((0..<length).map { _ in han[random.next(han.count)] })
    }

    // MARK: Files

    private func source(_ city: Int) -> Source {
        Source(
            id: "city-\(city)", city: "city-\(city)", url: "file:city-\(city).xml", name: "Bureau \(city)",
            timeZone: .gmt)
    }

    /// Entries of a feed file that were there before.
    private static let known = 40

    private func writeFeed(of city: Int, through count: Int) throws {
        let numbers = (max(0, count - Self.known * Self.cities)..<count).filter { $0 % Self.cities == city }
        let format = Date.ISO8601FormatStyle(timeZone: .gmt)
        let items = numbers.reversed().map(entry).map { entry in
            """
            <entry><id>\(entry.link ?? "")</id><title>\(entry.title)</title><link href="\(entry.link ?? "")"/>
            <author><name>办公室</name></author><category term="通知公告"/>
            <published>\((entry.published?.instant ?? .distantPast).formatted(format))</published>
            <updated>\((entry.published?.instant ?? .distantPast).formatted(format))</updated>
            <content type="html"><![CDATA[\(entry.content ?? "")]]></content></entry>
            """
        }
        let feed = """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans"><title>Bureau \(city)</title>
            <id>https://amr.city-\(city).example/</id><updated>2026-11-01T00:00:00Z</updated>
            \(items.joined(separator: "\n"))
            </feed>
            """
        try Data(feed.utf8).write(to: URL(fileURLWithPath: folder + "/city-\(city).xml"))
    }

    private var text: String {
        let cities = (0..<Self.cities).map { city in
            """
              - id: city-\(city)
                name: {en: City \(city), zh-Hans: 城市\(city)}
                bureau: {en: Bureau \(city), zh-Hans: 市场监督管理局\(city)}
                sources:
                  - {id: city-\(city), url: "file:city-\(city).xml", name: Bureau \(city)}
            """
        }
        let topics = (0..<Self.topics).map { topic in
            let word = Self.word(topic)
            return "  - {id: topic-\(word.dropFirst("subject".count)), name: Topic \(topic + 1), match: \(word)}"
        }
        return """
            site: {title: Large history, url: "https://large.example/"}
            store: var/tributary.sqlite
            output: public
            timezone: Asia/Shanghai
            fetch: {interval: 0s}
            cities:
            \(cities.joined(separator: "\n"))
            topics:
            \(topics.joined(separator: "\n"))

            """
    }
}

/// Numbers that are the same in every run (G. Steele, D. Lea, S. Flood: SplitMix64).
struct RepeatableNumbers {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }
    mutating func next(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(limit))
    }
}
