@testable import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Lists in JSON") struct JSONListTests {
    private static let base = "https://www.example/api/list?page=1&size=20"

    private func read(_ text: String, _ rules: JSONRules) -> ListPage {
        JSONListReader(rules: rules, base: Self.base, timeZone: Reading.zone, reference: Reading.now).read(text)
    }

    @Test("Rows are read by dotted paths, whatever a date looks like")
    func paths() {
        let text = """
            {"code": 200, "data": {"list": [
              {"id": 12345678901234567890, "meta": {"title": "专利<br>转化&amp;运用"}, "url": "/a/1.html", "time": 1724639400},
              {"id": "b", "meta": {"title": "第二条消息"}, "url": "//cdn.example/2.html", "time": 1724639400000},
              {"id": "c", "meta": {"title": "第三条消息"}, "url": "3.html", "time": "2024-08-26 10:30:00"},
              {"id": "d", "meta": {"title": ""}, "url": "4.html"}, {"id": "c", "meta": {"title": "第三条消息"}, "url": "3.html"}]}}
            """
        let list = read(text, JSONRules(items: "data.list", id: "id", title: "meta.title", link: "url", date: "time"))
        #expect(
            list.rows.map(Reading.row) == [
                "2024-08-26 10:30 | 专利转化&运用 | https://www.example/a/1.html",
                "2024-08-26 10:30 | 第二条消息 | https://cdn.example/2.html",
                "2024-08-26 10:30 | 第三条消息 | https://www.example/api/3.html",
            ])
        #expect(list.rows.map(\.publisherID) == ["12345678901234567890", "b", "c"])
        #expect(list.dropped == [.noTitle: 1, .duplicate: 1])
    }

    @Test("A row whose link is a script's or escaped twice is read")
    func oddLinks() {
        let list = read(
            ##"{"list": [{"id": 1, "t": "第一条消息的标题", "u": "javascript:void(0)"}, {"id": 2, "t": "第二条消息的标题", "u": "\\/a\\/2.html"}, {"t": "第三条消息的标题", "u": "#"}]}"##,
            JSONRules(items: "list", id: "id", title: "t", link: "u"))
        #expect(list.rows.map(\.publisherID) == ["1", "2"])
        #expect(list.rows.map(\.link) == [nil, "https://www.example/a/2.html"])
        #expect(list.dropped == [.notAnArticle: 1])
    }

    @Test(
        "The next page of an answer is one further, wherever the site begins to count",
        arguments: [
            ("https://a.example/api?page=0&size=9", "https://a.example/api?page=1&size=9"),
            ("https://a.example/api?page=1", "https://a.example/api?page=2"),
            ("https://a.example/api?size=9", "https://a.example/api?size=9&page=2"),
            ("https://a.example/api", "https://a.example/api?page=2"),
        ])
    func nextPage(_ address: String, _ next: String) {
        #expect(PageParameter.next("page", in: address) == next)
    }

    @Test("An id that rows share keeps none of them away")
    func sharedID() {
        let rows = (1...3).map { #"{"id": 0, "t": "第\#($0)条消息的标题", "u": "/\#($0).html"}"# }
        let list = read(
            #"{"list": [\#(rows.joined(separator: ",")), \#(rows[0])]}"#,
            JSONRules(items: "list", id: "id", title: "t", link: "u"))
        #expect(list.rows.count == 3)
        #expect(list.dropped == [.duplicate: 1])
    }

    @Test("A template makes addresses out of fields, and a parameter counts pages")
    func template() {
        let rules = JSONRules(
            items: "", title: "t", template: "https://www.example/{kind.code}/post_{id}.html", pageParameter: "page")
        let list = read(
            #"[{"t": "有编号的一条", "id": 7, "kind": {"code": "tzgg"}}, {"t": "没有编号的一条", "kind": {"code": "x"}}]"#, rules)
        #expect(list.rows.map(\.link) == ["https://www.example/tzgg/post_7.html"])
        #expect(list.dropped == [.noLink: 1])
        #expect(list.next == "https://www.example/api/list?page=2&size=20")
    }

    @Test("A field that holds HTML is read as a list page")
    func html() {
        let text =
            #"{"html": "<ul><li><a href=\"\/a\/1.html\">字段里的第一条<\/a><span>2024-08-26<\/span><\/li><li><a href='2.html'>字段里的第二条</a></li></ul>"}"#
        let list = read(text, JSONRules(html: "html", list: ListRules(item: "li")))
        #expect(
            list.rows.map(Reading.row) == [
                "2024-08-26 | 字段里的第一条 | https://www.example/a/1.html", " | 字段里的第二条 | https://www.example/api/2.html",
            ])
    }

    @Test("A list cut in the middle gives the rows before the cut, and says so")
    func cut() {
        let whole =
            #"{"articles": [{"id": 1, "title": "完整的第一条", "url": "1.html"}, {"id": 2, "title": "完整的第二条", "url": "2.html"}, {"id": 3, "title": "被切断的第三条", "url": "3.html"}], "total": 3}"#
        let rules = JSONRules(items: "articles", id: "id", link: "url")
        let bytes = Array(whole.utf8)
        let secondEnds = whole.utf8.distance(
            from: whole.startIndex, to: whole.firstRange(of: ", {\"id\": 3")?.lowerBound ?? whole.startIndex)
        let thirdEnds = whole.utf8.distance(
            from: whole.startIndex, to: whole.firstRange(of: "]")?.lowerBound ?? whole.startIndex)
        for length in 13..<bytes.count {
            let list = read(String(decoding: bytes[..<length], as: UTF8.self), rules)
            if length >= secondEnds, length < thirdEnds {
                #expect(list.rows.map(\.publisherID) == ["1", "2"], "cut after \(length) bytes")
            }
            #expect(list.isCut)
        }
        #expect(!read(whole, rules).isCut)
        #expect(read(whole, rules).rows.count == 3)
    }

    @Test("What is no list is a named failure that says what is there")
    func failures() {
        #expect(read("<html>", JSONRules()).failure == .format("the answer is no JSON list"))
        let list = read(#"{"code": 1, "rows": []}"#, JSONRules(items: "articles"))
        #expect(list.failure?.description == "there is no list at `articles`; the answer has `code`, `rows`")
    }

    @Test(
        "Object literals of scripts are understood",
        arguments: [
            (
                "window._CONFIG = {SID: '200', TREE: [{id: 7,},], /* x */ on: !0, f: a.b(1, {c: 2}), t: 'it\\'s'};",
                "200"
            ),
            ("var a = 1; _CONFIG == 3; window._CONFIG={\"SID\":\"200\"}", "200"),
            ("window._CONFIG = { // SID\n SID: 200 }", "200"),
        ])
    func literals(_ script: String, _ id: String) {
        #expect(LenientJSON.assigned(to: "_CONFIG", in: script)?.value(at: "SID")?.text == id)
    }

    @Test("An array that another's end closes ends there")
    func unclosedArray() {
        let json = LenientJSON("{\"items\": [{\"id\": 1, \"tags\": [\"a\" }, {\"id\": 2}]}")
        #expect(json.openPath == ["items", "0", "tags", "1"])
        #expect(json.value.value(at: "items.0.tags.0") == .string("a"))
    }

    @Test("Depth is bounded")
    func depth() {
        #expect(LenientJSON(String(repeating: "[", count: 100_000)).openPath != nil)
    }
}
