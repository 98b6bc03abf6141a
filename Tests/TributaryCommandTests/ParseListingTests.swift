import FeedAggregator
import FeedModel
import Foundation
import Testing
import TributaryCommand

@Suite("Lists and articles in the JSON of parse") struct ParseListingTests {
    private static let list = """
        <html><head><title>工作动态</title></head><body><div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>
        <ul class="list">
        <li><a href="./post_1.html" title="第一条通知公告的完整标题">第一条通知公告…</a><span>2024-08-26</span></li>
        <li><a href="./post_2.html">第二条通知公告的标题</a><span>2024-08-25 10:30</span></li>
        <li><a href="./post_3.html">第三条通知公告的标题</a></li>
        <li class="line"></li>
        </ul><a href="index_2.html">下一页</a></body></html>
        """

    private static let article = """
        <html><head><title>标题_某局</title><meta name="ArticleTitle" content="关于商标保护的通知">
        <meta name="PubDate" content="2024-08-26 10:30"><meta name="ContentSource" content="某市市场监督管理局">
        <meta name="Author" content="综合科"><meta name="Keywords" content="商标,保护"></head>
        <body><div class="TRS_Editor"><p>正文第一段，说明商标保护的有关事项。</p><p><a href="/f/1.pdf">附件.pdf</a></p></div></body></html>
        """

    private func json(_ mode: ParseMode, _ page: String, base: String? = nil) throws -> [String: Any] {
        let options = FeedParser.Options(
            base: base, timeZone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt,
            reference: Date(timeIntervalSince1970: 1_725_163_200))
        let parsed = try DocumentReading(mode, options).read(Array(page.utf8)).parsed
        let object = try JSONSerialization.jsonObject(with: Data(ParseJSON.encode(parsed)))
        return try #require(object as? [String: Any])
    }

    @Test(
        "A list's rows are entries",
        arguments: [ParseMode.list(ListRules(item: "ul.list > li", date: "span")), .autoList])
    func rows(_ mode: ParseMode) throws {
        let object = try json(mode, Self.list, base: "https://amr.example/zwdt/index.html")
        #expect(object["format"] == nil)
        let entries = try #require(object["entries"] as? [[String: Any]])
        #expect(entries.count == 3)
        #expect((entries[0]["title"] as? [String: String]) == ["value": "第一条通知公告的完整标题", "type": "text/plain"])
        #expect(entries[0]["link"] as? String == "https://amr.example/zwdt/post_1.html")
        #expect(
            (entries[0]["published"] as? [String: String]) == ["date": "2024-08-25T16:00:00Z", "text": "2024-08-26"])
        #expect((entries[1]["published"] as? [String: String])?["date"] == "2024-08-25T02:30:00Z")
        #expect(entries[2]["published"] == nil)
        let feed = try #require(object["feed"] as? [String: Any])
        #expect((feed["title"] as? [String: String])?["value"] == "工作动态")
        #expect((object["diagnostics"] as? [String: String]) == ["encoding": "utf-8"])
    }

    @Test("Without a base, links stay as the page has them")
    func relative() throws {
        let object = try json(.autoList, Self.list)
        let entries = try #require(object["entries"] as? [[String: Any]])
        #expect(entries.map { $0["link"] as? String } == ["./post_1.html", "./post_2.html", "./post_3.html"])
    }

    @Test("An article is one entry with its text, its people and its files")
    func article() throws {
        let object = try json(.article, Self.article, base: "https://amr.example/zwdt/post_1.html")
        let entry = try #require((object["entries"] as? [[String: Any]])?.first)
        #expect((entry["title"] as? [String: String])?["value"] == "关于商标保护的通知")
        #expect((entry["published"] as? [String: String])?["date"] == "2024-08-26T02:30:00Z")
        #expect((entry["authors"] as? [[String: String]]) == [["name": "综合科"]])
        #expect(((entry["source"] as? [String: Any])?["title"] as? [String: String])?["value"] == "某市市场监督管理局")
        #expect((entry["categories"] as? [[String: String]]) == [["term": "商标"], ["term": "保护"]])
        let text = try #require((entry["contents"] as? [[String: String]])?.first)
        #expect(text["type"] == "text/html" && text["value"]?.hasPrefix("<p>正文第一段") == true)
        let links = try #require(entry["links"] as? [[String: Any]])
        #expect(links.map { $0["rel"] as? String } == ["alternate", "enclosure"])
        #expect(links.last?["href"] as? String == "https://amr.example/f/1.pdf")
        #expect(links.last?["type"] as? String == "application/pdf")
    }

    @Test(
        "What is no list says what it is",
        arguments: [
            (
                "<html><title>安全验证</title><body>请拖动滑块完成拼图</body></html>",
                "a challenge (it says “安全验证”), which is not solved"
            ),
            ("<html><body><p>欢迎</p></body></html>", "no list of articles was found"),
        ])
    func noList(_ page: String, _ reason: String) {
        #expect {
            try json(.autoList, page)
        } throws: { error in
            "\(error)".contains(reason)
        }
    }

    @Test("A batch is read as the command was told")
    func batch() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "batch-\(UUID().uuidString).html")
        try Data(Self.list.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let batch = ParseBatch(.autoList)
        let answer = batch.answer(to: "{\"file\": \"\(file.path)\", \"base\": \"https://amr.example/zwdt/\"}")
        #expect(String(decoding: answer, as: UTF8.self).contains("https://amr.example/zwdt/post_2.html"))
        try Data("<p>nothing</p>".utf8).write(to: file)
        let refusal = batch.answer(to: "{\"file\": \"\(file.path)\"}")
        #expect(String(decoding: refusal, as: UTF8.self).hasPrefix("{\"error\":\"\(file.path): no list"))
    }
}
