import FeedModel
import Foundation
import Testing

@testable import FeedFetcher

@Suite("robots.txt") struct RobotsTests {
    @Test(
        "is read as RFC 9309 says",
        arguments: [
            ("", "/a", true),
            ("User-agent: *\nDisallow: /", "/a", false),
            ("User-agent: *\nDisallow:", "/a", true),
            ("User-agent: *\nDisallow: /a", "/b", true),
            ("User-agent: *\nDisallow: /a", "/ab", false),
            ("User-agent: *\nDisallow: /a\nAllow: /ab", "/abc", true),
            ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true),
            ("User-agent: *\nDisallow: /*.html$", "/a/b.html", false),
            ("User-agent: *\nDisallow: /*.html$", "/a/b.html?x", true),
            ("User-agent: *\nDisallow: /*?page=", "/list?page=2", false),
            ("User-agent: *\nDisallow: /a*b*c", "/axxbxxbyc", false),
            ("User-agent: *\nDisallow: /a*b*c", "/axxc", true),
            ("User-agent: *\nDisallow: *", "/a", false),
            ("User-agent: tributary\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", false),
            ("User-agent: Tributary/1.0\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", true),
            ("User-agent: TRIBUTARY\nUser-agent: other\nDisallow: /a", "/a", false),
            ("User-agent: tributaryplus\nDisallow: /", "/a", true),
            ("User-agent: other\nDisallow: /", "/a", true),
            (
                "User-agent: *\nDisallow: /x\nUser-agent: tributary\nDisallow: /y\nUser-agent: tributary\nDisallow: /z",
                "/z", false
            ),
            ("User-agent: *\nDisallow: /x\nUser-agent: tributary\nDisallow: /y", "/x", true),
            ("user-agent : *\r\n dISALLOW :  /a # a comment\r\n", "/a", false),
            ("User-agent: *\rDisallow: /a", "/a", false),
            ("\u{FEFF}User-agent: *\nDisallow: /a", "/a", false),
            ("User-agent: *\nSitemap: https://amr.example/s.xml\nDisallow: /a", "/a", false),
            ("User-agent: *\nDisallow: /%E4%B8%AD", "/%e4%b8%ad/1", false),
            ("User-agent: *\nDisallow: /中", "/%E4%B8%AD/1", false),
            ("User-agent: *\nDisallow: /%7Ebureau", "/~bureau/", false),
            ("Disallow: /", "/a", true),
            ("<html>no such page</html>", "/a", true),
            ("User-agent: *\nDisallow: /", "/robots.txt", true),
        ])
    func rules(_ text: String, _ path: String, _ allowed: Bool) {
        #expect(RobotsRules(text).allows(path) == allowed)
    }

    @Test("made to keep us busy is a no, quickly")
    func hostile() {
        let rule = "Disallow: *" + String(repeating: "a", count: 2_000) + "b\n"
        let rules = RobotsRules("User-agent: *\n" + String(repeating: rule, count: 100))
        #expect(!rules.allows("/" + String(repeating: "a", count: 8_000)))
    }

    @Test(
        "may ask for a pause",
        arguments: [
            ("User-agent: *\nCrawl-delay: 5", 5), ("User-agent: *\nCrawl-delay: 0.5", 1),
            ("User-agent: *\nCrawl-delay: 3600", 30), ("User-agent: *\nCrawl-delay: -1", 0),
            ("User-agent: *\nCrawl-delay: soon", nil), ("User-agent: *\nCrawl-delay: nan", nil),
            ("User-agent: x\nCrawl-delay: 5", nil),
        ] as [(String, Int?)])
    func delay(_ text: String, _ delay: Int?) { #expect(RobotsRules(text).delay == delay) }

    private static func fetchPages(
        robots: LoopbackServer.Step, purposes: [FetchRequest.Purpose], files: [RobotsFile] = [],
        body: (LoopbackServer, [FetchResult], [RobotsFile]) -> Void
    ) async throws {
        try await LoopbackServer.with(answer: { request in
            request.target == "/robots.txt" ? [robots] : [.reply("200 OK", [], notice)]
        }) { server in
            let files = files.map { RobotsFile(origin: server.url(""), text: $0.text, fetched: $0.fetched) }
            try await withFetcher({ $0.robots = true }, robotsFiles: files) { fetcher in
                var results: [FetchResult] = []
                for (number, purpose) in purposes.enumerated() {
                    results.append(
                        await fetcher.fetch(FetchRequest(url: server.url("/page/\(number)"), purpose: purpose)))
                }
                body(server, results, await fetcher.newRobotsFiles())
            }
        }
    }

    @Test("is asked once, for lists and articles and not for feeds")
    func asked() async throws {
        let robots = LoopbackServer.Step.reply("200 OK", [], "User-agent: *\nDisallow: /page/2")
        try await Self.fetchPages(robots: robots, purposes: [.feed, .list, .article, .article]) {
            server, results, files in
            #expect(server.targets == ["/page/0", "/robots.txt", "/page/1", "/page/3"])
            #expect(results.map { $0.text != nil } == [true, true, false, true])
            #expect(results[2].error == .robotsDisallow(server.url("/page/2")))
            #expect(files.map(\.origin) == [server.url("")])
        }
    }

    @Test("that is missing, empty or shut allows everything", arguments: ["404 Not Found", "403 Forbidden", "200 OK"])
    func missing(_ status: String) async throws {
        try await Self.fetchPages(robots: .reply(status, [], ""), purposes: [.list, .list]) { server, results, files in
            #expect(server.targets == ["/robots.txt", "/page/0", "/page/1"])
            #expect(results.allSatisfy { $0.text == notice })
            #expect(files.map(\.text) == [""])
        }
    }

    @Test("that cannot be had means no, unless a copy of the last month is at hand")
    func unreachable() async throws {
        let broken = LoopbackServer.Step.reply("503 Busy", [], "")
        try await Self.fetchPages(robots: broken, purposes: [.list, .list]) { server, results, files in
            #expect(server.targets == ["/robots.txt"])
            guard case .robotsUnreachable = results[1].error else {
                Issue.record("\(results)")
                return
            }
            #expect(files.isEmpty)
        }
        let now = Date(timeIntervalSince1970: 1_700_000_000)
        for (days, asked, read) in [(0.5, false, true), (2, true, true), (31, true, false), (-1, true, false)] {
            let old = RobotsFile(
                origin: "", text: "User-agent: *\nDisallow: /page/1", fetched: now - days * 86_400)
            try await Self.fetchPages(robots: broken, purposes: [.list, .list], files: [old]) { server, results, _ in
                #expect(server.targets == (asked ? ["/robots.txt"] : []) + (read ? ["/page/0"] : []))
                #expect((results[0].text == notice) == read)
                #expect(results[1].text == nil)
            }
        }
    }

    @Test("that asks us to wait is waited for", arguments: ["429 Slow down", "503 Busy"])
    func busy(_ status: String) async throws {
        let busy = LoopbackServer.Step.reply(status, ["Retry-After: 7200"], "")
        try await Self.fetchPages(robots: busy, purposes: [.list, .article]) { server, results, _ in
            #expect(server.targets == ["/robots.txt"])
            let now = Date(timeIntervalSince1970: 1_700_000_000)
            for result in results {
                guard let error = result.error else {
                    Issue.record("\(result)")
                    continue
                }
                let plan = SourcePlan(id: "list", url: server.url("/page/0"), purpose: .list)
                let state = FetchPlanner.afterFailure(plan, nil, error, now: now)
                #expect(state.dueReason == .retryAfter && state.nextDue == now + 7_200)
            }
        }
    }

    @Test("is not asked where the configuration says so")
    func switchedOff() async throws {
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            try await withFetcher({ $0.robots = true }) { fetcher in
                let request = FetchRequest(url: server.url("/list"), purpose: .list, robots: false)
                #expect(await fetcher.fetch(request).text == notice)
            }
            #expect(server.targets == ["/list"])
        }
    }

    @Test("is asked without the source's credentials, and of each host a redirect leads to")
    func redirected() async throws {
        try await LoopbackServer.with(answer: { request in
            request.target == "/robots.txt"
                ? [.reply("200 OK", [], "User-agent: *\nDisallow: /secret")] : [.reply("200 OK", [], notice)]
        }) { other in
            try await LoopbackServer.with(answer: { request in
                request.target == "/robots.txt"
                    ? [.reply("404 Not Found", [])] : [.reply("302 Found", ["Location: \(other.url("/secret"))"])]
            }) { server in
                try await withFetcher({ $0.robots = true }) { fetcher in
                    let headers = [RequestHeader("X-Key", .literal(Secret("k1")))]
                    let request = FetchRequest(url: server.url("/list"), purpose: .list, headers: headers)
                    #expect(await fetcher.fetch(request).error == .robotsDisallow(other.url("/secret")))
                }
                #expect(server.requests.map { $0["X-Key"] } == [nil, "k1"])
                #expect(other.targets == ["/robots.txt"])
            }
        }
    }

    @Test("that a stopped run was waiting for says nothing about the site")
    func interrupted() async throws {
        let arrived = AsyncStream.makeStream(of: Void.self)
        try await LoopbackServer.with(answer: { _ in
            arrived.continuation.yield()
            return []
        }) { server in
            try await withFetcher({ $0.robots = true }) { fetcher in
                let request = FetchRequest(url: server.url("/list"), purpose: .list)
                let running = Task { await fetcher.fetch(request).error }
                for await _ in arrived.stream { break }
                running.cancel()
                #expect(await running.value == .cancelled)
            }
            try await withFetcher({ ($0.robots, $0.deadline) = (true, .milliseconds(150)) }) { fetcher in
                let request = FetchRequest(url: server.url("/list"), purpose: .list)
                #expect(await fetcher.fetch(request).error == .runDeadline)
            }
        }
    }

    @Test("is kept as far as it is read, however long it is")
    func long() async throws {
        let text = "User-agent: *\nDisallow: /page/1\n" + String(repeating: "# more\n", count: 100_000)
        try await Self.fetchPages(robots: .reply("200 OK", [], text), purposes: [.list, .list]) { _, results, files in
            #expect(results.map { $0.text != nil } == [true, false])
            #expect(files.map(\.text.utf8.count) == [RobotsRules.maxBytes])
        }
    }
}
