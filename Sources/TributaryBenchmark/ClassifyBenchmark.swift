internal import FeedAggregator
internal import Foundation

/// How fast entries are sorted into topics, by the number of topics and terms: the time is to grow with the text and
/// hardly with these.
enum ClassifyBenchmark {
    private static let entryCount = 4000
    private static let rounds = 3

    static func run() {
        let entries = (0..<entryCount).map { entry($0) }
        let bytes = entries.reduce(0) { $0 + $1.title.utf8.count + $1.body.utf8.count }
        var table = BenchmarkTable(["classify", "terms", "ready in ms", "MB/s a core", "entries/s", "topics an entry"])
        for (topics, terms) in [(13, 260), (100, 200), (100, 2000), (100, 20000)] {
            var classifier: Classifier?
            let ready = Stopwatch.best(rounds, [{ classifier = makeClassifier(topics: topics, terms: terms) }])[0]
            guard let classifier else { continue }
            var found = 0
            let time = Stopwatch.best(rounds, [{ found = entries.reduce(0) { $0 + classifier.topics(of: $1).count } }])[
                0]
            let seconds = time / .seconds(1)
            table.add([
                "\(topics) topics", String(terms), rounded(ready / .milliseconds(1)),
                rounded(Double(bytes) / 1e6 / seconds),
                String(Int(Double(entries.count) / seconds)), rounded(Double(found) / Double(entries.count)),
            ])
        }
        table.print()
        print("\(entries.count) entries, \(bytes / entries.count) bytes each, seven in ten of them Chinese")
    }

    private static func rounded(_ value: Double) -> String { String(format: "%.1f", value) }

    private static func makeClassifier(topics: Int, terms: Int) -> Classifier? {
        let each = terms / topics
        let definitions = (0..<topics).map { topic in
            let words = (0..<each).map { term(topic * each + $0) }.map { "\"\($0)\"" }
            let half = each / 2
            let (strong, weak) = (words.prefix(max(1, half)), words.suffix(max(1, half)))
            return TopicDefinition(
                id: "topic-\(topic)",
                match: "\(strong.joined(separator: " OR ")) OR (\(weak.joined(separator: " OR "))) NEAR/30 $context",
                mask: [term(topic)],
                score: 2)
        }
        return try? Classifier(
            topics: definitions,
            terms: ["context": ["知识产权", "商标", "专利", "intellectual property", "patent", "trademark"]],
            mask: ["知识产权局", "Intellectual Property Bureau", #"/\p{Han}{2,8}(专利|商标)(代理)?(股份)?有限(责任)?公司/"#])
    }

    /// Characters and words of the trade, so that terms and texts meet often.
    private static let han = Array("知识产权商标专利保护海外合作执法案例培训交流政策通知公告调解纠纷质押融资服务地理志版著作秘密市场监管局区域协同企业创新发展")
    private static let latin = [
        "patent", "office", "trade", "mark", "intellectual", "property", "overseas", "city", "notice", "training",
        "loan", "court", "mediation",
        "the", "of", "and", "in", "market", "company", "protection", "cases", "report", "meeting", "innovation",
        "service", "measure",
    ]

    /// The term of a number: two to four Han characters, or two words.
    private static func term(_ number: Int) -> String {
        var state = RepeatableNumbers(seed: UInt64(number) &+ 77)
        if number % 4 == 3 {
            return latin[state.next(latin.count)] + " " + latin[state.next(latin.count)] + "\(number % 97)"
        }
        return String((0..<(2 + number % 3)).map { _ in han[state.next(han.count)] })
    }

    private static func entry(_ number: Int) -> ClassifiedText {
        var state = RepeatableNumbers(seed: UInt64(number) &+ 1)
        if number % 10 < 7 {
            let common = Array("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动")
            func text(_ length: Int) -> String {
                var text = ""
                for index in 0..<length {
                    text.append(state.next(3) == 0 ? han[state.next(han.count)] : common[state.next(common.count)])
                    if index % 17 == 16 { text.append("，") }
                }
                return text
            }
            return ClassifiedText(title: text(24), body: text(900))
        }
        let words = (0..<400).map { _ in latin[state.next(latin.count)] }
        return ClassifiedText(title: words.prefix(8).joined(separator: " "), body: words.joined(separator: " "))
    }
}
