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
                            validators: nil, url: server.url("/"), headers: ResponseHeaders(cacheControl: "max-age=5")))
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
}
