import FeedModel
import Foundation
import Testing

@testable import FeedFetcher

@Suite("A fetch goes") struct GuardedFetchTests {
    @Test(
        "to no inner address, however the address is spelt",
        arguments: [
            "127.0.0.1", "2130706433", "0x7f.1", "127.1", "0", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "localhost", "LOCALHOST.",
        ])
    func inwards(_ host: String) async throws {
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            let fetcher = Fetcher(now: { Date() })
            let result = await fetcher.fetch(FetchRequest(url: server.url("/", host: host)))
            await fetcher.shutdown()
            switch result.error {
            case .refusedAddress, .unresolvable: break
            default: Issue.record("\(result)")
            }
            #expect(server.connections == 0)
        }
    }

    @Test("to an inner address only where that is allowed, for all or for this source")
    func allowed() async throws {
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            try await withFetcher({ $0.allowPrivateAddresses = true }, guarding: AddressGuard()) { fetcher in
                #expect(await fetcher.fetch(FetchRequest(url: server.url("/"))).text == notice)
                let strict = FetchRequest(url: server.url("/"), allowPrivateAddresses: false)
                #expect(
                    await fetcher.fetch(strict).error
                        == .refusedAddress(host: "127.0.0.1", address: "127.0.0.1", kind: .loopback))
            }
            try await withFetcher(guarding: AddressGuard()) { fetcher in
                let open = FetchRequest(url: server.url("/"), allowPrivateAddresses: true)
                #expect(await fetcher.fetch(open).text == notice)
            }
        }
    }

    @Test(
        "never to link-local and metadata addresses, even where inner ones are allowed",
        arguments: [
            ("169.254.169.254", AddressKind.metadata), ("169.254.0.1", .linkLocal), ("[fe80::1]", .linkLocal),
            ("[::ffff:169.254.169.254]", .metadata), ("100.100.100.200", .metadata),
        ])
    func never(_ host: String, _ kind: AddressKind) async throws {
        try await withFetcher({ $0.allowPrivateAddresses = true }) { fetcher in
            let result = await fetcher.fetch(FetchRequest(url: "http://\(host)/latest/meta-data/"))
            guard case .refusedAddress(_, _, let found) = result.error else {
                Issue.record("\(result)")
                return
            }
            #expect(found == kind)
        }
    }

    @Test("nowhere when a name leads inwards")
    func nameInwards() async throws {
        try await withFetcher(
            names: ["feeds.example": [["10.0.0.8"]], "meta.example": [["169.254.169.254"]]]
        ) { fetcher in
            #expect(
                await fetcher.fetch(FetchRequest(url: "http://feeds.example/")).error
                    == .refusedAddress(host: "feeds.example", address: "10.0.0.8", kind: .private))
            #expect(
                await fetcher.fetch(FetchRequest(url: "https://meta.example/")).error
                    == .refusedAddress(host: "meta.example", address: "169.254.169.254", kind: .metadata))
        }
    }

    @Test("to the address that was judged, whatever DNS says the second time")
    func secondAnswer() async throws {
        try await LoopbackServer.with(answer: { request in
            request.target == "/start"
                ? [.reply("302 Found", ["Location: /end"]), .close] : [.reply("200 OK", [], notice)]
        }) { server in
            // 127.0.0.2 would lead to the same machine, but it was never allowed.
            let resolver = ScriptedResolver(["feeds.example": [["127.0.0.1"], ["127.0.0.2"]]])
            try await withFetcher(resolver: resolver) { fetcher in
                let url = server.url("/start", host: "feeds.example")
                #expect(await fetcher.fetch(FetchRequest(url: url)).text == notice)
                #expect(await fetcher.fetch(FetchRequest(url: url)).text == notice)
            }
            #expect(resolver.lookups == ["feeds.example"])
            #expect(server.requests.map { $0["Host"] } == Array(repeating: "feeds.example:\(server.port)", count: 4))
        }
    }

    @Test("to the allowed ones of several addresses")
    func mixed() async throws {
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            let names = ["feeds.example": [["10.0.0.8", "127.0.0.1"]]]
            try await withFetcher(names: names) { fetcher in
                #expect(await fetcher.fetch(FetchRequest(url: server.url("/", host: "feeds.example"))).text == notice)
            }
        }
    }

    @Test("on to the next address where the first does not answer, and there at once the next time")
    func nextAddress() async throws {
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            let addressGuard = AddressGuard(exceptions: [
                IPAddress(bytes: [127, 0, 0, 1]), IPAddress(bytes: [127, 0, 0, 9]),
            ])
            let names = ["feeds.example": [["127.0.0.9", "127.0.0.1"]]]
            try await withFetcher(names: names, guarding: addressGuard) { fetcher in
                let request = FetchRequest(url: server.url("/", host: "feeds.example"))
                #expect(await fetcher.fetch(request).text == notice)
                let preferred = await fetcher.names.addresses(of: "feeds.example", until: .now)
                #expect(preferred?.first == IPAddress(bytes: [127, 0, 0, 1]))
            }
        }
    }

    @Test(
        "nowhere without a place to go",
        arguments: [
            ("http://nobody.example/", FetchError.unresolvable(host: "nobody.example")),
            ("ftp://feeds.example/", .unsupportedScheme("ftp")),
            ("javascript:alert(1)", .unsupportedScheme("javascript")),
            ("feeds.example/feed.xml", .malformedURL("feeds.example/feed.xml")), ("", .malformedURL("")),
            ("http://", .malformedURL("http://")), ("http:///feed", .malformedURL("http:///feed")),
            ("http://user:secret@", .malformedURL("…@")),
            ("http://feeds.example:99999/", .malformedURL("http://feeds.example:99999/")),
            ("http+unix://%2Ftmp%2Fsocket/", .unsupportedScheme("http+unix")),
        ])
    func nowhere(_ url: String, _ error: FetchError) async throws {
        try await withFetcher { #expect(await $0.fetch(FetchRequest(url: url)).error == error) }
    }

    @Test("to names of other scripts in their DNS form")
    func internationalName() async throws {
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            let resolver = ScriptedResolver(["xn--55qt3e.example": [["127.0.0.1"]]])
            try await withFetcher(resolver: resolver) { fetcher in
                #expect(await fetcher.fetch(FetchRequest(url: server.url("/", host: "公告.example"))).text == notice)
            }
            #expect(resolver.lookups == ["xn--55qt3e.example"])
            #expect(server.requests.first?["Host"] == "xn--55qt3e.example:\(server.port)")
        }
    }

    @Test("no further than a port where nobody listens")
    func refused() async throws {
        let port = try await LoopbackServer.with(answer: { _ in [] }) { $0.port }
        try await withFetcher { fetcher in
            let result = await fetcher.fetch(FetchRequest(url: "http://127.0.0.1:\(port)/"))
            #expect(
                result.error
                    == .cannotConnect(host: "127.0.0.1", reason: "the host refuses (connection refused)"))
        }
    }

    private static let hasIPv6 = FileManager.default.contents(atPath: "/proc/net/if_inet6").map {
        String(decoding: $0, as: UTF8.self).contains("00000000000000000000000000000001")
    }

    @Test("to an IPv6 address as well", .enabled(if: hasIPv6 ?? false))
    func ipv6() async throws {
        let addressGuard = AddressGuard(exceptions: [IPAddress(bytes: [UInt8](repeating: 0, count: 15) + [1])])
        try await LoopbackServer.with(address: "::1", answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            try await withFetcher(names: ["feeds.example": [["::1"]]], guarding: addressGuard) { fetcher in
                for host in ["[::1]", "feeds.example"] {
                    #expect(await fetcher.fetch(FetchRequest(url: server.url("/", host: host))).text == notice)
                }
            }
            #expect(server.requests.map { $0["Host"] } == ["[::1]:\(server.port)", "feeds.example:\(server.port)"])
        }
    }

    @Test("to a hub only where a fetch would go, and not on from there")
    func posting() async throws {
        try await LoopbackServer.with(answer: { request in
            // The server of these tests reads no bodies, so that a connection serves one form.
            request.target == "/away"
                ? [.reply("307 Away", ["Location: /hub"]), .close] : [.reply("204 No Content", []), .close]
        }) { server in
            let names = ["inner.example": [["10.0.0.8"]]]
            try await withFetcher(names: names) { fetcher in
                func post(_ url: String) async -> FetchError? {
                    do throws(FetchError) {
                        try await fetcher.post(form: "hub.mode=publish", to: url, within: .seconds(5))
                        return nil
                    } catch {
                        return error
                    }
                }
                #expect(await post(server.url("/hub")) == nil)
                #expect(await post(server.url("/away")) == .status(307, retryAfter: nil))
                #expect(
                    await post("http://inner.example/hub")
                        == .refusedAddress(host: "inner.example", address: "10.0.0.8", kind: .private))
                #expect(
                    await post("http://[::ffff:169.254.169.254]/")
                        == .refusedAddress(
                            host: "::ffff:169.254.169.254", address: "::ffff:a9fe:a9fe", kind: .metadata))
                #expect(await post("file:///etc/hostname") == .unsupportedScheme("file"))
            }
            #expect(server.requests.map(\.method) == ["POST", "POST"])
            #expect(server.targets == ["/hub", "/away"])
        }
    }
}
