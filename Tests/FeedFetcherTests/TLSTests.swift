import FeedModel
import NIOSSL
import Testing

@testable import FeedFetcher

@Suite("Over TLS") struct TLSTests {
    private static let names = ["feeds.example": [["127.0.0.1"]], "wrong.example": [["127.0.0.1"]]]
    private static let trusted = TLSOptions(certificateFiles: [Fixture.path("TLS/server.pem")])

    @Test("a certificate nobody vouches for is refused before a request is sent")
    func untrusted() async throws {
        try await LoopbackServer.with(.tls(), answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            try await withFetcher(names: Self.names) { fetcher in
                let result = await fetcher.fetch(FetchRequest(url: server.url("/", host: "feeds.example")))
                guard case .tls(host: "feeds.example", let reason) = result.error else {
                    Issue.record("\(result)")
                    return
                }
                #expect(reason.hasPrefix("nobody this machine trusts vouches for its certificate"), "\(reason)")
            }
            #expect(server.requests.isEmpty)
        }
    }

    @Test("a certificate the source names is trusted, for its own host only")
    func extraCertificate() async throws {
        try await LoopbackServer.with(.tls(), answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            try await withFetcher(names: Self.names) { fetcher in
                let own = FetchRequest(url: server.url("/", host: "feeds.example"), tls: Self.trusted)
                #expect(await fetcher.fetch(own).text == notice)
                let wrong = FetchRequest(url: server.url("/", host: "wrong.example"), tls: Self.trusted)
                #expect(
                    await fetcher.fetch(wrong).error
                        == .tls(host: "wrong.example", reason: "its certificate is for another host"))
                let without = FetchRequest(url: server.url("/", host: "feeds.example"))
                guard case .tls = await fetcher.fetch(without).error else {
                    Issue.record("the certificate of one source served another")
                    return
                }
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test("a host that speaks none is told from one that nobody vouches for")
    func plain() async throws {
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            try await withFetcher(names: Self.names) { fetcher in
                let url = "https" + server.url("/", host: "feeds.example").dropFirst(4)
                #expect(
                    await fetcher.fetch(FetchRequest(url: url)).error
                        == .tls(
                            host: "feeds.example",
                            reason: "what answers there speaks no TLS, as an `http:` address would"))
            }
        }
    }

    @Test("an old protocol is refused unless the source allows it")
    func oldVersion() async throws {
        let certificate = [Fixture.path("TLS/rsa.pem")]
        try await LoopbackServer.with(
            .tls(certificate: "rsa", newest: .tlsv1), answer: { _ in [.reply("200 OK", [], notice)] }
        ) { server in
            try await withFetcher(names: Self.names) { fetcher in
                let url = server.url("/", host: "feeds.example")
                for version in [TLSOptions.Version.tls12, .tls13, .tls11] {
                    let options = TLSOptions(minimumVersion: version, certificateFiles: certificate)
                    guard case .tls(_, let reason) = await fetcher.fetch(FetchRequest(url: url, tls: options)).error
                    else {
                        Issue.record("TLS 1.0 passed as \(version)")
                        continue
                    }
                    #expect(reason.hasPrefix("it speaks only an older TLS than is asked for"), "\(reason)")
                }
                let low = TLSOptions(minimumVersion: .tls10, certificateFiles: certificate)
                #expect(await fetcher.fetch(FetchRequest(url: url, tls: low)).text == notice)
            }
        }
    }

    @Test("HTTP/2 is spoken where the server can, and one connection serves many requests")
    func http2() async throws {
        try await LoopbackServer.with(
            .tls(http2: true),
            answer: { request in
                request["if-none-match"] == "\"h2\""
                    ? [.head("304 Not Modified", ["ETag: \"h2\""])]
                    : [.reply("200 OK", ["ETag: \"h2\"", "Content-Type: application/atom+xml"], notice)]
            }
        ) { server in
            try await withFetcher(names: Self.names) { fetcher in
                let url = server.url("/feed", host: "feeds.example")
                let first = try #require(await fetcher.fetch(FetchRequest(url: url, tls: Self.trusted)).document)
                #expect(String(decoding: first.bytes, as: UTF8.self) == notice)
                #expect(first.contentType == "application/atom+xml")
                let again = FetchRequest(url: url, validators: first.validators, tls: Self.trusted)
                #expect(await fetcher.fetch(again).notModified != nil)
            }
            #expect(server.protocols == ["h2"])
            #expect(server.connections == 1)
            #expect(
                server.requests.map { $0["user-agent"] }
                    == Array(repeating: "Tributary/9.9 (+https://ip.example.org/)", count: 2))
        }
    }

    @Test("a body that breaks off is an error, with and without a length, in HTTP/2 as well")
    func truncated() async throws {
        for (http2, headers) in [(false, ["Content-Length: 100"]), (false, ["Connection: close"]), (true, [])] {
            try await LoopbackServer.with(
                .tls(http2: http2), answer: { _ in [.head("200 OK", headers), .send("<feed>"), .reset] }
            ) { server in
                try await withFetcher(names: Self.names) { fetcher in
                    let url = server.url("/feed", host: "feeds.example")
                    let result = await fetcher.fetch(FetchRequest(url: url, tls: Self.trusted))
                    guard case .truncated = result.error else {
                        Issue.record("\(http2) \(headers): \(result)")
                        return
                    }
                }
            }
        }
    }

    @Test("a server that speaks none is an error, and so is a file without a certificate")
    func noTLS() async throws {
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            try await withFetcher(names: Self.names) { fetcher in
                let url = server.url("/", host: "feeds.example").replacing("http://", with: "https://")
                let result = await fetcher.fetch(FetchRequest(url: url))
                guard case .tls = result.error else {
                    Issue.record("\(result)")
                    return
                }
                let missing = TLSOptions(certificateFiles: ["/nonexistent.pem"])
                let error = await fetcher.fetch(FetchRequest(url: url, tls: missing)).error
                #expect(error == .certificateFile("/nonexistent.pem"))
            }
        }
    }

    @Test("header lines may be as long in HTTP/2 as in HTTP/1.1, and no longer")
    func http2Headers() async throws {
        // The same line again costs a byte on the wire; the tests' server cannot send more than a frame of them.
        for (lines, isTaken) in [(10, true), (20, true), (23, false), (60, false)] {
            let headers = Array(repeating: "X-Long: " + String(repeating: "a", count: 3_000), count: lines)
            try await LoopbackServer.with(
                .tls(http2: true), answer: { _ in [.reply("200 OK", headers, notice)] }
            ) { server in
                try await withFetcher(names: Self.names) { fetcher in
                    let url = server.url("/feed", host: "feeds.example")
                    let result = await fetcher.fetch(FetchRequest(url: url, tls: Self.trusted))
                    if isTaken {
                        #expect(result.text == notice, "\(lines): \(result)")
                    } else {
                        #expect(result.error == .headersTooLarge(limit: 65_536), "\(lines)")
                    }
                }
            }
        }
    }

    @Test("a stream of HTTP/2 that is reset before its answer is a lost connection")
    func http2Reset() async throws {
        try await LoopbackServer.with(.tls(http2: true), answer: { _ in [.reset] }) { server in
            try await withFetcher(names: Self.names) { fetcher in
                let url = server.url("/feed", host: "feeds.example")
                let result = await fetcher.fetch(FetchRequest(url: url, tls: Self.trusted))
                #expect(result.error == .connectionLost)
            }
        }
    }
}
