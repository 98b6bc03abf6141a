import Foundation
import Testing

/// `history: {keep: …}` over runs of half a year.
@Suite("What is no longer kept") struct RetentionTests {
    private static let start = 1_750_000_000
    private static let month = 2_678_400

    /// The nine cities, with small windows and a rule.
    private func workplace(keep: String) throws -> Workplace {
        let place = try Workplace()
        try place.edit(
            "tributary.yaml", "site:\n", "history: {keep: \(keep)}\nsite:\n  window: {entries: 2, days: 1}\n")
        return place
    }

    /// Adds a notice on top of Foshan's feed.
    private func addNotice(_ number: Int, to place: Workplace) throws {
        let file = place.cities.appending(path: "foshan.atom")
        var text = try String(contentsOf: file, encoding: .utf8)
        let range = try #require(text.range(of: "<entry[ >]", options: .regularExpression))
        text.insert(
            contentsOf: """
                <entry><id>tag:foshan.example,2025:late-\(number)</id><title>商标巡回服务第\(number)站走进园区</title>
                <link href="https://www.foshan.example/late/\(number).html"/>
                <content type="html">&lt;p&gt;商标巡回服务第\(number)站，为企业解答注册与维权问题。&lt;/p&gt;</content></entry>

                """, at: range.lowerBound)
        try Data(text.utf8).write(to: file)
    }

    /// Runs that bring a notice each, a month apart.
    private func run(_ months: ClosedRange<Int>, in place: Workplace) async throws -> Outcome {
        var last: Outcome?
        for month in months {
            if month > 0 { try addNotice(month, to: place) }
            last = try await place.tributary("run", at: Self.start + month * Self.month)
            #expect(last?.status == 0, "\(last?.messages ?? "")")
        }
        return try #require(last)
    }

    @Test("Old entries go with their pages and documents, nothing comes twice, and the proof still holds")
    func forgets()
        async throws
    {
        let place = try workplace(keep: "100d")
        _ = try await run(0...2, in: place)
        let before = try place.publishedFiles()
        let archives = before.filter { $0.key.hasPrefix("archive/index/") && $0.key.hasSuffix(".atom") }.keys.sorted()
        #expect(archives == ["archive/index/2025-06.atom", "archive/index/2025-07.atom"])

        let run = try await run(3...5, in: place)
        #expect(run.messages.contains("forgotten, as `history.keep` says"), "\(run.messages)")
        let after = try place.publishedFiles()
        #expect(after.keys.count { $0.hasPrefix("entries/") } < before.keys.count { $0.hasPrefix("entries/") } / 2)
        // What stands is what stood, and the chain ends in a document without entries.
        let july = "archive/index/2025-07.atom"
        #expect(after[july] == before[july])
        #expect(try place.text(july).contains("archive/index/2025-06.atom"))
        let end = try place.text("archive/index/2025-06.atom")
        #expect(!end.contains("<entry"))
        #expect(!end.contains("prev-archive"))
        let verify = try await place.tributary("verify")
        #expect(verify.status == 0, "\(verify.output)")
        let check = try await place.tributary("store", "check")
        #expect(check.status == 0, "\(check.output)")
        #expect(try await place.tributary("search", "--json", "商标巡回服务").status == 0)

        // Most sources list what was forgotten to this day: it is known, and stays forgotten.
        let again = try await place.tributary("run", "--all", at: Self.start + 5 * Self.month + 60)
        #expect(again.messages.contains("nothing new"), "\(again.messages)")
        #expect(again.messages.contains("Nothing changed"), "\(again.messages)")
        #expect(try place.files() == after)

        // Everything that is kept comes back from the store alone.
        try FileManager.default.removeItem(at: place.output)
        #expect(try await place.tributary("publish", at: Self.start + 9 * Self.month).status == 0)
        #expect(try place.files().mapValues(\.bytes) == after.mapValues(\.bytes))
    }

    @Test("The page that ended the chain goes when the one after it does") func chain() async throws {
        let place = try workplace(keep: "40d")
        _ = try await run(0...6, in: place)
        let pages = try place.files().keys.filter { $0.hasPrefix("archive/index/") && $0.hasSuffix(".atom") }.sorted()
        #expect(pages == ["archive/index/2025-10.atom", "archive/index/2025-11.atom"])
        #expect(try await place.tributary("verify").status == 0)
    }

    @Test("Sorted by other topics, searched and killed, what is forgotten stays forgotten") func stays() async throws {
        let place = try workplace(keep: "100d")
        _ = try await run(0...4, in: place)
        try addNotice(5, to: place)
        for part in [0.2, 0.5, 0.7, 0.8, 0.9] {
            _ = try await place.tributaryKilled(
                after: .milliseconds(Int(part * 1000)), "run", at: Self.start + 5 * Self.month)
        }
        #expect(try await place.tributary("run", at: Self.start + 5 * Self.month).status == 0)
        let undisturbed = try workplace(keep: "100d")
        _ = try await run(0...5, in: undisturbed)
        #expect(try place.files().mapValues(\.bytes) == undisturbed.files().mapValues(\.bytes))

        try place.edit("tributary.yaml", "match: ", "match: 的 OR ")
        #expect(try await place.tributary("run", at: Self.start + 5 * Self.month + 60).status == 0)
        let verify = try await place.tributary("verify")
        #expect(verify.status == 0, "\(verify.output)")
        #expect(try await place.tributary("store", "check").status == 0)
    }

    @Test("Without the line everything is kept") func forever() async throws {
        let place = try workplace(keep: "forever")
        _ = try await run(0...5, in: place)
        #expect(try await place.tributary("verify").output.contains("All 103 entries of the store stand"))
    }
}
