import FeedAggregator
import Testing

@Suite("Declared feeds") struct DeclaredFeedsTests {
    private static let page = "https://amr.example/zwdt/index.html"

    @Test(
        "A page's feeds are found where it names them",
        arguments: [
            (
                "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"工作动态\" href=\"rss.xml\">",
                "feed https://amr.example/zwdt/rss.xml 工作动态"
            ),
            (
                "<link rel='ALTERNATE' type='application/atom+xml; charset=utf-8' href='/atom.xml'>",
                "feed https://amr.example/atom.xml -"
            ),
            (
                "<base href='https://www.amr.example/'><link rel=alternate type=application/feed+json href=feed.json>",
                "feed https://www.amr.example/feed.json -"
            ),
            ("<link rel=outline type=text/x-opml href=/all.opml>", "outline https://amr.example/all.opml -"),
            (
                "<a href='../rss/notice.xml'>订阅</a><a href='/news/feed'>RSS</a>",
                "feed https://amr.example/news/feed RSS"
            ),
            ("<a href='/sites.opml'>全部订阅</a>", "outline https://amr.example/sites.opml 全部订阅"),
            ("<link rel=alternate hreflang=en href=/en/ type=text/html>", ""),
            ("<link rel=stylesheet href=/rss.css><a href='/zwdt/'>工作动态</a>", ""),
            ("<link rel=alternate type=application/rss+xml href='javascript:x'>", ""),
        ])
    func declared(_ head: String, _ expected: String) {
        let found = DeclaredFeeds.find(in: "<html><head>\(head)</head><body></body></html>", url: Self.page)
        #expect(
            found.map { "\($0.kind.rawValue) \($0.url) \($0.title ?? "-")" }.joined(separator: "\n") == expected)
    }

    @Test("The same feed is named once")
    func once() {
        let link = "<link rel=alternate type=application/rss+xml href=/rss.xml>"
        #expect(DeclaredFeeds.find(in: link + link + "<a href='/rss.xml'>RSS</a>", url: Self.page).count == 1)
    }

    @Test("The usual addresses are near the page, then at the top")
    func usual() {
        let addresses = DeclaredFeeds.commonAddresses(near: Self.page)
        #expect(addresses.first == "https://amr.example/zwdt/rss.xml")
        #expect(addresses.contains("https://amr.example/feed"))
        #expect(DeclaredFeeds.commonAddresses(near: "https://amr.example/").count == addresses.count / 2)
    }

    @Test("An OPML document lists feeds, in folders too")
    func outline() {
        let opml = """
            <?xml version="1.0" encoding="UTF-8"?>
            <opml version="2.0"><head><title>订阅列表</title></head><body>
            <outline text="广州"><outline type="rss" text="A &amp; B" title="工作动态" xmlUrl="gz/rss.xml"/></outline>
            <outline type="rss" text="深圳" xmlUrl="https://sz.example/feed?x=1&amp;y=2" htmlUrl="https://sz.example/"/>
            <outline type="rss" text="again" xmlUrl="https://sz.example/feed?x=1&amp;y=2"/>
            </body></opml>
            """
        let found = OutlineFeeds.find(in: opml, url: "https://amr.example/all.opml")
        #expect(found.map(\.url) == ["https://amr.example/gz/rss.xml", "https://sz.example/feed?x=1&y=2"])
        // What OPML 2.0 displays is `text`.
        #expect(found.map(\.title) == ["A & B", "深圳"])
        #expect(OutlineFeeds.find(in: "<html><body>outline</body></html>", url: Self.page).isEmpty)
    }
}
