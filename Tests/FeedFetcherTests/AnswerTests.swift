import FeedModel
import Foundation
import Testing

@testable import FeedFetcher

@Suite("An answer") struct AnswerTests {
    @Test(
        "that is no document is an error with its number",
        arguments: [
            201, 204, 206, 300, 305, 400, 401, 403, 404, 407, 410, 418, 429, 500, 502, 503,
        ])
    func status(_ code: Int) async throws {
        let (result, requests) = try await fetchOnce([.reply("\(code) Whatever", [], code == 204 ? "" : notice)])
        #expect(result.error == .status(code, retryAfter: nil))
        #expect(requests.count == 1)
    }

    @Test(
        "tells how long to stay away",
        arguments: [
            ("503 Busy", "120", FetchError.status(503, retryAfter: .seconds(120))),
            ("429 Slow down", "0", .status(429, retryAfter: .seconds(0))),
            (
                "429 Slow down", "Sun, 06 Nov 1994 08:49:37 GMT",
                .status(429, retryAfter: .date(Date(timeIntervalSince1970: 784_111_777)))
            ),
            ("503 Busy", "99999999999999999999", .status(503, retryAfter: .seconds(.max))),
            ("503 Busy", "soon", .status(503, retryAfter: nil)),
            ("503 Busy", "-5", .status(503, retryAfter: nil)),
        ])
    func retryAfter(_ status: String, _ header: String, _ error: FetchError) async throws {
        let (result, _) = try await fetchOnce([.reply(status, ["Retry-After: \(header)"], "busy")])
        #expect(result.error == error)
    }

    @Test(
        "that is no HTTP, or none at all, is an error",
        arguments: [
            ([.send("SSH-2.0-OpenSSH_9.2\r\n")], nil),
            ([.send("HTTP/1.1 200 OK\r\nContent Type: x\r\n\r\n")], nil),
            ([.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nhello")], nil),
            ([.close], .connectionLost),
            ([.reset], .connectionLost),
            ([.send("HTTP/1.1 20"), .close], .connectionLost),
        ] as [([LoopbackServer.Step], FetchError?)])
    func noHTTP(_ steps: [LoopbackServer.Step], _ error: FetchError?) async throws {
        let (result, requests) = try await fetchOnce(steps)
        if let error {
            #expect(result.error == error)
        } else {
            guard case .malformedResponse = result.error else {
                Issue.record("\(result)")
                return
            }
        }
        #expect(requests.count == 1, "a server that fails at once is not asked twice")
    }

    @Test(
        "with more headers than any sensible server sends is refused",
        arguments: [
            [.reply("200 OK", ["X-Long: " + String(repeating: "a", count: 70_000)], notice)],
            [.reply("200 OK", ["X-Long: " + String(repeating: "a", count: 200_000)], notice)],
            [.reply("200 OK", (0..<250).map { "X-\($0): " + String(repeating: "b", count: 300) }, notice)],
            [.reply("200 OK", (0..<2_000).map { "X-\($0): b" }, notice)],
            [.send("HTTP/1.1 200 OK\r\nX: "), .sendForever([UInt8](repeating: 0x61, count: 4_096))],
            [
                .send("HTTP/1.1 200 OK\r\n"),
                .sendForever(Array(String(repeating: "X-Again: again\r\n", count: 50).utf8)),
            ],
        ] as [[LoopbackServer.Step]])
    func headersTooLarge(_ steps: [LoopbackServer.Step]) async throws {
        let (result, _) = try await fetchOnce(steps)
        #expect(result.error == .headersTooLarge(limit: 65_536))
    }

    @Test("that does not come in time is an error with the limit that was passed")
    func tooSlow() async throws {
        let (silent, _) = try await fetchOnce([]) {
            $0.firstByteTimeout = .milliseconds(150)
        }
        #expect(silent.error == .timedOut(.firstByte, after: .milliseconds(150)))
        let body = [UInt8](repeating: 0x20, count: 10_000)
        let (dripping, _) = try await fetchOnce([
            .head("200 OK", ["Content-Length: 10000"]), .drip(body, pause: .milliseconds(5)),
        ]) { $0.timeout = .milliseconds(200) }
        #expect(dripping.error == .timedOut(.whole, after: .milliseconds(200)))
        let half: [LoopbackServer.Step] = [.head("200 OK", ["Content-Length: 10"]), .send("12345")]
        let (stuck, _) = try await fetchOnce(half, request: FetchRequest(url: "", timeout: .milliseconds(150)))
        #expect(stuck.error == .timedOut(.whole, after: .milliseconds(150)))
        // Long enough for the head to be there on a busy machine as well.
        let (stalled, _) = try await fetchOnce(half) { $0.firstByteTimeout = .seconds(2) }
        #expect(stalled.error == .timedOut(.silence, after: .seconds(2)))
    }

    @Test("may take longer to begin where its source has a longer time of its own")
    func slowByNature() async throws {
        let asked = FetchRequest(url: "", timeout: .milliseconds(300))
        let (result, _) = try await fetchOnce([], request: asked) { $0.firstByteTimeout = .milliseconds(50) }
        #expect(result.error == .timedOut(.whole, after: .milliseconds(300)))
    }

    @Test(
        "whose status says all is not waited for to the end",
        arguments: [
            [.head("404 Not Found", ["Content-Length: 100"]), .send("<html>")],
            [.head("404 Not Found", ["Content-Length: 100"]), .send("<html>"), .close],
            [
                .head("404 Not Found", ["Transfer-Encoding: chunked"]),
                .sendForever([UInt8](repeating: 0x0A, count: 4_096)),
            ],
            [.head("404 Not Found", []), .sendForever([UInt8](repeating: 0x20, count: 4_096))],
        ] as [[LoopbackServer.Step]])
    func statusSaysAll(_ steps: [LoopbackServer.Step]) async throws {
        let (result, _) = try await fetchOnce(steps)
        #expect(result.error == .status(404, retryAfter: nil))
    }

    @Test("carries its labels with it")
    func labels() async throws {
        let (result, requests) = try await fetchOnce(
            [
                .reply(
                    "200 OK",
                    [
                        "Content-Type: text/html; charset=gb2312", "content-language: zh-CN", "ETag: W/\"a b\"",
                        "Last-Modified: last tuesday", "Cache-Control: max-age=60", "Cache-Control: public",
                        "Expires: 0", "Date: Sun, 06 Nov 1994 08:49:37 GMT", "Age: 3",
                    ], notice)
            ], path: "/list?a=1&b=%E4%B8%AD#top", request: FetchRequest(url: "", purpose: .list))
        let document = try #require(result.document)
        #expect(document.contentType == "text/html; charset=gb2312")
        #expect(document.contentLanguage == "zh-CN")
        #expect(document.validators.etag == "W/\"a b\"")
        #expect(document.validators.lastModified == "last tuesday")
        #expect(document.headers.cacheControl == "max-age=60, public")
        #expect(document.headers.expires == "0")
        #expect(document.headers.age == "3")
        #expect(document.url.hasSuffix("/list?a=1&b=%E4%B8%AD"))
        let request = try #require(requests.first)
        #expect(request.method == "GET")
        #expect(request.target == "/list?a=1&b=%E4%B8%AD")
        #expect(request["User-Agent"] == "Tributary/9.9 (+https://ip.example.org/)")
        #expect(request["Accept"]?.hasPrefix("text/html") == true)
    }

    @Test("to an address written with characters of its own language is asked for in percent encoding")
    func internationalAddress() async throws {
        let (result, requests) = try await fetchOnce([.reply("200 OK", [], notice)], path: "/通知 公告?类=商标")
        #expect(result.text == notice)
        #expect(requests.first?.target == "/%E9%80%9A%E7%9F%A5%20%E5%85%AC%E5%91%8A?%E7%B1%BB=%E5%95%86%E6%A0%87")
    }
}
