import Foundation
import Testing

@testable import FeedAggregator

@Suite("Classifier") struct QueryClassifierTests {
    private static let terms = [
        "overseas": ["海外", "境外", "overseas"], "ip": ["知识产权", "商标", "专利", "intellectual property", "trademark"],
    ]

    private func topic(_ match: String, mask: [String] = [], score: Int? = nil) -> TopicDefinition {
        TopicDefinition(id: "t", match: match, mask: mask, score: score)
    }

    private func classifier(_ topic: TopicDefinition, mask: [String] = [], bureaus: [String] = []) throws -> Classifier
    {
        try Classifier(topics: [topic], terms: Self.terms, mask: mask, bureauNames: bureaus)
    }

    @Test(
        "A term that touches a masked span does not match",
        arguments: [
            ("市知识产权局召开会议", false), ("市知识产权局发布知识产权公告", true), ("知识产权局势", false), ("知识产权", true), ("国知识产权局", false),
            ("Intellectual Property Bureaus meet", false),
            ("Intellectual Property Bureau on intellectual property", true),
        ])
    func masks(_ title: String, _ expected: Bool) throws {
        let classifier = try classifier(topic("$ip"), mask: ["知识产权局", "Intellectual Property Bureau"])
        #expect(classifier.topics(of: ClassifiedText(title: title)) == (expected ? ["t"] : []))
    }

    @Test(
        "A word that only meets where two others touch is masked by configuration",
        arguments: [("珠海外贸企业", false), ("珠海的海外企业", true), ("海外企业", true)])
    func straddling(_ title: String, _ expected: Bool) throws {
        #expect(
            try classifier(topic("$overseas"), mask: ["珠海外"]).topics(of: ClassifiedText(title: title))
                == (expected ? ["t"] : []))
    }

    @Test("Expressions mask first, then terms, longest first")
    func order() throws {
        // The expression takes 省知识产权, so 知识产权局 is no longer there and 局专利 stays.
        let mask = ["知识产权局专利", "/省知识产权/"]
        #expect(try classifier(topic("专利"), mask: mask).topics(of: ClassifiedText(title: "省知识产权局专利")) == ["t"])
        // The longer term takes all of it.
        let longer = ["知识产权局", "权局专利"]
        #expect(try classifier(topic("专利"), mask: longer).topics(of: ClassifiedText(title: "知识产权局专利")) == ["t"])
        #expect(
            try classifier(topic("专利"), mask: longer + ["产权局专利处"]).topics(of: ClassifiedText(title: "知识产权局专利处")) == [])
    }

    @Test("A bureau's own name is masked without being listed, with or without its second name")
    func bureaus() throws {
        let names = ["江门市市场监督管理局（江门市知识产权局）", "Jiangmen Market Supervision Bureau (Intellectual Property Bureau)"]
        let classifier = try classifier(topic("$ip"), bureaus: names)
        for title in [
            "江门市市场监督管理局（江门市知识产权局）召开会议", "江门市市场监督管理局(江门市知识产权局)召开会议", "江門市知識產權局召開會議",
            "Intellectual Property Bureau meets",
        ] { #expect(classifier.topics(of: ClassifiedText(title: title)).isEmpty, "\(title)") }
        #expect(classifier.topics(of: ClassifiedText(title: "江门市知识产权保护")) == ["t"])
    }

    @Test("A topic's own mask holds for that topic alone")
    func ownMask() throws {
        let topics = [
            TopicDefinition(id: "a", match: "海外", mask: ["海外仓"]),
            TopicDefinition(id: "b", match: "海外"),
        ]
        let classifier = try Classifier(topics: topics)
        #expect(classifier.topics(of: ClassifiedText(title: "海外仓启用")) == ["b"])
        #expect(classifier.topics(of: ClassifiedText(title: "海外仓与海外")) == ["a", "b"])
    }

    @Test("Where there is no title the opening of the text is one")
    func opening() throws {
        let far = String(repeating: "一", count: 60)
        let classifier = try classifier(topic("专利", score: 3))
        #expect(classifier.topics(of: ClassifiedText(title: "", body: "关于专利" + far)) == ["t"])
        #expect(classifier.topics(of: ClassifiedText(title: "", body: far + "专利")) == [])
        #expect(classifier.topics(of: ClassifiedText(title: "通知", body: "关于专利")) == [])
    }

    @Test(
        "A score weighs the title three and the text one, a place counting once",
        arguments: [
            ("专利", "", 3, true), ("好", "专利", 3, false), ("好", "专利。专利。", 3, false), ("好", "专利。专利。专利。", 3, true),
            ("专利", "", 4, false),
            ("专利", "专利", 4, true), ("好", "专利", 1, true),
        ])
    func score(_ title: String, _ body: String, _ score: Int, _ expected: Bool) throws {
        let classifier = try classifier(topic("专利 OR 专利 OR $ip", score: score))
        #expect(classifier.topics(of: ClassifiedText(title: title, body: body)) == (expected ? ["t"] : []))
    }

    @Test("Days are those of the zone that is given", arguments: [(8, true), (0, false)])
    func zone(hours: Int, expected: Bool) throws {
        let classifier = try Classifier(
            topics: [topic("after:2024-09-10")], timeZone: TimeZone(secondsFromGMT: hours * 3600))
        var entry = ClassifiedText(title: "公告")
        entry.published = try Date("2024-09-09T22:30:00Z", strategy: .iso8601)
        #expect(classifier.topics(of: entry) == (expected ? ["t"] : []))
    }

    @Test(
        "What is masked for all is masked in categories and authors too", arguments: ["category:知识产权", "author:知识产权"])
    func maskedMetadata(match: String) throws {
        let classifier = try Classifier(topics: [topic(match)], mask: ["知识产权局"])
        func topics(_ name: String) -> [String] {
            var entry = ClassifiedText(title: "公告")
            (entry.authors, entry.categories) = ([name], [name])
            return classifier.topics(of: entry)
        }
        #expect(topics("知识产权局动态") == [])
        #expect(topics("知识产权动态") == ["t"])
    }

    @Test(
        "A conjunction is worth its weaker side, pairs count once a clause, and places that overlap count once",
        arguments: [
            ("海外 专利", "海外。专利。专利。专利。", 1), ("海外 专利", "海外。海外。专利。专利。", 2), ("海外 NEAR/2 专利", "海外专利", 1),
            ("海外 NEAR/2 专利", "海外专利。海外专利。", 2),
            ("海外 NEAR/2 专利", "海外专利海外专利、海外专利", 1), ("专利 OR 专利权", "专利权。", 1), ("专利 OR 海外 NEAR/9 商标", "海外专利商标", 1),
            ("专利 -商标", "专利。", 1),
        ])
    func points(_ match: String, _ body: String, _ points: Int) throws {
        let report = try classifier(topic(match, score: 9)).explain(ClassifiedText(title: "好", body: body))
        #expect(report.topics.first?.score == points)
    }

    @Test("Without a score one place anywhere will do, however long the text")
    func noScore() throws {
        let body = String(repeating: "食品安全检查。", count: 2000) + "专利"
        #expect(try classifier(topic("专利")).topics(of: ClassifiedText(title: "", body: body)) == ["t"])
        #expect(try classifier(topic("专利", score: 2)).topics(of: ClassifiedText(title: "", body: body)) == [])
    }

    @Test("A topic that needs no term is asked of every entry, one of the city too")
    func withoutTerms() throws {
        let classifier = try Classifier(topics: [
            TopicDefinition(id: "city", match: "city:zhuhai"),
            TopicDefinition(id: "rest", match: "-专利"),
        ])
        #expect(classifier.topics(of: ClassifiedText(title: "天气", city: "zhuhai")) == ["city", "rest"])
        #expect(classifier.topics(of: ClassifiedText(title: "专利", city: "foshan")) == [])
    }

    @Test("An explanation names terms as they are written, with their places in the original, and masked spans")
    func explanation() throws {
        let topics = [
            TopicDefinition(id: "t", match: "$overseas NEAR/30 $ip", mask: ["海外仓"]),
            TopicDefinition(id: "u", match: "著作权"),
        ]
        let classifier = try Classifier(topics: topics, terms: Self.terms, mask: ["知识产权局"])
        let report = classifier.explain(ClassifiedText(title: "市知識產權局：海外倉", body: "企业\u{200B}境外　商標。"))
        #expect(
            report.topics == [
                Explanation(
                    id: "t", matches: true,
                    because: [
                        MatchPlace(term: "境外", field: .body, start: 3, length: 2),
                        MatchPlace(term: "商标", field: .body, start: 6, length: 2),
                    ], masked: [MatchPlace(term: "海外仓", field: .title, start: 7, length: 3)]),
                Explanation(id: "u", matches: false, because: [], masked: []),
            ])
        #expect(report.masked == [MatchPlace(term: "知识产权局", field: .title, start: 1, length: 5)])
    }

    @Test(
        "The nearest miss says what is missing, and what was masked",
        arguments: [
            ("海外", "no $ip; 海外 (title 0) is there"), ("专利", "no $overseas; 专利 (title 0) is there"),
            (
                "海外一二三四五六七八九十一二三四五六七八九十专利",
                "海外 (title 0) and 专利 (title 22) are both there but not within 9 characters of each other"
            ),
            ("海外仓专利", "no $overseas, only masked: 海外 (title 0); 专利 (title 3) is there"),
        ])
    func miss(_ title: String, _ reason: String) throws {
        let classifier = try classifier(topic("$overseas NEAR/9 $ip", mask: ["海外仓"]))
        #expect(classifier.nearestMiss(of: "t", for: ClassifiedText(title: title)) == reason)
    }

    @Test("A score not reached, a word that must not be there and a topic that matches are told apart")
    func otherMisses() throws {
        #expect(
            try classifier(topic("专利", score: 3)).nearestMiss(of: "t", for: ClassifiedText(title: "好", body: "专利"))
                == "1 of the 3 points needed: 专利 (body 0)")
        #expect(
            try classifier(topic("专利 -商标")).nearestMiss(of: "t", for: ClassifiedText(title: "专利商标"))
                == "商标 is there and must not be")
        #expect(
            try classifier(topic("专利 city:zhuhai")).nearestMiss(of: "t", for: ClassifiedText(title: "专利"))
                == "it is not city:zhuhai")
        #expect(try classifier(topic("专利")).nearestMiss(of: "t", for: ClassifiedText(title: "专利")) == nil)
    }

    @Test("A failing example names the term that matched or was missed")
    func examples() throws {
        var topic = topic("$overseas NEAR/30 $ip")
        topic.examples = .init(yes: ["海外专利", "海外市场"], no: ["海外商标展", "天气"])
        #expect(
            try classifier(topic).failingExamples() == [
                FailingExample(topic: "t", example: "海外市场", shouldMatch: true, reason: "no $ip; 海外 (title 0) is there"),
                FailingExample(topic: "t", example: "海外商标展", shouldMatch: false, reason: "海外 at 0, 商标 at 2"),
            ])
    }

    @Test(
        "An example is of the city, language and day that its topic asks for; what its words decide counts",
        arguments: [
            ("lang:zh 商标", false), ("city:zhuhai 商标", false), ("商标 after:2024-01-01", false), ("author:张三 商标", false),
            ("商标 -lang:en", true), ("lang:zh NOT city:foshan 商标", false), ("商标 -(city:foshan OR city:zhuhai)", true),
        ])
    func exampleProperties(_ match: String, _ holdsForAny: Bool) throws {
        var topic = topic(match)
        topic.examples = .init(yes: ["商标公告"], no: ["专利公告"])
        #expect(try classifier(topic).failingExamples() == [])
        topic.examples = .init(yes: ["专利公告"], no: ["商标公告"])
        let failing = try classifier(topic).failingExamples()
        #expect(failing.map(\.example) == (holdsForAny ? ["专利公告", "商标公告"] : ["专利公告"]))
        #expect(failing.map(\.reason) == (holdsForAny ? ["no 商标", "商标 at 0"] : ["no 商标"]))
    }

    @Test("An author that an example cannot have counts as a mention, which is one point", arguments: [(1, 0), (2, 1)])
    func examplePoints(_ score: Int, _ failing: Int) throws {
        var topic = topic("author:张三 商标")
        topic.score = score
        topic.examples = .init(yes: ["商标公告"], no: [])
        #expect(try classifier(topic).failingExamples().count == failing)
    }

    @Test("An error of the configuration names its part and counts within its string")
    func errors() throws {
        func error(_ topics: [TopicDefinition], terms: [String: [String]] = [:], mask: [String] = []) throws
            -> ClassifierError
        {
            try #require(throws: ClassifierError.self) { try Classifier(topics: topics, terms: terms, mask: mask) }
        }
        let match = try error([topic("专利 OR")])
        #expect(match.part == .match(topic: "t") && match.error.offset == 5)
        #expect(try error([topic("专利", mask: ["a", "/(/"])]).part == .topicMask(topic: "t", index: 1))
        #expect(try error([], mask: ["/a**/"]).part == .mask(index: 0))
        let list = try error([], terms: ["x": ["好", "/[/"]])
        #expect(list.part == .terms(list: "x", index: 1) && list.error.offset == 1)
        #expect(list.description.hasPrefix("terms, x, item 2: column 2: "))
        #expect(try error([topic("topic:x")]).error.message.contains("topic:"))
    }

    @Test("A text of a million characters full of matches is no trouble")
    func large() throws {
        let body = String(repeating: "海外专利", count: 250_000)
        #expect(
            try classifier(topic("$overseas NEAR/30 $ip", score: 3)).topics(of: ClassifiedText(title: "", body: body))
                == ["t"])
    }
}
