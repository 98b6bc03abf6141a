import Foundation
import Testing

@Suite("The full history") struct ArchiveRunTests {
    private static let june = 1_750_000_000
    private static let july = 1_752_600_000
    private static let august = 1_755_200_000

    /// Adds a notice on top of Foshan's feed.
    private func addNotice(_ number: Int, to place: Workplace) throws {
        let file = place.cities.appending(path: "foshan.atom")
        var text = try String(contentsOf: file, encoding: .utf8)
        let range = try #require(text.range(of: "<entry[ >]", options: .regularExpression))
        text.insert(
            contentsOf: """
                <entry><id>tag:foshan.example,2025:late-\(number)</id><title>商标巡回服务第\(number)站走进园区</title>
                <link href="https://www.foshan.example/late/\(number).html"/><updated>2025-07-0\(number)T09:00:00+08:00</updated>
                <content type="html">&lt;p&gt;商标巡回服务第\(number)站，为企业解答注册与维权问题。&lt;/p&gt;</content></entry>

                """, at: range.lowerBound)
        try Data(text.utf8).write(to: file)
    }

    private func archives(_ place: Workplace) throws -> [String: Data] {
        try place.files().filter { $0.key.hasPrefix("archive/") && $0.key.hasSuffix(".atom") }.mapValues(\.bytes)
    }

    @Test("A month is closed by the next month's first entry, and its document never changes") func closing()
        async throws
    {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: Self.june).status == 0)
        #expect(try archives(place).isEmpty)
        try addNotice(1, to: place)
        #expect(try await place.tributary("run", at: Self.july).status == 0)
        let closed = try archives(place)
        #expect(closed.keys.contains("archive/index/2025-06.atom"))
        #expect(closed.keys.contains("archive/cities/foshan/2025-06.atom"))
        #expect(closed.keys.contains("archive/topics/trademarks/2025-06.atom"))
        let index = try place.text("archive/index/2025-06.atom")
        #expect(index.contains("<fh:archive/>"))
        #expect(index.contains("rel=\"current\""))
        #expect(try place.text("index.atom").contains("rel=\"prev-archive\""))
        #expect(try place.text("index.html").contains("archive/index/2025-06.atom"))

        // A revision, another month, other names: what is closed stays as it is.
        try place.edit("foshan.atom", "商标巡回服务第1站走进园区", "商标巡回服务第1站走进园区（更正）")
        try place.edit("tributary.yaml", "zh-Hans: 商标}", "zh-Hans: 商标与品牌}")
        try place.edit("tributary.yaml", "{en: Trademarks,", "{en: Trade marks,")
        try addNotice(2, to: place)
        #expect(try await place.tributary("run", at: Self.august).status == 0)
        let later = try archives(place)
        for (path, bytes) in closed { #expect(later[path] == bytes, "\(path) changed") }
        #expect(later.count > closed.count)
        #expect(try await place.tributary("verify").status == 0)

        // Everything comes back from the store alone.
        let before = try place.publishedFiles().mapValues(\.bytes)
        try FileManager.default.removeItem(at: place.output)
        #expect(try await place.tributary("publish", at: Self.august + 40 * 86_400).status == 0)
        #expect(try place.files().mapValues(\.bytes) == before)
    }

    @Test("An ordinary run leaves closed documents untouched, and verify says so") func untouched() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: Self.june).status == 0)
        try addNotice(1, to: place)
        #expect(try await place.tributary("run", at: Self.july).status == 0)
        let closed = try place.files().filter { $0.key.hasPrefix("archive/") }
        try addNotice(2, to: place)
        #expect(try await place.tributary("run", at: Self.july + 3600).status == 0)
        let after = try place.files()
        for (path, state) in closed { #expect(after[path] == state, "\(path) was touched") }
        let verify = try await place.tributary("verify")
        #expect(verify.status == 0)
        #expect(verify.output.contains("All 100 entries of the store stand where they belong"))
    }

    private struct Report: Decodable {
        struct Feed: Decodable {
            let feed: String
            let archives, archived, open: Int
            let problems: [String]
        }
        let ok: Bool
        let entries: Int
        let feeds: [Feed]
    }

    @Test("verify finds a document that was changed, taken away or cut off") func damage() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: Self.june).status == 0)
        try addNotice(1, to: place)
        #expect(try await place.tributary("run", at: Self.july).status == 0)
        let report = try JSONDecoder().decode(
            Report.self, from: Data(try await place.tributary("verify", "--json").output.utf8))
        #expect(report.ok)
        #expect(report.entries == 99)
        #expect(report.feeds.count == 1 + 13 + 9)
        let index = try #require(report.feeds.first)
        #expect(index.feed == "index.atom")
        #expect(index.archives == 1)
        #expect(index.open == 1)
        #expect(index.archived > 50)

        let file = place.output.appending(path: "archive/cities/foshan/2025-06.atom")
        var text = try String(contentsOf: file, encoding: .utf8)
        let entry = try #require(text.range(of: "<entry[ >]", options: .regularExpression))
        let end = try #require(text.range(of: "</entry>"))
        text.removeSubrange(entry.lowerBound..<end.upperBound)
        try Data(text.utf8).write(to: file)
        try FileManager.default.removeItem(at: place.output.appending(path: "archive/index/2025-06.atom"))
        let damaged = try await place.tributary("verify")
        #expect(damaged.status == 65)
        #expect(damaged.output.contains("archive/cities/foshan/2025-06.atom lacks "))
        #expect(damaged.output.contains("archive/cities/foshan/2025-06.atom is not what the store says, from byte"))
        #expect(damaged.output.contains("archive/index/2025-06.atom is not there"))
        #expect(damaged.output.contains("tributary publish"))
        #expect(try await place.tributary("publish", at: Self.july).status == 0)
        #expect(try await place.tributary("verify").status == 0)
    }

    @Test("verify says when the store holds what was not published yet") func unpublished() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: Self.june).status == 0)
        try addNotice(1, to: place)
        #expect(try await place.tributary("fetch", at: Self.july).status == 0)
        let verify = try await place.tributary("verify")
        #expect(verify.status == 65)
        #expect(verify.output.contains("not published yet"))
    }

    @Test("verify without a store says what to do") func noStore() async throws {
        let place = try Workplace()
        let verify = try await place.tributary("verify")
        #expect(verify.status == 74)
        #expect(verify.messages.contains("tributary run"))
    }
}
