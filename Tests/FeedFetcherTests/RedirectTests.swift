import FeedModel
import Foundation
import Testing

@testable import FeedFetcher

@Suite("A redirect") struct RedirectTests {
    /// Redirects as `/CODE/rest` says to `/rest`, and answers everything else with the notice.
    private static func chain(_ request: LoopbackServer.Request) -> [LoopbackServer.Step] {
        let parts = request.target.split(separator: "/", maxSplits: 1)
        guard let code = parts.first.flatMap({ Int($0) }) else { return [.reply("200 OK", [], notice)] }
        return [.reply("\(code) Moved", ["Location: /\(parts.count > 1 ? String(parts[1]) : "")"], "moved")]
    }

    @Test(
        "is followed, and remembered as far as it is permanent",
        arguments: [
            ("/301/feed", "/feed"), ("/308/feed", "/feed"), ("/302/feed", nil), ("/303/feed", nil), ("/307/feed", nil),
            ("/301/308/feed", "/feed"), ("/301/302/feed", "/302/feed"), ("/302/301/feed", nil),
            ("/301/301/301/301/301/feed", "/feed"),
        ] as [(String, String?)])
    func followed(_ path: String, _ permanent: String?) async throws {
        try await LoopbackServer.with(answer: Self.chain) { server in
            try await withFetcher { fetcher in
                let document = try #require(await fetcher.fetch(FetchRequest(url: server.url(path))).document)
                #expect(document.url == server.url("/feed"))
                #expect(document.permanentURL == permanent.map { server.url($0) })
            }
            #expect(server.targets.first == path)
            #expect(server.targets.last == "/feed")
            #expect(server.connections == 1, "the connection is kept from hop to hop")
        }
    }

    @Test("of many is followed five times and no further")
    func tooMany() async throws {
        try await LoopbackServer.with(answer: Self.chain) { server in
            try await withFetcher { fetcher in
                let result = await fetcher.fetch(FetchRequest(url: server.url("/302/302/302/302/302/302/feed")))
                #expect(result.error == .tooManyRedirects(limit: 5))
            }
            #expect(server.requests.count == 6)
        }
    }

    @Test("in a circle is noticed at once")
    func circle() async throws {
        try await LoopbackServer.with(answer: { request in
            [.reply("302 Found", ["Location: \(request.target == "/a" ? "/b" : "/a")"])]
        }) { server in
            try await withFetcher { fetcher in
                let result = await fetcher.fetch(FetchRequest(url: server.url("/a")))
                #expect(result.error == .redirectLoop(server.url("/a")))
            }
            #expect(server.targets == ["/a", "/b"])
        }
    }

    @Test(
        "without a place, or to a place that is none, is an error",
        arguments: [
            ([], FetchError.redirectWithoutTarget(302)), (["Location: "], .redirectWithoutTarget(302)),
            (["Location: file:///etc/passwd"], .redirectToScheme("file")),
            (["Location: ftp://feeds.example/"], .redirectToScheme("ftp")),
            (["Location: data:text/xml,<feed/>"], .redirectToScheme("data")),
            (["Location: http+unix://%2Ftmp%2Fs/"], .redirectToScheme("http+unix")),
            (["Location: //"], .malformedURL("//")), (["Location: http://:80/"], .malformedURL("http://:80/")),
            (
                ["Location: http://169.254.169.254/latest/"],
                .refusedAddress(host: "169.254.169.254", address: "169.254.169.254", kind: .metadata)
            ),
            (["Location: http://[::1]:9/"], .refusedAddress(host: "::1", address: "::1", kind: .loopback)),
            (
                ["Location: http://inner.example/"],
                .refusedAddress(host: "inner.example", address: "192.168.0.7", kind: .private)
            ),
        ])
    func nowhere(_ headers: [String], _ error: FetchError) async throws {
        try await LoopbackServer.with(answer: { _ in [.reply("302 Found", headers)] }) { server in
            try await withFetcher(names: ["inner.example": [["192.168.0.7"]]]) { fetcher in
                #expect(await fetcher.fetch(FetchRequest(url: server.url("/"))).error == error)
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test(
        "is resolved as browsers do",
        arguments: [
            ("feed", "/old/feed"), ("../feed", "/feed"), ("?page=2", "/old/list?page=2"),
            ("/a b/中", "/a%20b/%E4%B8%AD"),
            ("/feed#top", "/feed"), ("  /feed  ", "/feed"), ("./", "/old/"),
        ])
    func relative(_ location: String, _ target: String) async throws {
        try await LoopbackServer.with(answer: { request in
            request.number == 1
                ? [.reply("302 Found", ["Location: \(location)"])] : [.reply("200 OK", [], notice)]
        }) { server in
            try await withFetcher { fetcher in
                #expect(await fetcher.fetch(FetchRequest(url: server.url("/old/list"))).text == notice)
            }
            #expect(server.targets == ["/old/list", target])
        }
    }

    @Test("takes credentials along on the same host only")
    func credentials() async throws {
        let names = ["feeds.example": [["127.0.0.1"]], "other.example": [["127.0.0.1"]]]
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", [], notice)] }) { other in
            try await LoopbackServer.with(answer: { request in
                switch request.target {
                case "/away": [.reply("302 Found", ["Location: \(other.url("/", host: "other.example"))"])]
                case "/port": [.reply("302 Found", ["Location: \(other.url("/", host: "feeds.example"))"])]
                case "/here": [.reply("302 Found", ["Location: /there"])]
                default: [.reply("200 OK", [], notice)]
                }
            }) { server in
                try await withFetcher(names: names) { fetcher in
                    for path in ["/here", "/away", "/port"] {
                        let url = server.url(path, host: "feeds.example")
                            .replacing("http://", with: "http://reader:pass%20word@")
                        let request = FetchRequest(url: url, headers: [RequestHeader("X-Key", .literal(Secret("k1")))])
                        #expect(await fetcher.fetch(request).text == notice)
                    }
                }
                #expect(server.targets == ["/here", "/there", "/away", "/port"])
                #expect(server.requests.allSatisfy { $0["X-Key"] == "k1" })
                #expect(server.requests.allSatisfy { $0["Authorization"] == "Basic cmVhZGVyOnBhc3Mgd29yZA==" })
                #expect(server.requests.allSatisfy { !$0.target.contains("reader") })
                #expect(other.requests.count == 2)
                #expect(other.requests.allSatisfy { $0["X-Key"] == nil && $0["Authorization"] == nil })
            }
        }
    }

    @Test("from https to http loses the credentials, from http to https keeps them")
    func schemes() throws {
        let (plain, secure) = (try WebAddress("http://feeds.example/a"), try WebAddress("https://feeds.example/b"))
        #expect(secure.mayReceiveCredentials(of: plain))
        #expect(!plain.mayReceiveCredentials(of: secure))
        #expect(plain.mayReceiveCredentials(of: plain))
        #expect(!(try WebAddress("https://feeds.example:8443/")).mayReceiveCredentials(of: plain))
        #expect(!(try WebAddress("https://www.feeds.example/")).mayReceiveCredentials(of: secure))
    }

    @Test(
        "and an address are asked as they are written: what needs an escape gets one, what has one stays",
        arguments: [
            ("/江%20门.xml", "/%E6%B1%9F%20%E9%97%A8.xml"),
            ("/x?u=http%3A%2F%2Fa&k=中", "/x?u=http%3A%2F%2Fa&k=%E4%B8%AD"),
            ("/a b%20c|d", "/a%20b%20c%7Cd"), ("/a//b c", "/a//b%20c"), ("/100%/a b", "/100%25/a%20b"),
            ("/a?b[]=1&c=%5B", "/a?b%5B%5D=1&c=%5B"), ("/x?u=http://h/中", "/x?u=http://h/%E4%B8%AD"),
        ])
    func escapes(_ written: String, _ asked: String) async throws {
        #expect(try WebAddress("http://feeds.example" + written).path == asked)
        let base = try WebAddress("http://feeds.example/old/feed.xml")
        #expect(try WebAddress(written, relativeTo: base).text == "http://feeds.example" + asked)
    }

    @Test("sends validators only to the address that gave them")
    func validators() async throws {
        try await LoopbackServer.with(answer: { request in
            if request.target == "/old" { return [.reply("301 Moved", ["Location: /new", "ETag: \"1\""])] }
            return request["If-None-Match"] == "\"1\""
                ? [.head("304 Not Modified", ["ETag: \"1\""])] : [.reply("200 OK", [], notice)]
        }) { server in
            try await withFetcher { fetcher in
                let known = Validators(etag: "\"1\"", url: server.url("/new"))
                let result = await fetcher.fetch(FetchRequest(url: server.url("/old"), validators: known))
                #expect(result.notModified?.permanentURL == server.url("/new"))
                let foreign = Validators(etag: "\"1\"", url: server.url("/old"))
                #expect(await fetcher.fetch(FetchRequest(url: server.url("/new"), validators: foreign)).text == notice)
            }
            #expect(server.requests.map { $0["If-None-Match"] } == [nil, "\"1\"", nil])
        }
    }

    @Test("takes no credentials along to a remembered address, an article or a next page on another host either")
    func credentialsElsewhere() async throws {
        let names = ["feeds.example": [["127.0.0.1"]], "other.example": [["127.0.0.1"]]]
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            let plan = SourcePlan(
                id: "feed", url: server.url("/feed", host: "feeds.example"),
                headers: [RequestHeader("X-Key", .literal(Secret("k1")))])
            var state = FetchState(configuration: plan.fingerprint)
            state.redirect = RedirectMemory(address: server.url("/moved", host: "other.example"))
            let requests = [
                FetchPlanner.request(plan, state, now: Date(timeIntervalSince1970: 0)),
                plan.request(page: server.url("/article", host: "other.example"), purpose: .article),
                plan.request(page: server.url("/next", host: "other.example"), purpose: .list),
                plan.request(page: server.url("/own", host: "feeds.example"), purpose: .article),
            ]
            try await withFetcher(names: names) { fetcher in
                for request in requests { #expect(await fetcher.fetch(request).text == notice) }
            }
            #expect(server.targets == ["/moved", "/article", "/next", "/own"])
            #expect(server.requests.map { $0["X-Key"] } == [nil, nil, nil, "k1"])
        }
    }

    @Test("that leads to a 410 says so of that address, not of the one that was asked for", arguments: [301, 302])
    func goneElsewhere(_ code: Int) async throws {
        try await LoopbackServer.with(answer: { request in
            request.target == "/old"
                ? [.reply("\(code) Moved", ["Location: /new"])] : [.reply("410 Gone", [], "gone")]
        }) { server in
            let plan = SourcePlan(id: "feed", url: server.url("/old"))
            let now = Date(timeIntervalSince1970: 1_700_000_000)
            try await withFetcher { fetcher in
                let error = try #require(await fetcher.fetch(plan.request(page: plan.url, purpose: .feed)).error)
                let state = FetchPlanner.afterFailure(plan, nil, error, now: now)
                #expect(state.gone == nil && state.failures == 1)
                #expect(error.description.contains(server.url("/new")))
                #expect(error.description.contains("410"))
            }
        }
    }
}
