import Foundation
import Testing

@Suite("WebSub hubs") struct HubTests {
    private static let june = 1_750_000_000

    private func place(with hub: String) throws -> Workplace {
        let place = try Workplace()
        try place.edit("tributary.yaml", "  language: en ", "  hubs: [\"\(hub)\"]\n  language: en ")
        try place.edit("tributary.yaml", "fetch:\n", "fetch:\n  allowPrivateAddresses: true\n")
        return place
    }

    @Test("A hub hears of each feed that changed, once the files are in place, and of nothing else") func pings()
        async throws
    {
        let hub = try HubServer()
        let place = try place(with: hub.address)
        #expect(try await place.tributary("run", at: Self.june).status == 0)
        let first = try hub.pings()
        let kind = "application/x-www-form-urlencoded hub.mode=publish&hub.topic="
        #expect(first.allSatisfy { $0.hasPrefix(kind) })
        for feed in [
            "index.atom", "topics%2Ftrademarks.rss", "cities%2Ffoshan.json", "cities%2Fjiangmen%2Ftrademarks.atom",
        ] {
            #expect(first.count { $0.hasPrefix(kind + "https%3A%2F%2Fip.example.org%2F\(feed)&") } == 1, "\(feed)")
        }
        #expect(!first.contains { $0.contains(".html") || $0.contains("health") || $0.contains("archive") })
        #expect(try place.text("index.atom").contains("<link rel=\"hub\" href=\"\(hub.address)\"/>"))

        #expect(try await place.tributary("run", at: Self.june + 3600).status == 0)
        #expect(try hub.pings().isEmpty)

        try place.edit("foshan.atom", "红纹柚获批地理标志产品保护", "红纹柚获批地理标志产品保护（更正）")
        #expect(try await place.tributary("run", at: Self.june + 7200).status == 0)
        let changed = try hub.pings()
        #expect(changed.contains { $0.contains("cities%2Ffoshan.atom&") })
        #expect(!changed.contains { $0.contains("cities%2Fhuizhou") })
    }

    @Test("What a hub refuses is told, holds nothing up, and is tried again by the next run") func refusal()
        async throws
    {
        let hub = try HubServer()
        let place = try place(with: hub.address)
        try hub.answer(503)
        let run = try await place.tributary("run", "--quiet", at: Self.june)
        #expect(run.status == 0)
        #expect(run.messages.contains("the hub \(hub.address) was not told of "))
        #expect(run.messages.contains("it answered 503; the next run tries again"))
        #expect(try place.files().count > 50)
        let refused = try hub.pings()
        try hub.answer(204)
        let next = try await place.tributary("run", at: Self.june + 3600)
        #expect(next.status == 0)
        #expect(next.messages.contains("Nothing changed"))
        #expect(try Set(hub.pings()) == Set(refused))
        #expect(try await place.tributary("run", at: Self.june + 7200).messages.contains("hub") == false)
        #expect(try hub.pings().isEmpty)
    }

    @Test("A hub that does not answer at all costs one attempt") func dead() async throws {
        let place = try place(with: "http://127.0.0.1:9/hub")
        let run = try await place.tributary("run", at: Self.june)
        #expect(run.status == 0)
        #expect(run.messages.contains("the hub http://127.0.0.1:9/hub was not told of "))
        #expect(run.messages.contains("no connection"))
        #expect(try place.files().count > 50)
    }

    @Test("A hub that is no address is refused with its line") func wrong() async throws {
        let place = try Workplace()
        let line = try place.edit("tributary.yaml", "  language: en ", "  hubs: [hub.example]\n  language: en ")
        let check = try await place.tributary("check")
        #expect(check.status == 78)
        #expect(check.messages.contains("tributary.yaml:\(line): "))
        #expect(check.messages.contains("`hub.example`"))
    }
}
