import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("The shared disclosure platform") struct GkmlptTests {
    private let platform = Gkmlpt(
        rules: GkmlptRules(address: "https://www.example/bmpd/amr/gkmlpt/", category: 7), timeZone: Reading.zone,
        reference: Reading.now)

    @Test("An index page gives the site's number and the tree of categories")
    func index() throws {
        let page = """
            <html><script>window._CONFIG = { SID: '750999', SITE_NAME: '某市市场监督管理局', TREE: [{"id": 3, "name": "政策", "children": [
            {"id": 7, "name": "政策解读", "children": []}]}, {"id": 9, "name": "公示公告"}] };</script></html>
            """
        let site = try #require(Gkmlpt.site(fromIndex: page))
        #expect(site.id == "750999")
        #expect(site.categories.map { "\($0.id) \($0.name)" } == ["3 政策", "7 政策 / 政策解读", "9 公示公告"])
        #expect(Gkmlpt.site(fromIndex: "<html><script>var a = {}</script></html>") == nil)
    }

    @Test(
        "Addresses",
        arguments: [
            "https://www.example/bmpd/amr/gkmlpt/", "https://www.example/bmpd/amr/gkmlpt",
            "https://www.example/bmpd/amr/gkmlpt/index#7", "https://www.example/bmpd/amr/",
        ])
    func addresses(_ address: String) {
        let platform = Gkmlpt(
            rules: GkmlptRules(address: address, category: 7), timeZone: Reading.zone, reference: Reading.now)
        #expect(platform.indexAddress == "https://www.example/bmpd/amr/gkmlpt/index")
        #expect(
            platform.listAddress(site: "750999", page: 0)
                == "https://www.example/bmpd/amr/gkmlpt/api/all/7?page=1&sid=750999")
        #expect(
            platform.listAddress(site: "750999", page: 3)
                == "https://www.example/bmpd/amr/gkmlpt/api/all/7?page=3&sid=750999")
    }

    @Test("Rows: the number is the identity, the display time is the date, titles lose their tags")
    func rows() {
        let text = """
            {"total": 145, "articles": [
            {"id": 3255421, "title": "关于公布<br/>名单的公告", "url": "http://www.example/bmpd/amr/gkmlpt/content/3/3255/post_3255421.html",
             "created_at": "2024-08-20 09:00:00", "display_publish_time": 1724639400, "publisher": "某市市场监督管理局"},
            {"id": 963149, "title": "手机版地址的一条", "url": "https://www.example/bmpd/amr/gkmlpt/content/0/963/mpost_963149.html", "created_at": "2024-08-20 09:00:00"},
            {"id": 12, "title": "没有地址的一条", "display_publish_time": 1724639400}, {"id": 3255421, "title": "又一次"}]}
            """
        let list = platform.read(text, site: "750999")
        #expect(
            list.rows.map(Reading.row) == [
                "2024-08-26 10:30 | 关于公布名单的公告 | http://www.example/bmpd/amr/gkmlpt/content/3/3255/post_3255421.html",
                "2024-08-20 09:00 | 手机版地址的一条 | https://www.example/bmpd/amr/gkmlpt/content/0/963/post_963149.html",
                "2024-08-26 10:30 | 没有地址的一条 | https://www.example/bmpd/amr/gkmlpt/content/0/0/post_12.html",
            ])
        #expect(list.rows.map(\.publisherID) == ["3255421", "963149", "12"])
        #expect(list.dropped == [.duplicate: 1])
        #expect(list.next == "https://www.example/bmpd/amr/gkmlpt/api/all/7?page=2&sid=750999")
    }

    @Test("A page that holds everything there is has no next")
    func lastPage() {
        #expect(platform.read(#"{"total": 1, "articles": [{"id": 1, "title": "唯一的一条"}]}"#, site: "1").next == nil)
        #expect(platform.read(#"{"articles": []}"#, site: "1").next == nil)
        #expect(platform.read("<html>404</html>", site: "1").failure != nil)
    }

    @Test("An article page keeps its text in a script")
    func article() {
        let page = #"""
            <html><head><title>公告</title></head><body><div id="app"></div><script>window._CONFIG = {SID: '1', DETAIL: {"id": 3255421, "title": "关于公布名单的<br>公告",
            "display_publish_time": 1724639400, "publisher": "某市市场监督管理局", "content": "<p>现将名单<b>公布<\/b>如下。<\/p><p><a href=\"\/attachment\/0\/1.pdf\">名单.pdf<\/a><\/p>"}};</script></body></html>
            """#
        let article = Reading.article(page)
        #expect(article.title == "关于公布名单的公告")
        #expect(Reading.text(article.published) == "2024-08-26 10:30")
        #expect(article.body?.contains("现将名单<b>公布</b>如下。") == true)
        #expect(article.attachments.map(\.url) == ["https://amr.example/attachment/0/1.pdf"])
        #expect(article.source == "某市市场监督管理局")
    }
}
