import FeedModel
import Testing

@testable import FeedFetcher

@Suite("A body") struct BodyTests {
    @Test(
        "arrives whole however it is framed",
        arguments: [
            [.reply("200 OK", [], notice)],
            [
                .head("200 OK", ["Transfer-Encoding: chunked"]), .send("5\r\n<feed\r\n"), .wait(.milliseconds(20)),
                .send(String(notice.utf8.count - 5, radix: 16) + "\r\n" + notice.dropFirst(5) + "\r\n0\r\n\r\n"),
            ],
            [.head("200 OK", ["Connection: close"]), .send(notice), .close],
            [.send("HTTP/1.0 200 OK\r\n\r\n"), .send(notice), .close],
            [.head("100 Continue", []), .reply("200 OK", [], notice)],
            [
                .head("103 Early Hints", ["Link: </style.css>; rel=preload"]),
                .reply("203 Non-Authoritative", [], notice),
            ],
            [.send("HTTP/1.1 200\r\nContent-Length: \(notice.utf8.count)\r\n\r\n"), .send(notice)],
            [
                .drip(
                    Array("HTTP/1.1 200 OK\r\nContent-Length: \(notice.utf8.count)\r\n\r\n\(notice)".utf8),
                    pause: .microseconds(100))
            ],
        ] as [[LoopbackServer.Step]])
    func framing(_ steps: [LoopbackServer.Step]) async throws {
        let (result, requests) = try await fetchOnce(steps)
        #expect(result.text == notice)
        #expect(result.document?.wireBytes == notice.utf8.count)
        #expect(requests.count == 1)
    }

    @Test(
        "is unpacked whatever is said about its packing",
        arguments: [
            ("notice.gz", ["Content-Encoding: gzip"]),
            ("notice.gz", ["Content-Encoding: x-gzip"]),
            ("notice.gz", ["Content-Encoding: GZIP"]),
            ("notice.gz", ["Content-Encoding: identity, gzip"]),
            ("notice.gz", []),
            ("notice.gz", ["Content-Type: application/gzip"]),
            ("notice.zlib", ["Content-Encoding: deflate"]),
            ("notice.deflate", ["Content-Encoding: deflate"]),
            ("two-members.gz", ["Content-Encoding: gzip"]),
            ("padded.gz", ["Content-Encoding: gzip"]),
            ("twice.gz", ["Content-Encoding: gzip, gzip"]),
            ("twice.gz", ["Content-Encoding: gzip"]),
        ])
    func packing(_ file: String, _ headers: [String]) async throws {
        let body = try Fixture.bytes("Bodies/\(file)")
        let (result, requests) = try await fetchOnce([.reply("200 OK", headers, bytes: body)])
        #expect(result.text == notice)
        #expect(result.document?.wireBytes == body.count)
        #expect(requests.map { $0["Accept-Encoding"] } == ["gzip, deflate"])
    }

    @Test("that is plain although gzip was announced is taken as it is")
    func plainAnnouncedAsGzip() async throws {
        let (result, _) = try await fetchOnce([.reply("200 OK", ["Content-Encoding: gzip"], notice)])
        #expect(result.text == notice)
    }

    @Test("whose packing is cut is an error and never a shorter document", arguments: [1, 8, 9, 40, 80, 90])
    func cutPacking(_ cut: Int) async throws {
        let body = Array(try Fixture.bytes("Bodies/notice.gz").dropLast(cut))
        for headers in [["Content-Encoding: gzip"], []] {
            let (result, _) = try await fetchOnce([.reply("200 OK", headers, bytes: body)])
            #expect(result.error == .truncatedCompression(received: body.count))
        }
    }

    @Test("with a wrong checksum is an error")
    func wrongChecksum() async throws {
        var body = try Fixture.bytes("Bodies/notice.gz")
        body[body.count - 6] ^= 1
        let (result, _) = try await fetchOnce([.reply("200 OK", ["Content-Encoding: gzip"], bytes: body)])
        #expect(result.error == .corruptCompression)
    }

    @Test("in a coding nobody asked for is an error", arguments: ["br", "zstd", "gzip, gzip, gzip"])
    func unknownCoding(_ coding: String) async throws {
        let (result, _) = try await fetchOnce([.reply("200 OK", ["Content-Encoding: \(coding)"], notice)])
        #expect(result.error == .unsupportedCoding(coding))
    }

    @Test("that is a bomb is stopped by the ratio, and by the size where the ratio is allowed")
    func bomb() async throws {
        let bomb = try Fixture.bytes("Bodies/bomb.gz")
        let (byRatio, _) = try await fetchOnce([.reply("200 OK", ["Content-Encoding: gzip"], bytes: bomb)])
        #expect(byRatio.error == .expandsTooFar(ratio: 200))
        let (bySize, _) = try await fetchOnce([.reply("200 OK", [], bytes: bomb)]) {
            ($0.maxExpansion, $0.maxBytes) = (10_000, 3_000_000)
        }
        #expect(bySize.error == .tooLarge(limit: 3_000_000))
        let (allowed, _) = try await fetchOnce([.reply("200 OK", [], bytes: bomb)]) { $0.maxExpansion = 10_000 }
        #expect(allowed.document?.bytes.count == 4 << 20)
    }

    @Test("of many pieces is put together in order")
    func manyPieces() async throws {
        let body = try Fixture.bytes("Bodies/large.gz")
        let (result, _) = try await fetchOnce([.reply("200 OK", ["Content-Encoding: gzip"], bytes: body)])
        #expect(result.document?.bytes.count == 300_000)
        let plain = try #require(result.document?.bytes)
        let (again, _) = try await fetchOnce([.reply("200 OK", [], bytes: plain)])
        #expect(again.document?.bodyHash == result.document?.bodyHash)
        #expect(again.document?.wireBytes == 300_000)
    }

    @Test(
        "that breaks off is an error that says how far it came",
        arguments: [
            (
                [.head("200 OK", ["Content-Length: 100"]), .send("<feed>"), .close],
                .truncated(received: 6, expected: 100)
            ),
            (
                [.head("200 OK", ["Content-Length: 100"]), .send("<feed>"), .reset],
                .truncated(received: 6, expected: 100)
            ),
            ([.head("200 OK", ["Content-Length: 100"]), .close], .truncated(received: 0, expected: 100)),
            (
                [.head("200 OK", ["Transfer-Encoding: chunked"]), .send("6\r\n<feed>\r\n"), .close],
                .truncated(received: 6, expected: nil)
            ),
            (
                [.head("200 OK", ["Transfer-Encoding: chunked"]), .send("F\r\n<feed>"), .close],
                .truncated(received: 6, expected: nil)
            ),
            (
                [.head("200 OK", ["Transfer-Encoding: chunked"]), .send("6\r\n<feed>\r\n0\r\n"), .close],
                .truncated(received: 6, expected: nil)
            ),
        ] as [([LoopbackServer.Step], FetchError)])
    func broken(_ steps: [LoopbackServer.Step], _ error: FetchError) async throws {
        let (result, requests) = try await fetchOnce(steps)
        #expect(result.error == error)
        #expect(requests.count == 1)
    }

    @Test("longer than its Content-Length is not trusted")
    func excess() async throws {
        let (result, _) = try await fetchOnce([
            .send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n" + notice)
        ])
        #expect(result.error == .excessBody(announced: 6))
    }

    @Test("with a chunk size that is no number is an error")
    func badChunk() async throws {
        let (result, _) = try await fetchOnce([
            .head("200 OK", ["Transfer-Encoding: chunked"]), .send("zz\r\n<feed>\r\n0\r\n\r\n"),
        ])
        guard case .malformedResponse = result.error else {
            Issue.record("\(String(describing: result.error))")
            return
        }
    }

    @Test("that never ends is stopped at the limit")
    func endless() async throws {
        let piece = [UInt8](repeating: 0x20, count: 8_192)
        let (endless, _) = try await fetchOnce([
            .head("200 OK", ["Connection: close"]), .sendForever(piece),
        ]) { $0.maxWireBytes = 200_000 }
        #expect(endless.error == .tooLargeOnWire(limit: 200_000))
        let (chunked, _) = try await fetchOnce([
            .head("200 OK", ["Transfer-Encoding: chunked"]),
            .sendForever(Array(String(repeating: "5\r\nhello\r\n", count: 50).utf8)),
        ]) { $0.maxWireBytes = 2_000 }
        #expect(chunked.error == .tooLargeOnWire(limit: 2_000))
    }

    @Test("announced as too large is not waited for")
    func announcedTooLarge() async throws {
        let (result, _) = try await fetchOnce([.head("200 OK", ["Content-Length: 99999999999"])])
        #expect(result.error == .tooLargeOnWire(limit: 20_000_000))
    }

    @Test("above the source's own limit is refused, below it is taken")
    func ownLimit() async throws {
        var request = FetchRequest(url: "", maxBytes: 10)
        let (small, _) = try await fetchOnce([.reply("200 OK", [], notice)], request: request)
        #expect(small.error == .tooLarge(limit: 10))
        request.maxBytes = notice.utf8.count
        let (large, _) = try await fetchOnce([.reply("200 OK", [], notice)], request: request) { $0.maxBytes = 10 }
        #expect(large.text == notice)
    }

    @Test(
        "of nothing is an error",
        arguments: [
            [.reply("200 OK", [], "")],
            [.head("200 OK", ["Transfer-Encoding: chunked"]), .send("0\r\n\r\n")],
            [.head("200 OK", ["Connection: close"]), .close],
        ] as [[LoopbackServer.Step]])
    func nothing(_ steps: [LoopbackServer.Step]) async throws {
        let (result, _) = try await fetchOnce(steps)
        #expect(result.error == .emptyBody)
    }

    @Test(
        "that is something else than its Content-Encoding says is read as what it is",
        arguments: [
            ("notice.gz", "deflate"), ("", "deflate"), ("", "utf-8"), ("", "UTF-8"), ("", "none"), ("", "binary"),
            ("notice.gz", "gb2312"),
        ])
    func mislabelled(_ file: String, _ coding: String) async throws {
        let body = file.isEmpty ? Array(notice.utf8) : try Fixture.bytes("Bodies/\(file)")
        let (result, _) = try await fetchOnce([.reply("200 OK", ["Content-Encoding: \(coding)"], bytes: body)])
        #expect(result.text == notice)
    }

    @Test("whose packing is cut in the header of its second part is an error", arguments: [1, 2, 3, 9, 12])
    func cutMember(_ length: Int) async throws {
        let member = try Fixture.bytes("Bodies/notice.gz")
        let body = member + member.prefix(length)
        let (result, _) = try await fetchOnce([.reply("200 OK", ["Content-Encoding: gzip"], bytes: body)])
        #expect(result.error == .truncatedCompression(received: body.count))
    }

    @Test("packed in more parts than any program makes is an error")
    func manyMembers() async throws {
        let empty: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        let body = Array(repeatElement(empty, count: 200_000).joined())
        let (result, _) = try await fetchOnce([.reply("200 OK", ["Content-Encoding: gzip"], bytes: body)])
        #expect(result.error == .corruptCompression)
    }

    @Test("longer than its Content-Length costs the next question nothing")
    func lateExcess() async throws {
        try await LoopbackServer.with(answer: { request in
            request.number == 1
                ? [
                    .send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<feed>"), .wait(.milliseconds(20)),
                    .send("</feed>"),
                ] : [.wait(.milliseconds(40)), .reply("200 OK", [], notice)]
        }) { server in
            try await withFetcher { fetcher in
                _ = await fetcher.fetch(FetchRequest(url: server.url("/a")))
                #expect(await fetcher.fetch(FetchRequest(url: server.url("/b"))).text == notice)
            }
        }
    }

    @Test(
        "that only the end of the connection ends is whole where the document is",
        arguments: [
            ("<?xml version='1.0'?><rss version='2.0'><channel><item><title>a</title></item>", false),
            ("<!-- --><feed xmlns='http://www.w3.org/2005/Atom'><entry><title>a</tit", false),
            ("<rdf:RDF xmlns:rdf='r'><item/>", false), ("{\"items\": [{\"id\": \"1\"}]", false),
            ("[{\"id\": 1},", false),
            ("\u{FEFF} <rss><channel/></rss>\n<!-- 0.02 s -->\n", true), ("<feed></feed >", true),
            ("<rdf:RDF></rdf:RDF>", true), ("{\"items\": []}\n", true), ("[]", true),
            ("<!DOCTYPE html><html><body><p>Notice", true), ("plain words", true), ("<?xml version='1.0'?>", true),
        ])
    func endOfConnection(_ body: String, _ isWhole: Bool) async throws {
        let (result, _) = try await fetchOnce([.send("HTTP/1.0 200 OK\r\n\r\n" + body), .close])
        #expect(result.text == (isWhole ? body : nil))
        if !isWhole { #expect(result.error == .truncated(received: body.utf8.count, expected: nil)) }
        // A length says better than the document where it ends.
        #expect(try await fetchOnce([.reply("200 OK", [], body)]).result.text == body)
    }
}
