import FeedFetcher
import Foundation
import Testing

@testable import TributaryCommand

@Suite("How sources are asked") struct FetchConfigurationTests {
    private static func read(fetch: String = "{}", source: String = "") throws -> Configuration {
        try ConfigurationReader.read(
            """
            site: {title: T, url: "https://t.example/"}
            fetch: \(fetch)
            cities:
              - id: jiangmen
                sources:
                  - url: https://bureau.example/news.xml
                    \(source)
            """, path: "/etc/tributary/tributary.yaml")
    }

    private static func problem(fetch: String = "{}", source: String = "") throws -> String {
        let error = #expect(throws: ConfigurationError.self) { try read(fetch: fetch, source: source) }
        return try #require(error).description
    }

    @Test("is as FetchSettings says where nothing is written") func defaults() throws {
        let fetch = try Self.read().fetch
        let usual = FetchSettings()
        #expect(fetch.timeout == usual.timeout)
        #expect(fetch.deadline == nil)
        #expect(fetch.maxWireBytes == usual.maxWireBytes)
        #expect(fetch.maxHeaderBytes == usual.maxHeaderBytes)
        #expect("\(fetch.userAgent)" == "Tributary/\(Tributary.version) (+https://t.example/)")
    }

    @Test("is limited as the configuration says") func limits() throws {
        let fetch = try Self.read(
            fetch: """
                {timeout: 40s, connectTimeout: 3s, firstByteTimeout: 4s, deadline: 10m, concurrency: 5, perHost: 3, delay: 2s,
                  maxBytes: 30MB, maxWireBytes: 9MB, maxExpansion: 50, maxHeaderBytes: 16KiB, maxRedirects: 2, robots: false,
                  contact: "mailto:operator@ip.example"}
                """
        ).fetch
        #expect(
            (fetch.timeout, fetch.connectTimeout, fetch.firstByteTimeout) == (.seconds(40), .seconds(3), .seconds(4)))
        #expect((fetch.deadline, fetch.delay) == (.seconds(600), .seconds(2)))
        #expect((fetch.concurrency, fetch.perHost, fetch.maxRedirects) == (5, 3, 2))
        #expect((fetch.maxBytes, fetch.maxWireBytes) == (30_000_000, 9_000_000))
        #expect((fetch.maxExpansion, fetch.maxHeaderBytes, fetch.robots) == (50, 16_384, false))
        #expect("\(fetch.userAgent)".hasSuffix("(+mailto:operator@ip.example)"))
    }

    @Test("A part of a fetch takes no longer than the whole, and the wire what is allowed unpacked") func limitsFollow()
        throws
    {
        let fetch = try Self.read(fetch: "{timeout: 5s, maxBytes: 50MB}").fetch
        #expect((fetch.connectTimeout, fetch.firstByteTimeout) == (.seconds(5), .seconds(5)))
        #expect(fetch.maxWireBytes == 50_000_000)
    }

    @Test(
        "A limit of nothing is refused", arguments: ["timeout", "connectTimeout", "firstByteTimeout", "deadline"])
    func noLimit(_ key: String) throws {
        #expect(try Self.problem(fetch: "{\(key): 0s}").contains("`\(key)` in fetch must be longer than nothing"))
    }

    @Test("A source that says nothing takes over the usual pauses, and its own come first") func pauses() throws {
        let usual = try Self.read(fetch: "{interval: 1h, maxInterval: 3h}").sources[0].plan
        #expect((usual.interval, usual.ceiling) == (.seconds(3_600), .seconds(10_800)))
        let own = try Self.read(fetch: "{interval: 1h}", source: "interval: 5m\n        maxInterval: 1d").sources[0]
            .plan
        #expect((own.interval, own.ceiling) == (.seconds(300), .seconds(86_400)))
        #expect(try Self.read().sources[0].plan.interval == .seconds(1_800))
    }

    @Test("TLS is loosened for one source only, and certificates stand beside the configuration") func tls() throws {
        let plan = try Self.read(source: #"tls: {minimum: "1.0", certificates: [bureau.pem, /etc/ssl/own.pem]}"#)
            .sources[0].plan
        #expect(plan.tls.minimumVersion == .tls10)
        #expect(plan.tls.certificateFiles == ["/etc/tributary/bureau.pem", "/etc/ssl/own.pem"])
        #expect(try Self.read().sources[0].plan.tls == TLSOptions())
        let problem = try Self.problem(source: "tls: {minimum: 0.9}")
        #expect(
            problem.contains(
                ":7: `minimum` in cities[1].sources[1].tls must be one of `1.0`, `1.1`, `1.2`, `1.3`, not `0.9`."))
    }

    @Test("Credentials come from the environment or a file") func credentials() throws {
        let headers = try Self.read(
            source: """
                headers: {X-Key: {environment: BUREAU_KEY}, X-Plain: abc, X-File: {file: bureau.key}}
                        credentials: {user: reader, password: {file: /run/secrets/bureau}}
                """
        ).sources[0].plan.headers
        #expect(
            headers == [
                RequestHeader("X-Key", .environment("BUREAU_KEY")), RequestHeader("X-Plain", .literal(Secret("abc"))),
                RequestHeader("X-File", .file("/etc/tributary/bureau.key")),
                RequestHeader("Authorization", .basic(user: "reader", password: .file("/run/secrets/bureau"))),
            ])
    }

    @Test(
        "Credentials that are nowhere, or in an address, are refused and not repeated",
        arguments: [
            ("{}", "credentials: {user: reader}", "lacks `password`"),
            ("{}", "credentials: {password: s3cret}", "lacks `user`"),
            ("{}", "headers: {X-Key: {}}", "must say where the value stands"),
            ("{}", "headers: {X-Key: {environment: A, file: b}}", "has `environment` and `file`: keep one of them"),
            ("{}", "headers: {X-Key: }", "headers.X-Key is empty"),
            ("{}", "headers: {X Key: s3cret}", "`X Key` in cities[1].sources[1].headers is no name of a header"),
            ("{}", "credentials: \"reader:s3cret\"", "must be a mapping of `key: value` lines, not a text"),
            ("{}", "credentials: {s3cret: r}", "unknown key in cities[1].sources[1].credentials; known here"),
            ("{}", "headers: {X-Key: {s3cret}}", "unknown key in cities[1].sources[1].headers.X-Key; known here"),
            ("{proxy: {url: \"http://p.example\", password: {s3cret}}}", "", "unknown key in fetch.proxy.password"),
            ("{proxy: \"ftp://reader:s3cret@proxy.example\"}", "", "`proxy` in fetch must be an address such as"),
            ("{proxy: {url: \"socks5://reader:s3cret@proxy.example\"}}", "", "`url` in fetch.proxy must be an address"),
            (
                "{proxy: {url: \"http://proxy.example\", user: r, password: {environment: TRIBUTARY_NO_SUCH_VARIABLE}}}",
                "",
                "the environment variable `TRIBUTARY_NO_SUCH_VARIABLE` for fetch.proxy.password is not set"
            ),
        ])
    func refused(fetch: String, source: String, message: String) throws {
        let problem = try Self.problem(fetch: fetch, source: source)
        #expect(problem.contains(message))
        #expect(!problem.contains("s3cret"))
    }

    @Test("An address with a password in it is refused, because addresses are published") func passwordInAddress()
        throws
    {
        let error = try #require(
            #expect(throws: ConfigurationError.self) {
                try ConfigurationReader.read(
                    """
                    site: {title: T, url: "https://t.example/"}
                    cities:
                      - id: jiangmen
                        sources: [{url: "https://reader:s3cret@bureau.example/news.xml"}]
                    """, path: "t.yaml")
            })
        #expect(error.description.contains("t.yaml:4: `url` in cities[1].sources[1] holds credentials"))
        #expect(!error.description.contains("s3cret"))
    }

    @Test("Proxies are those of the configuration, else those of the environment") func proxies() throws {
        let one = try Self.read(fetch: "{proxy: \"http://reader:pass@proxy.example:3128\"}").fetch.proxies
        #expect(one.http == ProxyServer(host: "proxy.example", port: 3128, user: "reader", password: Secret("pass")))
        #expect(one.https == one.http)
        let several = try Self.read(
            fetch: """
                {proxy: {url: "http://a.example:1", https: "socks5://b.example:2", except: [intranet.example], resolvesNames: true,
                  user: reader, password: pass}}
                """
        ).fetch.proxies
        #expect(several.http == ProxyServer(host: "a.example", port: 1, user: "reader", password: Secret("pass")))
        #expect(several.https == ProxyServer(kind: .socks, host: "b.example", port: 2))
        #expect(several.exceptions == ["intranet.example"])
        #expect(several.resolvesNames)
        #expect(try Self.read(fetch: "{proxy: none}").fetch.proxies == ProxySettings())
        let reader = ProxyReader(
            log: ProblemLog(file: "t"), folder: "/", environment: ["http_proxy": "http://env.example:8"])
        #expect(reader.settings(nil).http == ProxyServer(host: "env.example", port: 8))
    }

    @Test(
        "What decides about the document decides about the fingerprint",
        arguments: [
            "headers: {X-Key: abc}", "headers: {X-Key: abd}", "headers: {X-Key: {environment: ABC}}",
            "credentials: {user: a, password: b}", "credentials: {user: a, password: c}", "tls: {minimum: \"1.0\"}",
            "tls: {certificates: [a.pem]}", "encoding: gbk", "keep: 专利", "drop: 专利", "maxEntries: 5", "article: true",
            "list: {item: li}", "language: en", "timezone: Asia/Shanghai",
        ])
    func fingerprint(_ change: String) throws {
        let plain = try Self.read().sources[0].plan.fingerprint
        let changed = try Self.read(source: change).sources[0].plan.fingerprint
        #expect(changed != plain)
        #expect(try Self.read(source: change).sources[0].plan.fingerprint == changed)
        #expect(!changed.contains("abc"))
    }

    @Test("A list that keep or drop names decides as well, and no other list does", arguments: ["keep", "drop"])
    func lists(key: String) throws {
        func fingerprint(_ lists: String) throws -> String {
            let text = """
                site: {title: T, url: "https://t.example/"}
                terms: {\(lists)}
                cities: [{id: jiangmen, sources: [{url: "https://bureau.example/news.xml", \(key): "$ip NOT 招聘"}]}]
                """
            return try ConfigurationReader.read(text, path: "/t.yaml").sources[0].plan.fingerprint
        }
        let plain = try fingerprint("ip: [专利]")
        #expect(try fingerprint("ip: [专利, 商标]") != plain)
        #expect(try fingerprint("ip: [专利], food: [食品]") == plain)
        #expect(try fingerprint("ip: [专利], i: [食品]") == plain)
    }

    @Test("keep and drop cannot ask for topics", arguments: ["keep", "drop"]) func topics(key: String) throws {
        let error = #expect(throws: ConfigurationError.self) { try Self.read(source: "\(key): \"topic:ip\"") }
        #expect(error?.description.contains("`\(key)` in ") == true)
        #expect(error?.description.contains("asks for a topic, which is known only once an entry is kept") == true)
    }

    @Test(
        "What only decides when a source is asked leaves what is known of it",
        arguments: ["interval: 2h", "timeout: 9s", "name: N"])
    func sameFingerprint(_ change: String) throws {
        #expect(try Self.read(source: change).sources[0].plan.fingerprint == Self.read().sources[0].plan.fingerprint)
    }

    @Test("Every key has its line in the table of settings, with default and reason") func documented() throws {
        let table = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/FeedFetcher/FeedFetcher.docc/Settings.md")
        let text = try String(contentsOf: table, encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { $0.split(separator: "|").count }
        #expect(rows.allSatisfy { $0 == 3 })
        for key in FetchSettingsReader.keys + PlanReader.keys {
            #expect(text.contains("\n| `\(key)` | "), "\(key)")
        }
    }
}
