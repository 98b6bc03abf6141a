import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Months of runs against a server that does what government hosts do.
@Suite("Run after run") struct FetchingTests {
    private let place: Workplace
    private let server: ScriptedServer
    private var rdf: URL { place.cities.appending(path: "zhuhai.rdf") }
    private var atom: URL { place.cities.appending(path: "foshan.atom") }

    init() throws {
        place = try Workplace()
        server = try ScriptedServer(in: place.folder)
    }

    private func configuration(_ sources: [String], fetch: String = "interval: 0s") throws -> String {
        try place.configuration(
            """
            site: {title: T, url: "https://t.example/"}
            store: var/t.sqlite
            output: out
            fetch: {allowPrivateAddresses: true, delay: 0s, \(fetch)}
            cities:
              - id: zhuhai
                sources:
            \(sources.map { "      - " + $0 }.joined(separator: "\n"))
            """)
    }

    private func run(
        _ config: String, _ more: String..., at now: Int = 1_750_000_000, environment: [String: String] = [:]
    ) async throws -> Outcome {
        try await Outcome(
            running: ["run", "--config", config] + more, in: place.folder, at: now, environment: environment)
    }

    private struct Status: Decodable {
        struct Source: Decodable {
            let id, state, reason, dueReason: String
            let entries: Int
            let nextDue: String?
        }
        let sources: [Source]
    }

    private func status(_ config: String, at now: Int = 1_750_000_000) async throws -> [Status.Source] {
        let outcome = try await Outcome(running: ["status", "--json", "--config", config], in: place.folder, at: now)
        return try JSONDecoder().decode(Status.self, from: Data(outcome.output.utf8)).sources
    }

    @Test(
        "Ctrl-C and SIGTERM end a run at once; what was read is stored, and the next run goes on",
        arguments: [SIGINT, SIGTERM])
    func stopped(by signal: Int32) async throws {
        let config = try configuration(
            ["{id: first, url: \"\(server.url("/first"))\"}", "{id: second, url: \"\(server.url("/second"))\"}"],
            fetch: "interval: 0s, perHost: 1")
        try server.answer(["/first": .file(rdf), "/second": .init(hangs: true)])
        let run = try await Outcome(running: ["run", "--config", config], in: place.folder) { process in
            // The second is asked when the first is stored.
            await server.asked("/second")
            kill(process, signal)
        }
        #expect(run.status == 128 + signal)
        #expect(run.messages.contains("1 source read, 1 left for the next run: 9 new entries"), "\(run.messages)")
        #expect(run.messages.contains("Stopped: what was read is stored"))
        let states = try await status(config)
        #expect(states.map(\.entries) == [9, 0])
        #expect(states.map(\.state) == ["ok", "ok"])
        #expect(states[1].reason == "not read yet")
        try server.answer(["/first": .file(rdf), "/second": .file(atom)])
        let next = try await self.run(config)
        #expect(next.status == 0)
        #expect(next.messages.contains("2 sources read"), "\(next.messages)")
        #expect(try place.folder.appending(path: "out/index.atom").checkResourceIsReachable())
    }

    @Test("An article that two sources of a run list is one entry; the second fills what the first leaves open")
    func sharedArticle() async throws {
        let config = try configuration([
            "{id: first, url: \"\(server.url("/first"))\"}", "{id: second, url: \"file:second.xml\"}",
        ])
        func feed(_ text: String) -> Data {
            let item =
                "<item><title>商标讲座预告</title><link>https://zhuhai.example/1.html</link><description>\(text)</description></item>"
            return Data("<rss version=\"2.0\"><channel><title>T</title>\(item)</channel></rss>".utf8)
        }
        // A file is read at once, and waits for the source before it: both are merged together.
        let first = place.folder.appending(path: "first.xml")
        try feed("").write(to: first)
        try feed("地点定在市民中心").write(to: place.folder.appending(path: "second.xml"))
        try server.answer(["/first": .file(first)])
        let run = try await run(config)
        #expect(run.status == 0, "\(run.messages)")
        let document = try String(contentsOf: place.folder.appending(path: "out/index.atom"), encoding: .utf8)
        #expect(document.components(separatedBy: "<entry").count == 2)
        #expect(document.contains("地点定在市民中心"))
        for (query, count) in [("市民中心", 1), ("会展中心", 0), ("商标", 1)] {
            let found = try await Outcome(
                running: ["search", "--config", config, "--json", query], in: place.folder)
            #expect(found.output.components(separatedBy: "\"snippet\"").count - 1 == count, "\(query): \(found.output)")
        }
        let check = try await Outcome(running: ["store", "check", "--config", config], in: place.folder)
        #expect(check.status == 0, "\(check.output)\(check.messages)")
    }

    @Test("The run's own deadline leaves the rest for the next run, and publishes what there is")
    func deadline() async throws {
        let config = try configuration(
            ["{id: first, url: \"\(server.url("/first"))\"}", "{id: second, url: \"\(server.url("/second"))\"}"],
            fetch: "interval: 0s, perHost: 1, deadline: 3s")
        try server.answer(["/first": .file(rdf), "/second": .init(hangs: true)])
        let run = try await run(config)
        #expect(run.status == 0)
        #expect(run.messages.contains("the run's deadline came before 1 source"), "\(run.messages)")
        #expect(run.messages.contains("1 source read, 1 left for the next run: 9 new entries"))
        #expect(try await status(config).map(\.entries) == [9, 0])
        #expect(try place.folder.appending(path: "out/index.atom").checkResourceIsReachable())
    }

    @Test("A permanent redirect is the new address after two good runs, and is told; a temporary one never is")
    func moved() async throws {
        let config = try configuration([
            "{id: old, url: \"\(server.url("/old"))\"}", "{id: guest, url: \"\(server.url("/guest"))\"}",
        ])
        try server.answer([
            "/old": .redirect(301, to: "/new"), "/new": .file(rdf, etag: "\"1\""),
            "/guest": .redirect(302, to: "/host"),
            "/host": .file(atom),
        ])
        for _ in 0..<2 { #expect(try await run(config).status == 0) }
        #expect(Set(try server.takeRequests().map(\.path)) == ["/old", "/new", "/guest", "/host"])
        #expect(try await run(config).status == 0)
        #expect(Set(try server.takeRequests().map(\.path)) == ["/new", "/guest", "/host"])
        let states = try await status(config)
        #expect(states.map(\.state) == ["moved", "ok"])
        #expect(states[0].reason.contains("\(server.url("/new")), which is asked instead: write that as its `url`."))
        let health = try String(contentsOf: place.folder.appending(path: "out/health.atom"), encoding: .utf8)
        #expect(health.contains("redirects for good"))
    }

    @Test("A redirect to another source's feed, or to no feed, is never remembered")
    func notMoved() async throws {
        let config = try configuration([
            "{id: old, url: \"\(server.url("/old"))\"}", "{id: page, url: \"\(server.url("/page"))\"}",
        ])
        try server.answer(["/old": .file(rdf), "/page": .file(atom)])
        #expect(try await run(config).status == 0)
        let stranger = """
            <rss version="2.0"><channel><title>Domain for sale</title><link>https://sale.example/</link>
            <item><title>Buy this name</title><link>https://sale.example/1</link></item></channel></rss>
            """
        try server.answer([
            "/old": .redirect(301, to: "/parked"), "/parked": .init(body: stranger),
            "/page": .redirect(308, to: "/start"),
            "/start": .init(headers: ["Content-Type": "text/html"], body: "<html><body>Welcome</body></html>"),
        ])
        for _ in 0..<3 { #expect(try await run(config).status == 0) }
        #expect(try server.takeRequests().suffix(4).map(\.path).contains("/old"))
        let states = try await status(config)
        #expect(states[0].reason.contains("where nothing of what it published before stands"))
        #expect(states[1].state == "failing")
    }

    @Test("A 410 ends the asking and is told, and --all asks once more; a Retry-After is kept even by --all")
    func goneAndBusy() async throws {
        let config = try configuration(
            [
                "{id: gone, url: \"\(server.url("/gone"))\"}", "{id: busy, url: \"\(server.url("/busy"))\"}",
                "{id: good, url: \"\(server.url("/good"))\"}",
            ], fetch: "interval: 1h")
        try server.answer([
            "/gone": .init(status: 410), "/busy": .init(status: 503, headers: ["Retry-After": "7200"]),
            "/good": .file(rdf),
        ])
        #expect(try await run(config).status == 0)
        #expect(try server.takeRequests().count == 3)
        let states = try await status(config)
        #expect(states.map(\.state) == ["gone", "failing", "ok"])
        #expect(states.map(\.dueReason) == ["gone", "retryAfter", "interval"])
        #expect(states.map(\.nextDue) == [nil, "2025-06-15T17:06:40Z", "2025-06-15T16:06:40Z"])
        let early = try await run(config, at: 1_750_000_000 + 60)
        #expect(early.messages.contains("3 not due yet"), "\(early.messages)")
        #expect(try server.takeRequests().isEmpty)
        // Whoever says --all means the sources' rhythm and a 410 that may be a mistake, not a server's wish to be left alone.
        #expect(try await run(config, "--all", at: 1_750_000_000 + 60).status == 0)
        #expect(Set(try server.takeRequests().map(\.path)) == ["/gone", "/good"])
        #expect(try await run(config, at: 1_750_000_000 + 7_200).status == 0)
        #expect(Set(try server.takeRequests().map(\.path)) == ["/busy", "/good"])
        let lines = try await place.bare("status", "--config", config).output
        #expect(lines.contains("never"))
        #expect(lines.contains("the server says it is gone for good (410)"))
    }

    @Test("Validators go out and come back byte for byte, and once a week the whole document is asked for")
    func validators() async throws {
        let config = try configuration(["{id: feed, url: \"\(server.url("/feed"))\"}"])
        try server.answer(["/feed": .file(rdf, etag: "W/\"odd;tag'1\"")])
        for day in [0, 1, 6, 8, 9] {
            #expect(try await run(config, at: 1_750_000_000 + day * 86_400).status == 0)
        }
        let tags = try server.takeRequests().map { $0.headers["if-none-match"] }
        #expect(tags == [nil, "W/\"odd;tag'1\"", "W/\"odd;tag'1\"", nil, "W/\"odd;tag'1\""])
    }

    @Test("robots.txt is asked once a day, and kept from run to run")
    func robots() async throws {
        let list = place.cities.appending(path: "jiangmen-english.html")
        let config = try configuration([
            "{id: list, url: \"\(server.url("/list"))\", list: {item: \"ul.newsList > li\", title: a, link: a@href, minimum: 5}}"
        ])
        try server.answer(["/robots.txt": .init(body: "User-agent: *\nDisallow: /secret\n"), "/list": .file(list)])
        for hour in [0, 2, 23] {
            let run = try await run(config, at: 1_750_000_000 + hour * 3_600)
            #expect(run.status == 0, "\(run.messages)")
        }
        #expect(try server.takeRequests().map(\.path) == ["/robots.txt", "/list", "/list", "/list"])
        #expect(try await run(config, at: 1_750_000_000 + 25 * 3_600).status == 0)
        #expect(try server.takeRequests().map(\.path) == ["/robots.txt", "/list"])
        try server.answer(["/robots.txt": .init(body: "User-agent: tributary\nDisallow: /li\n"), "/list": .file(list)])
        let refused = try await run(config, at: 1_750_000_000 + 60 * 3_600)
        #expect(refused.messages.contains("robots.txt asks programs not to read"))
        #expect(try await status(config)[0].state == "blocked")
        #expect(try server.takeRequests().map(\.path) == ["/robots.txt"])
    }

    @Test("An article page that is answered with 429 or a Retry-After is the last of its source in that run")
    func articlesTooOften() async throws {
        let config = try configuration(
            [
                "{id: list, url: \"\(server.url("/list"))\", list: {item: li, title: a, link: a@href, date: span}, article: true}"
            ], fetch: "interval: 0s, robots: false")
        let rows = (1...4).map { "<li><a href=\"/page/\($0)\">商标保护公告第\($0)号</a> <span>2025-06-0\($0)</span></li>" }
        let page = "<html><head><title>公告</title></head><body><ul>\(rows.joined())</ul></body></html>"
        for refusal in [ScriptedServer.Answer(status: 429), .init(status: 503, headers: ["Retry-After": "60"])] {
            try server.answer([
                "/list": .init(headers: ["Content-Type": "text/html; charset=utf-8"], body: page), "/page/1": refusal,
                "/page/2": refusal,
            ])
            let run = try await run(config, at: 1_750_000_000)
            #expect(run.status == 0, "\(run.messages)")
            #expect(try server.takeRequests().map(\.path) == ["/list", "/page/1"])
            if refusal.headers["Retry-After"] != nil {
                _ = try await self.run(config, at: 1_750_000_030)
                #expect(
                    try server.takeRequests().map(\.path) == ["/list"],
                    "the pages are left alone for a minute, the list may bring news")
            }
            try FileManager.default.removeItem(at: place.folder.appending(path: "var"))
        }
    }

    @Test("A platform whose index page fails is asked again after a pause, like every source")
    func platformPauses() async throws {
        let config = try configuration(
            ["{id: office, gkmlpt: \"\(server.url("/gkmlpt/"))\", category: 7}"], fetch: "interval: 1h, robots: false")
        try server.answer(["/gkmlpt/index": .init(status: 503, headers: ["Retry-After": "7200"])])
        #expect(try await run(config).status == 69)
        #expect(try server.takeRequests().map(\.path) == ["/gkmlpt/index"])
        #expect(try await status(config).map(\.dueReason) == ["retryAfter"])
        #expect(try await run(config, "--all", at: 1_750_000_000 + 60).status == 0)
        #expect(try server.takeRequests().isEmpty)
    }

    @Test("Credentials reach their host, and nobody else ever sees them")
    func credentials() async throws {
        try Data("f1leSecret\n".utf8).write(to: place.folder.appending(path: "key"))
        let config = try configuration([
            """
            {id: shut, url: "\(server.url("/shut"))", headers: {X-Key: {environment: TEST_KEY}, X-File: {file: key}, X-Plain: pl4inSecret},
               credentials: {user: reader, password: {environment: TEST_PASSWORD}}}
            """
        ])
        let secrets = ["k3ySecret", "f1leSecret", "pl4inSecret", "p4ssSecret", "cmVhZGVyOnA0c3NTZWNyZXQ="]
        let environment = ["TEST_KEY": "k3ySecret", "TEST_PASSWORD": "p4ssSecret"]
        var said = ""
        for answer in [
            ScriptedServer.Answer(status: 401), .redirect(302, to: "http://localhost:\(server.port)/shut"), .file(rdf),
        ] {
            try server.answer(["/shut": answer])
            let run = try await run(config, environment: environment)
            said += run.output + run.messages
            let status = try await place.bare("status", "--config", config)
            let json = try await place.bare("status", "--json", "--config", config)
            said += status.output + status.messages + json.output + json.messages
        }
        said += try await run(config).messages
        #expect(said.contains("TEST_KEY holds no value"))
        let requests = try server.takeRequests()
        #expect(requests.first?.headers["x-key"] == "k3ySecret")
        #expect(requests.first?.headers["x-file"] == "f1leSecret")
        #expect(requests.first?.headers["authorization"] == "Basic cmVhZGVyOnA0c3NTZWNyZXQ=")
        let strangers = requests.filter { $0.headers["host"]?.hasPrefix("localhost") == true }
        #expect(!strangers.isEmpty)
        #expect(strangers.allSatisfy { $0.headers["x-key"] == nil && $0.headers["authorization"] == nil })
        let out = place.folder.appending(path: "out")
        for path in try FileManager.default.subpathsOfDirectory(atPath: out.path) + [
            "../var/t.sqlite", "../var/t.sqlite-wal",
        ] {
            guard let data = try? Data(contentsOf: out.appending(path: path)) else { continue }
            said += String(decoding: data, as: UTF8.self)
        }
        for secret in secrets { #expect(!said.contains(secret)) }
    }
}
