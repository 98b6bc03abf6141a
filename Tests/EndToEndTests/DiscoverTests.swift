import Foundation
import Testing

@Suite("Discovering what a site has") struct DiscoverTests {
    private let place: Workplace
    private let site: URL
    private let server: FolderServer
    private let config: String

    init() throws {
        place = try Workplace()
        site = place.folder.appending(path: "site")
        try FileManager.default.createDirectory(at: site.appending(path: "zwdt"), withIntermediateDirectories: true)
        server = try FolderServer(folder: site)
        config = try place.configuration(
            """
            site: {title: T, url: "https://t.example/"}
            fetch: {allowPrivateAddresses: true}
            cities: []
            """)
    }

    private var address: String { "http://127.0.0.1:\(server.port)/zwdt/" }

    private func serve(_ text: String, at path: String) throws {
        try Data(text.utf8).write(to: site.appending(path: path))
    }

    private static let feed = """
        <rss version="2.0"><channel><title>工作动态</title><link>https://amr.example/</link>
        <item><title>第一条</title><link>https://amr.example/1.html</link></item></channel></rss>
        """

    private static let list =
        "<html><body><div class=nav><a href=/>首页</a><a href=/zwgk/>政务公开</a></div><ul class=list>"
        + (1...8).map { "<li><a href=\"post_\($0).html\">关于第\($0)项工作安排的通知公告</a><span>2024-08-2\($0)</span></li>" }
        .joined()
        + "</ul></body></html>"

    @Test("A declared feed is read and its configuration printed; one that cannot be read is named")
    func declared() async throws {
        try serve(
            "<html><head><link rel=alternate type=application/rss+xml title=RSS href=news.xml>"
                + "<link rel=alternate type=application/atom+xml href=gone.atom></head><body>\(Self.list)</body></html>",
            at: "zwdt/index.html")
        try serve(Self.feed, at: "zwdt/news.xml")
        let run = try await place.bare("discover", address, "--config", config)
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("      - url: \(address)news.xml\n"))
        #expect(run.output.contains("rss-2.0  1        declared  工作动态"))
        #expect(run.output.contains("gone.atom: there is nothing at this address (404)"))
        #expect(!run.output.contains("list:"))
    }

    @Test("Where a declared feed cannot be read, what is printed to paste is the list")
    func deadFeed() async throws {
        try serve(
            "<html><head><link rel=alternate type=application/rss+xml href=gone.xml></head><body>\(Self.list)</body></html>",
            at: "zwdt/index.html")
        let run = try await place.bare("discover", address, "--config", config)
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("gone.xml: there is nothing at this address (404)"))
        #expect(run.output.contains("      - url: \(address)\n        list:"))
        #expect(!run.output.contains("- url: \(address)gone.xml"))
        // Nor one that was never filled.
        try serve("<rss version=\"2.0\"><channel><title>T</title></channel></rss>", at: "zwdt/gone.xml")
        let empty = try await place.bare("discover", address, "--config", config)
        #expect(empty.output.contains("No feed brings anything. The page's list was worked out"))
        #expect(empty.output.contains("      - url: \(address)\n        list:"))
    }

    @Test("A feed at a usual place and the feeds of an OPML list are found")
    func undeclared() async throws {
        try serve(Self.list, at: "zwdt/index.html")
        try serve(Self.feed, at: "feed.xml")
        let usual = try await place.bare("discover", address, "--config", config)
        #expect(usual.output.contains("      - url: http://127.0.0.1:\(server.port)/feed.xml\n"))
        try serve("<html><head><link rel=outline type=text/x-opml href=/all.opml></head></html>", at: "zwdt/index.html")
        try serve("<opml><body><outline text='深圳' xmlUrl='https://sz.example/rss'/></body></opml>", at: "all.opml")
        let outline = try await place.bare("discover", address, "--config", config, "--json")
        #expect(outline.output.contains("\"found\" : \"outline\"") && outline.output.contains("https://sz.example/rss"))
    }

    @Test("Where there is no feed the list is worked out, and what is printed can be pasted and reads it")
    func list() async throws {
        try serve(Self.list, at: "zwdt/index.html")
        let found = try await place.bare("discover", address, "--config", config)
        #expect(found.status == 0, "\(found.messages)")
        #expect(found.output.contains("% sure:") && found.output.contains("  - 8 of 8 have a date"))
        #expect(found.output.contains("2024-08-21  关于第1项工作安排的通知公告  \(address)post_1.html"))
        let pasted = found.output.split(separator: "\n").filter { $0.hasPrefix("      ") }.joined(separator: "\n    ")
        let own = try place.configuration(
            """
            site: {title: T, url: "https://t.example/"}
            fetch: {allowPrivateAddresses: true, interval: 0s}
            cities:
              - id: jiangmen
                sources:
                \(pasted)
            """, as: "own.yaml")
        let run = try await place.bare("run", "--config", own)
        #expect(run.messages.contains("8 new entries"), "\(run.messages)")
        #expect(try server.asked().contains("/robots.txt"))
    }

    @Test("A saved page is worked out without asking anybody")
    func saved() async throws {
        try serve(Self.list, at: "zwdt/saved.html")
        let file = site.appending(path: "zwdt/saved.html").path(percentEncoded: false)
        let run = try await place.bare("discover", file, "--base", "http://127.0.0.1:\(server.port)/zwdt/")
        #expect(run.output.contains("http://127.0.0.1:\(server.port)/zwdt/post_1.html"))
        let parsed = try await place.bare("parse", file, "--list", "auto", "--base", address)
        #expect(parsed.status == 0 && parsed.output.contains("\"link\":\"\(address)post_8.html\""))
        #expect(parsed.messages.contains("worked out: "))
    }

    @Test("The shared platform is told by its index page")
    func platform() async throws {
        try serve(
            "<script>window._CONFIG = {SID: 750999, TREE: [{id: 7, name: '通知公告'}, {id: 9, name: '政策文件'}]};</script>",
            at: "zwdt/gkmlpt.html")
        let run = try await place.bare(
            "discover", site.appending(path: "zwdt/gkmlpt.html").path(percentEncoded: false), "--base",
            "https://www.example/bmpd/amr/gkmlpt/index#9")
        #expect(run.output.contains("site 750999") && run.output.contains("7         通知公告"))
        #expect(run.output.contains("      - gkmlpt: https://www.example/bmpd/amr/gkmlpt/\n        category: 9\n"))
    }

    @Test(
        "Nothing found is 65 and says why; a guarded address is not asked",
        arguments: [
            ("<html><title>安全验证</title><body>请完成验证</body></html>", Int32(65), "a challenge"),
            ("<html><body><script src=app.js></script></body></html>", 65, "if a script draws its list"),
        ])
    func nothing(_ page: String, _ status: Int32, _ reason: String) async throws {
        try serve(page, at: "zwdt/index.html")
        let run = try await place.bare("discover", address, "--config", config)
        #expect(run.status == status && run.messages.contains(reason), "\(run.messages)")
        let guarded = try await place.bare("discover", address)
        #expect(guarded.status == 74 && guarded.messages.contains("allowPrivateAddresses"), "\(guarded.messages)")
    }

    @Test("A rule that is wrong is 64 and says what to write")
    func wrongRule() async throws {
        let run = try await place.bare("parse", "page.html", "--list", "{item: li, dat: span}")
        #expect(run.status == 64 && run.messages.contains("did you mean `date`?"), "\(run.messages)")
        let both = try await place.bare("parse", "page.html", "--list", "auto", "--article")
        #expect(both.status == 64 && both.messages.contains("Give --list or --article, not both."))
    }
}
