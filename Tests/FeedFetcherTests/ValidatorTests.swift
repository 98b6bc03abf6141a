import FeedModel
import Testing

@testable import FeedFetcher

@Suite("A conditional request") struct ValidatorTests {
    @Test(
        "sends back byte for byte what it was given",
        arguments: [
            ("\"abc\"", "Sun, 06 Nov 1994 08:49:37 GMT"), ("W/\"abc\"", nil), ("abc", nil),
            ("\"with space, comma\"", nil),
            ("\"\"", nil), ("\"\\\"quoted\\\"\"", nil), ("\"标签\"", nil), (nil, "Sunday, 06-Nov-94 08:49:37 GMT"),
            (nil, "2024-08-26 10:30"), ("\"5e\"--gzip", "0"),
        ] as [(String?, String?)])
    func roundTrip(_ etag: String?, _ lastModified: String?) async throws {
        let headers = [etag.map { "ETag: \($0)" }, lastModified.map { "Last-Modified: \($0)" }].compactMap { $0 }
        try await LoopbackServer.with(answer: { request in
            request.number == 1 ? [.reply("200 OK", headers, notice)] : [.head("304 Not Modified", headers)]
        }) { server in
            try await withFetcher { fetcher in
                let first = try #require(await fetcher.fetch(FetchRequest(url: server.url("/feed"))).document)
                #expect(
                    first.validators == Validators(etag: etag, lastModified: lastModified, url: server.url("/feed")))
                let again = await fetcher.fetch(FetchRequest(url: server.url("/feed"), validators: first.validators))
                #expect(again.notModified?.validators == first.validators)
            }
            #expect(server.requests.map { $0["If-None-Match"] } == [nil, etag])
            #expect(server.requests.map { $0["If-Modified-Since"] } == [nil, lastModified])
            #expect(server.connections == 1)
        }
    }

    @Test("answered 304 without validators says so")
    func bare() async throws {
        let (result, _) = try await fetchOnce([.head("304 Not Modified", [])])
        #expect(result.error == .notModifiedUnasked)
        try await LoopbackServer.with(answer: { _ in [.head("304 Not Modified", ["Cache-Control: max-age=5"])] }) {
            server in
            try await withFetcher { fetcher in
                let known = Validators(etag: "\"1\"", url: server.url("/"))
                let answer = await fetcher.fetch(FetchRequest(url: server.url("/"), validators: known)).notModified
                #expect(
                    answer
                        == NotModified(
                            validators: nil, url: server.url("/"), headers: FreshnessHeaders(cacheControl: "max-age=5"))
                )
            }
        }
    }

    @Test("that is answered with the whole document takes it")
    func ignored() async throws {
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", ["ETag: \"2\""], notice)] }) { server in
            try await withFetcher { fetcher in
                let known = Validators(etag: "\"1\"", url: server.url("/"))
                let result = await fetcher.fetch(FetchRequest(url: server.url("/"), validators: known))
                #expect(result.document?.validators.etag == "\"2\"")
            }
            #expect(server.requests.first?["If-None-Match"] == "\"1\"")
        }
    }

    @Test(
        "never sends back what could not be sent back byte for byte",
        arguments: [[], [0x22, 0xE9, 0x22], [0x22, 0xB9, 0xAB, 0xB8, 0xE6, 0x22]] as [[UInt8]])
    func unsendable(_ value: [UInt8]) async throws {
        let head = Array("HTTP/1.1 200 OK\r\nETag: ".utf8) + value + Array("\r\nLast-Modified: ".utf8) + value
        let rest = Array("\r\nContent-Length: \(notice.utf8.count)\r\n\r\n\(notice)".utf8)
        let (result, _) = try await fetchOnce([.send(head + rest)])
        #expect(result.text == notice)
        #expect(result.document?.validators.isEmpty == true)
    }

    @Test("is not made with a tag no header may hold", arguments: [0x01, 0x7F] as [UInt8])
    func controlCharacter(_ byte: UInt8) async throws {
        let head = Array("HTTP/1.1 200 OK\r\nETag: \"".utf8) + [byte] + Array("\"\r\n".utf8)
        let rest = Array("Content-Length: \(notice.utf8.count)\r\n\r\n\(notice)".utf8)
        try await LoopbackServer.with(answer: { _ in [.send(head + rest)] }) { server in
            try await withFetcher { fetcher in
                let first = await fetcher.fetch(FetchRequest(url: server.url("/")))
                guard let document = first.document else {
                    guard case .malformedResponse = first.error else {
                        Issue.record("\(first)")
                        return
                    }
                    return
                }
                let again = FetchRequest(url: server.url("/"), validators: document.validators)
                #expect(await fetcher.fetch(again).text == notice)
            }
        }
    }
}
