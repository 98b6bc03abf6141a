import FeedAggregator
import FeedModel
import Testing

@Suite("Merging: links") struct MergingLinkTests {
    @Test(
        "These lead to the same page",
        arguments: [
            [
                "http://www.a.example/n/1.html", "https://a.example/n/1.html", "HTTPS://A.Example:443/n/1.html",
                "http://a.example:80/n/1.html#top",
            ],
            [
                "https://a.example/n/", "https://a.example/n", "https://a.example/n/index.html",
                "https://a.example//n/Default.aspx", "https://a.example/x/../n/./",
            ],
            ["https://a.example", "https://www.a.example/", "https://a.example/index.php", "https://a.example./"],
            [
                "https://a.example/v?id=5", "https://a.example/v?id=5&utm_source=rss&utm_campaign=x",
                "https://a.example/v?spm=1.2&id=5&fbclid=abc",
                "https://a.example/v?id=5&_=1724644800123", "https://a.example/v?id=5&t=1724644800",
                "https://a.example/v?id=5&rnd=0.7264518273",
                "https://a.example/v?id=5&from=timeline&isappinstalled=0", "https://a.example/v?flag=&id=5",
                "https://a.example/v?id=5#/",
            ],
            [
                "https://a.example/v.jsp?id=5", "https://a.example/v.jsp;jsessionid=0A1B2C3D4E5F?id=5",
                "https://a.example/v.jsp?id=5&JSESSIONID=99",
                "https://a.example/v.jsp?PHPSESSID=1&id=5", "https://a.example/v.jsp?sid=9f8e7d6c5b4a39281706&id=5",
                "https://a.example/(S(lit3py55t21z5v55vlm25s55))/v.jsp?id=5",
            ],
            ["https://a.example/v?a=1&b=2", "https://a.example/v?b=2&a=1", "https://a.example/v?b=2&amp;a=1"],
            ["https://a.example/%E5%85%AC%E5%91%8A/%7Ex", "https://a.example/%e5%85%ac%e5%91%8a/~x"],
            ["https://a.example/s?q=a+b", "https://a.example/s?q=a%20b"],
            ["https://user:secret@a.example/n/1.html", "https://a.example/n/1.html"],
        ])
    func same(_ links: [String]) {
        #expect(Set(links.map(LinkNormalizer.normalize)).count == 1, "\(links.map(LinkNormalizer.normalize))")
    }

    @Test(
        "These lead to different pages",
        arguments: [
            ("https://a.example/n/1.html", "https://a.example/n/2.html"),
            ("https://a.example/n/a.html", "https://a.example/n/A.html"),
            ("https://a.example/v?id=5", "https://a.example/v?id=6"),
            ("https://a.example/v?id=5", "https://a.example/w?id=5"),
            ("https://a.example/v?t=5", "https://a.example/v?t=6"),
            ("https://a.example/v?v=dQw4w9WgXcQ", "https://a.example/v?v=aaaaaaaaaaa"),
            ("https://a.example/v?sid=750999", "https://a.example/v?sid=750888"),
            ("https://a.example/v?1234", "https://a.example/v?1235"),
            ("https://a.example/v?date=20240826", "https://a.example/v?date=20240827"),
            ("https://a.example/#/news/5", "https://a.example/#/news/6"),
            ("https://a.example/#/d?id=5", "https://a.example/#/d?id=6"),
            ("https://a.example/#!a", "https://a.example/#!b"),
            ("https://a.example:8080/n", "https://a.example/n"), ("https://m.a.example/n", "https://a.example/n"),
            ("https://a.example/v?from=5", "https://a.example/v?from=6"),
            ("https://a.example/indexes.html", "https://a.example/"),
            ("https://a.example/a%2Fb", "https://a.example/a/b"), ("urn:a:1", "urn:a:2"),
        ])
    func different(_ left: String, _ right: String) {
        #expect(LinkNormalizer.normalize(left) != LinkNormalizer.normalize(right))
    }

    @Test(
        "Any text goes through without harm",
        arguments: [
            "", " ", "#", "?", "http://", "https://?", "//", "http://[::1]:99999/%", "http://a/%4", "http://a/%zz%",
            "http://a?&&=&==", "http://a/;;;/..;/../..", "公告", "javascript:void(0)",
        ])
    func anything(_ link: String) {
        let once = LinkNormalizer.normalize(link)
        #expect(once.utf8.count <= link.utf8.count + 12)
    }

    @Test(
        "The platform's article id is found in the link",
        arguments: [
            [
                "/gkmlpt/content/8/8123/post_8123456.html", "/gkmlpt/content/8/8123/mpost_8123456.html",
                "/xw/content/post_8123456.html?jump=false",
            ],
            ["/art/2024/8/26/art_1234_567890.html", "/art/2024/8/26/art_99_567890.html"],
            ["/col/art_1_77.html", "/other/art_2_77.html"],
            ["/a/202408/t20240826_123456.html", "/b/202408/t20240826_123456.shtml"],
            ["/a/content_123.html", "/b/content_123.htm"],
            ["/info/1023/4567.htm", "/x/info/9/4567.htm"], ["/v.jsp?id=88&col=1", "/v.jsp?col=2&id=88"],
            ["/v?cat=1&articleId=88", "/v?articleid=88"],
            ["/#/detail?id=88", "/#/detail?id=88&tab=2"],
            ["/zwgk/0b0d9f5e11114a4a9c9c0123456789ab.html", "/x/0B0D9F5E-1111-4A4A-9C9C-0123456789AB.shtml"],
            ["/tzgg/1234567.html", "/zwdt/1234567.html"],
        ])
    func article(_ paths: [String]) {
        let keys = paths.map { path in Self.key(.article, "https://a.example" + path) }
        #expect(keys.allSatisfy { $0 != nil })
        #expect(Set(keys).count == 1, "\(keys)")
    }

    @Test(
        "These are different articles",
        arguments: [
            ("/content/post_8123456.html", "/content/post_8123457.html"),
            ("/a/content_123.html", "/a/content_124.html"),
            ("/a/t20240826_123456.html", "/a/t20240827_123456.html"),
            ("/art/2024/8/26/art_1_5.html", "/art/2024/8/27/art_1_5.html"),
            ("/news.jsp?id=5", "/law.jsp?id=5"), ("/v?id=5", "/v?nid=5"), ("/info/1/5.htm", "/content_5.html"),
        ])
    func otherArticle(_ left: String, _ right: String) {
        #expect(Self.key(.article, "https://a.example" + left) != Self.key(.article, "https://a.example" + right))
    }

    @Test(
        "A link without an article's number has no article key",
        arguments: ["/", "/news/", "/about.html", "/v?page=2", "/2024/08/", "/post_.html", "/art_.html"])
    func noArticle(_ path: String) {
        let keys = IdentityKeys.keys(for: .row("甲", "https://a.example" + path), source: .notices)
        #expect(!keys.contains { $0.kind == .article && !$0.value.contains("text") })
    }

    @Test("Keys come strongest first and never grow beyond 256 bytes") func keys() {
        let long = String(repeating: "x", count: 5_000)
        let entry = CleanEntry.row(long, "https://a.example/\(long)/post_1234567.html", id: "urn:\(long)", on: .day(0))
        let keys = IdentityKeys.keys(for: entry, source: .notices)
        #expect(keys.map(\.kind) == [.publisherID, .article, .link, .titleAndDay, .title])
        #expect(keys.allSatisfy { $0.value.utf8.count <= 256 })
        let other = IdentityKeys.keys(
            for: .row(long, "https://a.example/\(long)y", id: "urn:\(long)y", on: .day(0)), source: .notices)
        #expect(Set(keys.prefix(3)).isDisjoint(with: other))
    }

    private static func key(_ kind: IdentityKey.Kind, _ link: String) -> IdentityKey? {
        IdentityKeys.keys(for: .row("甲", link), source: .notices).first { $0.kind == kind }
    }
}
