import FeedModel
import Foundation
import Testing

@testable import FeedFetcher

@Suite("What the configuration says") struct ConfigurationTests {
    @Test("of a secret is never printed")
    func secrets() {
        let secret = Secret("hunter2")
        let holders: [Any] = [
            secret, RequestHeader("Authorization", .literal(secret)),
            ProxyServer(host: "proxy.example", port: 1, user: "u", password: secret),
            FetchRequest(url: "https://amr.example/", headers: [RequestHeader("Authorization", .literal(secret))]),
        ]
        for holder in holders {
            var text = "\(holder) \(String(reflecting: holder))"
            dump(holder, to: &text)
            #expect(!text.contains("hunter2"))
        }
    }

    @Test("of credentials in an address is never printed")
    func addressCredentials() async throws {
        try await withFetcher { fetcher in
            for url in [
                "http://u:hunter2@nobody.example/", "http://u:hunter2@169.254.169.254/",
                "gopher://u:hunter2@a.example/", "http://u:hunter2@a b/", "http://u:hunter2@a.example:0/",
                "http://u:hunter2@a.example:99999/", "http://u:hunter2@[::zz]/", "http://u:hunter2@a.example/%zz\u{0}",
            ] {
                let error = try #require(await fetcher.fetch(FetchRequest(url: url)).error)
                #expect(!"\(error) \(String(reflecting: error))".contains("hunter2"))
            }
        }
    }

    @Test("of a header is sent, from an environment variable or a file as well")
    func headers() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "token-\(UUID().uuidString)")
        try Data("from-file\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let headers = [
            RequestHeader("Authorization", .file(file.path)), RequestHeader("X-Path", .environment("PATH")),
            RequestHeader("X-Basic", .basic(user: "reader", password: .file(file.path))),
            RequestHeader("User-Agent", .literal(Secret("Mozilla/5.0"))),
        ]
        let (result, requests) = try await fetchOnce(
            [.reply("200 OK", [], notice)], request: FetchRequest(url: "", headers: headers))
        #expect(result.text == notice)
        #expect(requests.first?["Authorization"] == "from-file")
        #expect(requests.first?["X-Basic"] == "Basic cmVhZGVyOmZyb20tZmlsZQ==")
        #expect(requests.first?["X-Path"] == ProcessInfo.processInfo.environment["PATH"])
        #expect(requests.first?.headers.filter { $0.name.lowercased() == "user-agent" }.map(\.value) == ["Mozilla/5.0"])
    }

    @Test(
        "of a header that is missing is an error, and nothing is asked",
        arguments: [
            (
                RequestHeader.Value.environment("TRIBUTARY_NO_SUCH_VARIABLE"),
                "the environment variable TRIBUTARY_NO_SUCH_VARIABLE"
            ),
            (.file("/nonexistent/token"), "/nonexistent/token"),
        ])
    func missingHeader(_ value: RequestHeader.Value, _ place: String) async throws {
        let request = FetchRequest(url: "", headers: [RequestHeader("Authorization", value)])
        let (result, requests) = try await fetchOnce([.reply("200 OK", [], notice)], request: request)
        #expect(result.error == .missingSecret(place))
        #expect(requests.isEmpty)
    }

    @Test("of a header with a line break in it cannot add another header")
    func headerInjection() async throws {
        let headers = [RequestHeader("X-Key", .literal(Secret("a\r\nX-Evil: b")))]
        let (result, requests) = try await fetchOnce(
            [.reply("200 OK", [], notice)], request: FetchRequest(url: "", headers: headers))
        #expect(result.error == .invalidHeader("X-Key"))
        #expect(!"\(result)".contains("X-Evil"))
        #expect(requests.isEmpty)
    }

    @Test(
        "of a proxy is understood",
        arguments: [
            ("http://proxy.example:3128", ProxyServer(host: "proxy.example", port: 3_128)),
            ("proxy.example:3128", ProxyServer(host: "proxy.example", port: 3_128)),
            (
                "http://u:p%40@proxy.example",
                ProxyServer(host: "proxy.example", port: 80, user: "u", password: Secret("p@"))
            ),
            ("socks5://127.0.0.1", ProxyServer(kind: .socks, host: "127.0.0.1", port: 1_080)),
            ("socks5h://[::1]:9050", ProxyServer(kind: .socks, host: "::1", port: 9_050)),
            ("ftp://proxy.example", nil), ("", nil), ("socks5://u:p@proxy.example", nil),
        ] as [(String, ProxyServer?)])
    func proxy(_ text: String, _ server: ProxyServer?) { #expect(ProxyServer(text) == server) }

    @Test(
        "of proxies is found in the environment, with its exceptions",
        arguments: [
            ("http://a.example/", "plain"), ("https://a.example/", "secure"), ("https://amr.example/", nil),
            ("https://www.amr.example/", nil), ("https://notamr.example/", "secure"), ("http://10.0.0.1/", nil),
            ("http://b.example:81/", nil), ("http://b.example/", "plain"),
        ] as [(String, String?)])
    func environment(_ url: String, _ host: String?) throws {
        let settings = ProxySettings(environment: [
            "http_proxy": "http://plain:1", "HTTP_PROXY": "http://evil:1", "HTTPS_PROXY": "http://secure:2",
            "no_proxy": " .amr.example, 10.0.0.1,b.example:81",
        ])
        #expect(try settings.server(for: WebAddress(url))?.host == host)
        let everything = ProxySettings(environment: ["ALL_PROXY": "socks5://s:3", "NO_PROXY": "*"])
        #expect(everything.http?.kind == .socks)
        #expect(try everything.server(for: WebAddress(url)) == nil)
    }
}

@Suite("A file source") struct LocalFileTests {
    @Test("is read whole")
    func whole() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "files-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "公告 1.xml")
        try Data(notice.utf8).write(to: file)
        try await withFetcher { fetcher in
            let document = try #require(await fetcher.fetch(FetchRequest(url: file.absoluteString)).document)
            #expect(document.bytes == Array(notice.utf8))
            #expect(document.url == file.absoluteString)
            #expect(document.validators.isEmpty)
            #expect(document.bodyHash == BodyHash.hash(of: Array(notice.utf8)))
            #expect(
                await fetcher.fetch(FetchRequest(url: file.absoluteString, maxBytes: 5)).error == .tooLarge(limit: 5))
            #expect(await fetcher.clients.count == 0, "a run over files makes no HTTP client")
        }
        let link = folder.appending(path: "link.xml")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
        try Data().write(to: folder.appending(path: "empty.xml"))
        try await withFetcher { fetcher in
            #expect(await fetcher.fetch(FetchRequest(url: link.absoluteString)).text == notice)
            let empty = FetchRequest(url: folder.appending(path: "empty.xml").absoluteString)
            #expect(await fetcher.fetch(empty).error == .emptyBody)
        }
    }

    @Test(
        "that is no plain file is an error",
        arguments: [
            ("file:///nonexistent/feed.xml", "there is no such file"), ("file:///tmp", "it is not a plain file"),
            ("file:///dev/zero", "it is not a plain file"), ("FILE:///dev/null", "it is not a plain file"),
        ])
    func notPlain(_ url: String, _ reason: String) async throws {
        try await withFetcher { fetcher in
            guard case .unreadableFile(_, reason: reason) = await fetcher.fetch(FetchRequest(url: url)).error else {
                Issue.record("\(url) was read")
                return
            }
        }
    }

    @Test(
        "may lead to files beside it and below, and to no others",
        arguments: [
            ("file:///srv/a/1.html", true), ("file:///srv/a/b/1.html", true), ("file:///srv/a/x..y.html", true),
            ("file:///srv/a/%E5%85%AC%E5%91%8A.html", true), ("file:///srv/1.html", false),
            ("file:///srv/ab.html", false),
            ("file:///srv/a/../1.html", false), ("file:///srv/a/%2e%2e/1.html", false),
            ("file:///srv/a/b/.%2E/..%2f1.html", false), ("https://amr.example/srv/a/1.html", false),
        ])
    func beside(_ link: String, _ isAllowed: Bool) {
        #expect(LocalFile.isBeside("file:///srv/a/list.html", link) == isAllowed)
        #expect(!LocalFile.isBeside("https://amr.example/list.html", link))
    }

    @Test("is never what a stranger's link names")
    func article() async throws {
        try await withFetcher { fetcher in
            let request = FetchRequest(url: "file:///etc/hostname", purpose: .article)
            #expect(await fetcher.fetch(request).error == .unsupportedScheme("file"))
        }
    }
}

@Suite("A fetch error") struct FetchErrorTests {
    @Test(
        "says what happened, what was done and what to do",
        arguments: [
            (
                FetchError.timedOut(.whole, after: .seconds(20)),
                "not finished within 20 s, and thrown away; the last copy stays. Often? Raise this source's `timeout`."
            ),
            (
                .status(410, retryAfter: nil),
                "the site says this address is gone for good (410): remove it or look up its new one. Only `run --all` asks it again."
            ),
            (
                .status(429, retryAfter: .seconds(60)),
                "the site says we ask too often (429) and asks us to wait 60 s; a longer `interval` helps."
            ),
            (
                .truncated(received: 6, expected: 100),
                "the download broke off after 6 of 100 bytes and was thrown away; the last copy stays."
            ),
            (
                .refusedAddress(host: "a.example", address: "10.0.0.1", kind: .private),
                "a.example leads to 10.0.0.1, an address of a private network, and was not asked. If it is meant, set `allowPrivateAddresses: true`."
            ),
            (
                .refusedAddress(host: "a.example", address: "169.254.169.254", kind: .metadata),
                "a.example leads to 169.254.169.254, a cloud's metadata service; such addresses are never asked."
            ),
            (
                .expandsTooFar(ratio: 200),
                "the document unpacks to more than 200 times its size, as bombs do, and was not read."
            ),
            (
                .timedOut(.firstByte, after: .milliseconds(1_500)),
                "no answer within 1.5 s; the last copy stays published. Often? Give this source a longer `timeout`, or raise `firstByteTimeout` in fetch."
            ),
        ])
    func messages(_ error: FetchError, _ message: String) { #expect(error.description == message) }
}

@Suite("A body hash") struct BodyHashTests {
    /// Computed with the reference implementation, xxhsum.
    @Test(
        "is XXH64",
        arguments: [
            ("", "ef46db3751d8e999"), ("a", "d24ec4f1a98c6e5b"), ("abc", "44bc2cf5ad770999"),
            ("Nobody inspects the spammish repetition", "fbcea83c8a378bf1"),
        ])
    func reference(_ text: String, _ hash: String) { #expect(BodyHash.hash(of: Array(text.utf8)) == hash) }
}
