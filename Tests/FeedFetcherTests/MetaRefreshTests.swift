import FeedModel
import Testing

@testable import FeedFetcher

/// Longer than what a line that says where it goes on has.
private let filler = String(repeating: "<p>.notice { color: black }", count: 30)

@Suite("A page that sends its visitors on") struct MetaRefreshTests {
    @Test(
        "says where to in many ways",
        arguments: [
            ("<html><head><meta http-equiv=\"refresh\" content=\"0;url=/news/\"></head>", "/news/"),
            ("<META HTTP-EQUIV='Refresh' CONTENT=\"0; URL='news/index.html'\"/>", "news/index.html"),
            (
                "<meta content='3 ; url = http://a.example/?a=1&amp;b=2' http-equiv=refresh>",
                "http://a.example/?a=1&b=2"
            ),
            ("<meta charset=utf-8><meta http-equiv=refresh content=0;/x>", "/x"),
            ("<meta http-equiv=\"refresh\" content=\"60; url=/later\">", nil),
            ("<meta http-equiv=\"refresh\" content=\"5\">", nil),
            ("<meta http-equiv=\"refresh\" content=\"0; url=\">", nil),
            ("<!-- <meta http-equiv=\"refresh\" content=\"0;url=/old\"> --><p>Text</p>", nil),
            ("<!-- never closed <meta http-equiv=\"refresh\" content=\"0;url=/old\">", nil),
            ("<meta name=refresh content=\"0;url=/x\">", nil), ("<meta", nil), ("<meta http-equiv=", nil), ("<", nil),
            ("", nil),
            ("<feed xmlns='http://www.w3.org/2005/Atom'><title>refresh</title></feed>", nil),
            ("<script>document.write('<meta http-equiv=refresh content=0;/x>')</script><p>Text</p>", nil),
            ("<script>location='/a'</script><noscript><meta http-equiv=refresh content=0;/a></noscript>", "/a"),
            ("<script src='/a.js'/><meta http-equiv=refresh content=0;/a>", "/a"),
            (
                "<title>Moved</title><noscript><meta http-equiv=refresh content=0;/a></noscript><p>Please go on.</p>",
                "/a"
            ),
            ("<noscript><meta http-equiv=refresh content=0;/a></noscript><style>a {}" + filler, "/a"),
            (
                "<noscript><meta http-equiv=refresh content=0;/a></noscript><footer><a href=/m>网站地图</a> <a href=/c>联系我们</a><p>"
                    + "主办：江门市市场监督管理局 地址：江门市某某路八号 网站标识码：0000000000 粤公网安备 00000000000000 号 建议使用 1024 以上分辨率浏览本站"
                    + "</p></footer>", "/a"
            ),
            // A page that is all there, and wants scripts beside.
            (
                "<noscript><meta http-equiv=refresh content=0;/nojs.html></noscript><ul>"
                    + String(repeating: "<li><a href=/1.html>Notice of the bureau</a></li>", count: 20), nil
            ),
        ] as [(String, String?)])
    func target(_ page: String, _ expected: String?) {
        #expect(MetaRefresh.target(in: Array(page.utf8)) == expected)
    }

    @Test("is left behind when it does so far down")
    func farDown() {
        let page = String(repeating: "<p>Text</p>", count: 2_000) + "<meta http-equiv=refresh content=0;/x>"
        #expect(MetaRefresh.target(in: Array(page.utf8)) == nil)
    }

    private static func page(_ target: String) -> String {
        "<meta http-equiv=\"refresh\" content=\"0; url=\(target)\">"
    }

    @Test("is followed once within its site, with the validators of where it leads")
    func followed() async throws {
        try await LoopbackServer.with(answer: { request in
            switch request.target {
            case "/": [.reply("200 OK", ["Content-Type: text/html", "ETag: \"stub\""], Self.page("/feed.xml"))]
            case "/feed.xml" where request["If-None-Match"] == "\"feed\"":
                [.reply("304 Not Modified", ["ETag: \"feed\""])]
            case "/feed.xml": [.reply("200 OK", ["ETag: \"feed\""], notice)]
            default: [.reply("404 Not Found")]
            }
        }) { server in
            try await withFetcher { fetcher in
                let document = try #require(await fetcher.fetch(FetchRequest(url: server.url("/"))).document)
                #expect(document.url == server.url("/feed.xml"))
                #expect(document.permanentURL == nil)
                #expect(document.validators.etag == "\"feed\"")
                let again = FetchRequest(url: server.url("/"), validators: document.validators)
                #expect(await fetcher.fetch(again).notModified != nil)
            }
            #expect(server.targets == ["/", "/feed.xml", "/", "/feed.xml"])
        }
    }

    @Test(
        "is taken as it is where it leads elsewhere, in a circle, on and on, or to no address",
        arguments: [
            ("http://other.example/feed.xml", ["/a"]), ("/a", ["/a"]), ("/b", ["/a", "/b"]),
            ("javascript:go()", ["/a"]),
        ])
    func notFollowed(_ target: String, _ asked: [String]) async throws {
        try await LoopbackServer.with(answer: { request in
            [.reply("200 OK", ["Content-Type: text/html"], Self.page(request.target == "/b" ? "/c" : target))]
        }) { server in
            try await withFetcher { fetcher in
                #expect(
                    await fetcher.fetch(FetchRequest(url: server.url("/a"))).document?.url
                        == server.url(asked.last ?? ""))
            }
            #expect(server.targets == asked)
        }
    }

    @Test(
        "is a page: what a feed quotes sends nobody anywhere",
        arguments: [
            "<?xml version='1.0'?><rss version='2.0'><channel><description><![CDATA[%]]></description></channel></rss>",
            "<!-- made by hand --><feed xmlns='http://www.w3.org/2005/Atom'><content type='html'><![CDATA[%]]></content>",
            "<rdf:RDF><item><content:encoded><![CDATA[%]]></content:encoded></item></rdf:RDF>",
            "<opml><body>%</body></opml>", "{\"content_html\": \"%\"}", "  \n[\"%\"]",
        ])
    func quoted(_ document: String) {
        let quote = "<meta http-equiv='refresh' content='0;url=/elsewhere'>"
        #expect(MetaRefresh.target(in: Array(document.replacing("%", with: quote).utf8)) == nil)
    }
}
