import FeedModel
import Testing

@testable import FeedFetcher

@Suite("Through a proxy") struct ProxyTests {
    private static let names = ["feeds.example": [["127.0.0.1"]], "inner.example": [["10.0.0.1"]]]

    /// Opens the tunnel and then plays the server behind it.
    private static func tunnel(_ request: LoopbackServer.Request) -> [LoopbackServer.Step] {
        request.method == "CONNECT" ? [.head("200 Connection established", [])] : [.reply("200 OK", [], notice)]
    }

    @Test("the tunnel is opened to the address that was judged, and the server is asked by its name")
    func connect() async throws {
        try await LoopbackServer.with(answer: Self.tunnel) { proxy in
            let server = ProxyServer(host: "127.0.0.1", port: proxy.port, user: "u", password: Secret("p"))
            try await withFetcher({ $0.proxies.http = server }, names: Self.names) { fetcher in
                let request = FetchRequest(
                    url: "http://feeds.example/feed", headers: [RequestHeader("X-Key", .literal(Secret("k1")))])
                #expect(await fetcher.fetch(request).text == notice)
                let inner = await fetcher.fetch(FetchRequest(url: "http://inner.example/"))
                #expect(inner.error == .refusedAddress(host: "inner.example", address: "10.0.0.1", kind: .private))
                let metadata = await fetcher.fetch(FetchRequest(url: "http://169.254.169.254/"))
                #expect(
                    metadata.error
                        == .refusedAddress(host: "169.254.169.254", address: "169.254.169.254", kind: .metadata))
                #expect(
                    await fetcher.fetch(FetchRequest(url: "http://nobody.example/")).error
                        == .unresolvable(host: "nobody.example"))
            }
            #expect(proxy.requests.map(\.method) == ["CONNECT", "GET"])
            #expect(proxy.targets == ["127.0.0.1:80", "/feed"])
            #expect(proxy.requests.map { $0["Proxy-Authorization"] } == ["Basic dTpw", nil])
            #expect(
                proxy.requests.map { $0["X-Key"] } == [nil, "k1"], "the proxy itself sees no credentials of the source")
            #expect(proxy.requests.last?["Host"] == "feeds.example")
        }
    }

    @Test("that looks names up, the whole request is handed on, but none for an inner address")
    func resolving() async throws {
        try await LoopbackServer.with(answer: Self.tunnel) { proxy in
            try await withFetcher({
                $0.proxies.http = ProxyServer(host: "127.0.0.1", port: proxy.port, user: "u", password: Secret("p"))
                $0.proxies.https = ProxyServer(host: "127.0.0.1", port: proxy.port)
                $0.proxies.resolvesNames = true
                $0.timeout = .seconds(2)
            }) { fetcher in
                let document = await fetcher.fetch(FetchRequest(url: "http://nobody.example:81/feed?a=1")).document
                #expect(document?.url == "http://nobody.example:81/feed?a=1")
                let inner = await fetcher.fetch(FetchRequest(url: "http://10.0.0.1/"))
                #expect(inner.error == .refusedAddress(host: "10.0.0.1", address: "10.0.0.1", kind: .private))
                // Behind the tunnel nobody speaks TLS here; the tunnel is what counts.
                #expect(await fetcher.fetch(FetchRequest(url: "https://nobody.example/feed")).error != nil)
            }
            #expect(proxy.requests.map(\.method) == ["GET", "CONNECT"])
            #expect(proxy.targets == ["http://nobody.example:81/feed?a=1", "nobody.example:443"])
            #expect(proxy.requests.map { $0["Host"] } == ["nobody.example:81", "nobody.example"])
            #expect(proxy.requests.map { $0["Proxy-Authorization"] } == ["Basic dTpw", nil])
        }
    }

    @Test(
        "that refuses, wants credentials or is not there, a fetch is an error that says so",
        arguments: [
            (
                "403 Forbidden",
                FetchError.proxy(reason: "it opens no tunnel (CONNECT); for http: addresses it must allow port 80")
            ),
            ("407 Proxy Authentication Required", .status(407, retryAfter: nil)),
        ])
    func refused(_ status: String, _ error: FetchError) async throws {
        try await LoopbackServer.with(answer: { _ in [.reply(status, [])] }) { proxy in
            try await withFetcher(
                { $0.proxies.http = ProxyServer(host: "127.0.0.1", port: proxy.port) }, names: Self.names
            ) { fetcher in
                #expect(await fetcher.fetch(FetchRequest(url: "http://feeds.example/feed")).error == error)
            }
        }
    }

    @Test("exceptions are asked directly")
    func exceptions() async throws {
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            try await withFetcher(
                {
                    $0.proxies = ProxySettings(
                        http: ProxyServer(host: "127.0.0.1", port: 1), exceptions: ["feeds.example"])
                }, names: Self.names
            ) { fetcher in
                #expect(await fetcher.fetch(FetchRequest(url: server.url("/", host: "feeds.example"))).text == notice)
            }
            #expect(server.requests.map(\.method) == ["GET"])
        }
    }

    @Test("that looks names up, no number in another spelling gets inwards, and no name that means this machine")
    func spelling() async throws {
        try await LoopbackServer.with(answer: Self.tunnel) { proxy in
            try await withFetcher({
                $0.proxies.http = ProxyServer(host: "127.0.0.1", port: proxy.port)
                $0.proxies.resolvesNames = true
                $0.allowPrivateAddresses = true
            }) { fetcher in
                for host in [
                    "2852039166", "0xa9fea9fe", "169.254.43518", "0251.0376.0251.0376", "169.254.169.254.",
                    "0xA9.0xFE.0xA9.0xFE", "metadata.google.internal", "metadata.google.internal.",
                ] {
                    let result = await fetcher.fetch(FetchRequest(url: "http://\(host)/latest/"))
                    #expect(result.error != nil, "\(host)")
                }
            }
            try await withFetcher({
                $0.proxies.http = ProxyServer(host: "127.0.0.1", port: proxy.port)
                $0.proxies.resolvesNames = true
            }) { fetcher in
                for host in ["2130706433", "0x7f.1", "127.1", "localhost", "localhost.", "a.localhost", "0"] {
                    let result = await fetcher.fetch(FetchRequest(url: "http://\(host)/"))
                    #expect(result.error != nil, "\(host)")
                }
            }
            #expect(proxy.targets.isEmpty)
        }
    }

    @Test("that is not there, a fetch is an error of the proxy and not of the host")
    func notThere() async throws {
        let port = try await LoopbackServer.with(answer: { _ in [] }) { $0.port }
        try await withFetcher(
            { $0.proxies.http = ProxyServer(host: "127.0.0.1", port: port) }, names: Self.names
        ) { fetcher in
            let error = await fetcher.fetch(FetchRequest(url: "http://feeds.example/feed")).error
            #expect(error == .proxy(reason: "the host refuses (connection refused)"))
        }
    }

    @Test("that the environment names in a way we cannot use, nothing is asked past it")
    func unusable() async throws {
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            try await withFetcher(
                { $0.proxies = ProxySettings(environment: ["http_proxy": "https://u:hunter2@proxy.example:3129"]) },
                names: Self.names
            ) { fetcher in
                let error = try #require(
                    await fetcher.fetch(FetchRequest(url: server.url("/", host: "feeds.example"))).error)
                guard case .proxy = error else {
                    Issue.record("\(error)")
                    return
                }
                #expect(error.description.contains("http_proxy"))
                #expect(!error.description.contains("hunter2"))
            }
            #expect(server.requests.isEmpty)
        }
    }
}
