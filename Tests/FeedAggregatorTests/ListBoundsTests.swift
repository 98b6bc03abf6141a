import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Bad input to lists and articles") struct ListBoundsTests {
    private let rules = ListRules(item: "li", date: "span")

    @Test("A page of 30 MB is a named failure")
    func large() {
        let page =
            "<ul>" + String(repeating: "<li>" + String(repeating: "x", count: 1_000) + "</li>", count: 30_000) + "</ul>"
        #expect(Reading.list(page, rules).failure?.description.contains("more than the") == true)
        #expect(Reading.article(page).problems.first?.contains("more than the") == true)
        #expect(ListFinder(base: Reading.site, timeZone: Reading.zone, reference: Reading.now).find(page).isEmpty)
    }

    @Test("A hundred thousand rows are read")
    func manyRows() {
        let rows = (0..<100_000).map { "<li><a href=\"post_\($0).html\">第\($0)条消息的标题</a><span>2024-08-26</span></li>" }
        let list = Reading.list("<ul>\(rows.joined())</ul>", rules)
        #expect(list.rows.count == 100_000)
        #expect(list.rows.last?.title == "第99999条消息的标题")
    }

    @Test("Markup broken in the middle costs the row it breaks")
    func broken() {
        let page =
            "<ul><li><a href='1.html'>第一条完整的消息</a><span>2024-08-26<li><a href='2.html'>第二条没有结尾的消息<span>2024-08-25</li><li><a href=\"3.html>断了引号</a><li><a href='4.html'>第四条"
        let list = Reading.list(page, rules)
        #expect(list.rows.first.map(Reading.row) == "2024-08-26 | 第一条完整的消息 | https://amr.example/zwdt/1.html")
        #expect(list.rows.count >= 2)
    }

    @Test(
        "A page that breaks off amid a title has the rows before it, and says so",
        arguments: [
            ("<ul><li><a href='1.html'>第一条完整的消息</a></li><li><a href='2.html'>第二条没有", true),
            ("<ul><li><a href='1.html'>第一条完整的消息</a></li><li><a href='2.html'><b>第二条</b>没有\n", true),
            ("<ul><li><a href='1.html'>第一条完整的消息</a></li><li><a href='2.html'>关于<b>第二条</b>", true),
            (
                "<ul><li><a href='1.html'>第一条完整的消息</a></li><li><a href='2.html'>第二<br />\n<b>Fatal error</b>: in <b>x.php</b> on line <b>9</b><br />\n",
                true
            ),
            ("<ul><li><a href='1.html'>第一条完整的消息</a> 2024-08-26", false),
            ("<ul><li><a href='1.html'>第一条完整的消息</a></li></ul><a name='foot'>", false),
            (#"<ul><li><a href='1.html'>第一条完整的消息</a></li></ul><script>var t="<a href=\"/b\">"+x;</script>"#, false),
            ("<ul><li><a href='1.html'>第一条完整的消息</a></li></ul><!-- <a href='/x'>old -->", false),
            ("<ul><li><a href='1.html'>第一条完整的消息</a></li><li><a href='2.ht", false),
            ("<ul><li><a href='1.html'>第一条完整的消息</a></li></ul>2024年", false),
        ])
    func cutOff(page: String, isCut: Bool) {
        let list = Reading.list(page, rules)
        #expect(list.rows.map(\.title) == ["第一条完整的消息"])
        #expect(list.isCut == isCut)
        #expect(list.problems == (isCut ? ["the page breaks off amid a row; the 1 before it were read"] : []))
    }

    @Test("A page labelled gb2312 that is GB18030 is read to its end")
    func encodings() throws {
        let encoding = String.Encoding(rawValue: gb18030)
        var bytes = [UInt8](
            try #require(
                "<meta charset=gb2312><ul><li><a href=1.html>第一条含镕字的消息</a><span>2024-08-26</span></li>".data(
                    using: encoding)))
        bytes += [UInt8](
            try #require("<li><a href=2.html>第二条在那个字后面</a><span>2024-08-25</span></li></ul>".data(using: encoding)))
        let text = Decoder.decodePage(bytes, contentType: "text/html; charset=gb2312")
        let list = Reading.list(String(decoding: text.utf8, as: UTF8.self), rules)
        #expect(list.rows.map(\.title) == ["第一条含镕字的消息", "第二条在那个字后面"])
    }

    /// `kCFStringEncodingGB_18030_2000` as Foundation counts it.
    private var gb18030: UInt { 0x8000_0632 }

    @Test("Every prefix and every damaged copy of a page is read without harm")
    func damaged() throws {
        let page = Array(try Reading.page("Listing/Found/picture-cards.html").utf8)
        let finder = ListFinder(base: Reading.site, timeZone: Reading.zone, reference: Reading.now)
        var generator = SystemRandomNumberGenerator()
        for round in 0..<24 {
            var bytes = round % 2 == 0 ? Array(page.prefix(Int.random(in: 0..<page.count, using: &generator))) : page
            for _ in 0..<(round % 7) where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let list = Reading.list(text, rules)
            #expect(list.rows.allSatisfy { !$0.title.isEmpty && $0.link != nil })
            #expect(finder.find(text).allSatisfy { !$0.page.rows.isEmpty })
            #expect(Reading.article(text).attachments.isEmpty)
        }
    }

    @Test("A selector that is wrong is a failure that says what to write")
    func selector() {
        let list = Reading.list("<ul></ul>", ListRules(item: "ul >"))
        #expect(
            list.failure?.description
                == "the selector `ul >` cannot be read: it ends where an element is expected. Write CSS such as `ul.list > li`, or XPath that begins with `/`, `./` or `(`."
        )
    }
}
