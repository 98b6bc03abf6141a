import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Keeping lists under their contract") struct ListKeepingTests {
    private static let rules = ListRules(item: "ul.infoList > li", date: "span", minimum: 5)
    private static let titles = (1...12).map { "关于第\($0)批知识产权示范企业名单的公告" }

    private func source(_ reading: Source.Reading) -> Source {
        Source(id: "s", city: "c", url: Reading.site, reading: reading, timeZone: Reading.zone)
    }

    private func keeping(
        _ reading: Source.Reading, memory: ListMemory = ListMemory(configuration: "1"), known: [String] = [],
        entries: Int? = nil
    ) -> ListKeeping {
        let history = known.enumerated().map { (title: $1, link: Optional("https://amr.example/zwdt/\($0 + 1).html")) }
        return ListKeeping(
            source(reading), memory: memory, history: HistoryTrace(titlesAndLinks: history),
            entries: entries ?? known.count, reference: Reading.now)
    }

    private func read(_ keeping: ListKeeping, _ page: String) -> ListKeeping.Outcome {
        keeping.read(page, url: Reading.site, requestedURL: Reading.site, status: 200)
    }

    private func kept(_ outcome: ListKeeping.Outcome) throws -> ListKeeping.Kept {
        guard case .kept(let kept) = outcome else {
            Issue.record("\(outcome)")
            throw CancellationError()
        }
        return kept
    }

    private func verdict(_ outcome: ListKeeping.Outcome) throws -> PageVerdict {
        guard case .refused(let verdict) = outcome else {
            Issue.record("\(outcome)")
            throw CancellationError()
        }
        return verdict
    }

    private static func old(_ titles: [String]) -> String {
        let rows = titles.enumerated().map {
            "<li><a href=\"\($0 + 1).html\">\($1)</a><span>2024-08-\(28 - $0)</span></li>"
        }
        return "<html><body><ul class=infoList>\(rows.joined())</ul></body></html>"
    }

    private static func new(_ titles: [String]) -> String {
        let rows = titles.enumerated().map {
            "<tr><td><a href=\"/detail?id=\($0 + 900)\">\($1)</a></td><td>2024-08-\(28 - $0)</td></tr>"
        }
        return "<html><body><table class=news>\(rows.joined())</table></body></html>"
    }

    @Test("A page in order is kept and teaches")
    func inOrder() throws {
        let kept = try kept(read(keeping(.list(Self.rules)), Self.old(Self.titles)))
        #expect(kept.page.rows.count == 12 && kept.rules == Self.rules && kept.healing == nil)
        #expect(kept.memory.contract.readings == 1 && kept.memory.contract.rows == 12)
        #expect(kept.memory.rules == nil)
    }

    @Test("A list that is worked out remembers how, and is read that way while it fits")
    func remembered() throws {
        let first = try kept(read(keeping(.autoList), Self.old(Self.titles)))
        #expect(first.memory.rules?.item == "ul.infoList > li" && first.rules == first.memory.rules)
        // A longer list above it does not turn its head.
        let rivals = (1...40).map { "<p><a href=/other/\($0).html>关于其他事项的第\($0)号公告全文</a> 2024-08-30</p>" }.joined()
        let page = Self.old(Self.titles).replacing("<ul", with: "<div class=other>\(rivals)</div><ul")
        let second = try kept(read(keeping(.autoList, memory: first.memory, known: Self.titles), page))
        #expect(second.page.rows.count == 12 && second.memory.rules == first.memory.rules)
    }

    @Test("A redesigned page is read on where it speaks of known entries", arguments: [false, true])
    func healed(isAuto: Bool) throws {
        var memory = ListMemory(configuration: "1")
        if isAuto { memory.rules = Self.rules }
        memory.contract.learn(rows: 12, datedShare: 1, knownShare: 0.9, titleLength: 18)
        let keeping = keeping(isAuto ? .autoList : .list(Self.rules), memory: memory, known: Self.titles)
        let kept = try kept(read(keeping, Self.new(["最新的一条关于商标的公告"] + Self.titles.prefix(8))))
        #expect(kept.page.rows.count == 9 && kept.page.rows[0].title == "最新的一条关于商标的公告")
        #expect(kept.memory.rules == kept.rules && kept.rules?.minimum == 5)
        let healing = try #require(kept.healing)
        #expect(healing.before.hasPrefix("no rows were found where at least 5 are expected"))
        #expect(healing.after.contains("8 known entries among 9 rows") && healing.after.contains("item: \"table.news"))
        // The next reading needs no healing, and the old page is read by the old rules should it come back.
        let next = self.keeping(.list(Self.rules), memory: kept.memory, known: Self.titles)
        #expect(try self.kept(read(next, Self.new(Self.titles))).healing == nil)
        #expect(try self.kept(read(next, Self.old(Self.titles))).rules == Self.rules)
    }

    /// On 1 September.
    @Test("A list that begins anew is the list, unless the old one stands elsewhere on the page")
    func beginsAnew() throws {
        var memory = ListMemory(configuration: "1")
        for _ in 0..<5 { memory.contract.learn(rows: 40, datedShare: 1, knownShare: 0.9, titleLength: 18) }
        var rules = Self.rules
        rules.minimum = 1
        let news = "<ul class=infoList><li><a href=/n/1.html>新一年的第一条公告全文</a><span>2024-08-30</span></li></ul>"
        let keeping = keeping(.list(rules), memory: memory, known: Self.titles)
        #expect(try kept(read(keeping, "<html><body>\(news)</body></html>")).page.rows.count == 1)
        let beside = Self.new(Self.titles).replacing("</body>", with: news + "</body>")
        let healed = try kept(read(keeping, beside))
        #expect(healed.healing != nil && healed.page.rows.count == 12)
    }

    @Test("A box of old notices that the rules fit is not the list where that stands beside it")
    func oldBox() throws {
        let titles = (1...40).map { "关于第\($0)批知识产权示范企业名单的公告" }
        var memory = ListMemory(configuration: "1")
        for _ in 0..<5 { memory.contract.learn(rows: 12, datedShare: 1, knownShare: 0.9, titleLength: 18) }
        let keeping = keeping(.list(Self.rules), memory: memory, known: titles)
        let box = Self.old(Array(titles[15..<20])).replacing("href=\"", with: "href=\"/hot/")
        let beside = Self.new(Array(titles[..<12])).replacing("</body>", with: box + "</body>")
        let healed = try kept(read(keeping, beside))
        #expect(healed.page.rows.count == 12)
        #expect(
            healed.healing?.before.hasPrefix(
                "5 rows were found, all of them known and none among the latest, where 12 are usual") == true)
        // A list may grow short: what is newest is still on it.
        #expect(try kept(read(keeping, Self.old(Array(titles[..<5])))).healing == nil)
    }

    @Test(
        "What is not the list is refused under its name",
        arguments: [
            (new((1...9).map { "毫不相干的另一类信息第\($0)条" }), SourceState.redesigned, "holds no entry of the history"),
            (
                "<html><title>安全验证</title><body>请完成验证</body></html>", .blocked,
                "a challenge (it says “安全验证”), which is not solved"
            ),
            ("<html><body><ul class=infoList></ul><p>暂无数据</p></body></html>", .empty, "says that it is empty"),
            (
                "<html><title>404</title><body>页面不存在</body></html>", .failing,
                "an error page came instead, with status 200"
            ),
            ("<html><body>本网站已迁移至新平台</body></html>", .moved, "look up the list's new address"),
            (
                "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>公告</title></channel></rss>", .redesigned,
                "a feed stands there now: take `list:` away"
            ),
            (
                "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"公告\", \"items\": []}", .redesigned,
                "a feed stands there now: take `list:` away"
            ),
        ])
    func refused(_ page: String, _ state: SourceState, _ reason: String) throws {
        let verdict = try verdict(read(keeping(.list(Self.rules), known: Self.titles), page))
        #expect(verdict.state == state)
        #expect(verdict.reason.contains(reason), "\(verdict.reason)")
    }

    @Test("Rules that never found anything are told what would")
    func suggestion() throws {
        let verdict = try verdict(read(keeping(.list(Self.rules)), Self.new(Self.titles)))
        #expect(verdict.state == .redesigned)
        #expect(verdict.reason.contains("no rows were found where at least 5 are expected"))
        #expect(
            verdict.reason.contains("Worked out, the page is read by list: {item: \"table.news > tr\""),
            "\(verdict.reason)")
    }

    @Test("A page that calls itself empty in a hidden corner is read on if the list is there")
    func hiddenEmpty() throws {
        let page = Self.new(Self.titles).replacing("</body>", with: "<div style=display:none>暂无数据</div></body>")
        #expect(try kept(read(keeping(.list(Self.rules), known: Self.titles), page)).healing != nil)
    }

    @Test("Data that breaks off gives the rows before; data without rows is empty; other data fails by name")
    func data() throws {
        let reading = Source.Reading.json(
            JSONRules(items: "data", link: "url", minimum: 5))
        let rows = (1...8).map { "{\"title\": \"第\($0)条公告的标题\", \"url\": \"/a/\($0).html\"}" }.joined(separator: ",")
        let cut = try kept(read(keeping(reading, known: Self.titles), "{\"data\": [\(rows), {\"title\": \"断"))
        #expect(cut.page.isCut && cut.page.rows.count == 8)
        #expect(cut.memory.contract.readings == 0)
        let few = try kept(
            read(keeping(reading, known: Self.titles), "{\"data\": [{\"title\": \"只有一条\", \"url\": \"/1\"}, {"))
        #expect(few.page.rows.count == 1, "a cut list is not judged by its length")
        #expect(try verdict(read(keeping(reading, known: Self.titles), "{\"data\": []}")).state == .empty)
        let other = try verdict(read(keeping(reading, known: Self.titles), "{\"rows\": []}"))
        #expect(other.state == .failing && other.reason.contains("there is no list at `data`"))
        let page = try verdict(
            read(keeping(reading, known: Self.titles), "<html><title>安全验证</title><body>请完成验证</body></html>"))
        #expect(page.state == .blocked)
    }

    @Test("A list that may be empty is in order when it is")
    func mayBeEmpty() throws {
        let reading = Source.Reading.json(JSONRules(items: "data", link: "url", minimum: 0))
        #expect(try kept(read(keeping(reading, known: Self.titles), "{\"data\": []}")).page.rows.isEmpty)
    }
}
