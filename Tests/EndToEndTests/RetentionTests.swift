import Foundation
import Testing

/// `history: {keep: …}` over runs of half a year.
@Suite("What is no longer kept") struct RetentionTests {
    private static let start = 1_750_000_000
    private static let month = 2_678_400

    /// One source, small windows, and a rule.
    private func workplace(keep: String) throws -> Workplace {
        let place = try Workplace()
        let text = """
            history: {keep: \(keep)}
            site: {title: Notices, url: "https://notices.example/", window: {entries: 2, days: 1}}
            store: ../../var/nine-cities.sqlite
            output: ../../public
            timezone: Asia/Shanghai
            cities:
              - id: foshan
                name: Foshan
                sources: [{url: "file:notices.xml", interval: 0s}]
            topics: [{id: marks, name: Marks, match: 商标}]
            """
        try Data(text.utf8).write(to: place.configuration)
        return place
    }

    /// A dozen notices of the first month, then one a month; the source lists them all to this day.
    private func publish(upTo month: Int, in place: Workplace, remark: String = "") throws {
        let numbers = (1...12).map { "0-\($0)" } + (1...12).prefix(month).map { "\($0)" }
        let items = numbers.reversed().map { number in
            """
            <item><title>商标巡回服务第\(number)站走进园区</title><link>https://www.foshan.example/\(number).html</link>
            <guid>https://www.foshan.example/\(number).html</guid>
            <description>商标巡回服务第\(number)站，为企业解答注册与维权问题。\(number.hasPrefix("0-") ? remark : "")</description></item>
            """
        }
        let text = "<rss version=\"2.0\"><channel><title>Notices</title>\(items.joined())</channel></rss>"
        try Data(text.utf8).write(to: place.cities.appending(path: "notices.xml"))
    }

    private func archives(_ files: [String: Workplace.FileState]) -> [String] {
        files.keys.filter { $0.hasPrefix("archive/index/") && $0.hasSuffix(".atom") }.map {
            String($0.dropFirst(14).prefix(7))
        }
        .sorted()
    }

    private func entryPages(_ files: [String: Workplace.FileState]) -> Int {
        files.keys.count { $0.hasPrefix("entries/") && $0.hasSuffix(".html") }
    }

    /// Runs that bring a notice each, a month apart.
    private func run(_ months: ClosedRange<Int>, in place: Workplace) async throws -> Outcome {
        var last: Outcome?
        for month in months {
            try publish(upTo: month, in: place)
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
        #expect(try archives(place.files()) == ["2025-06", "2025-07"])
        #expect(try entryPages(place.files()) == 14)
        _ = try await run(3...3, in: place)
        let before = try place.files()
        let messages = try await run(4...5, in: place).messages
        #expect(messages.contains("1 entry forgotten, as `history.keep` says."), "\(messages)")
        let after = try place.files()
        #expect(archives(after) == ["2025-07", "2025-08", "2025-09", "2025-10"])
        #expect(entryPages(after) == 4)

        // What stands is what stood, and the chain ends in a document without entries.
        for folder in ["index", "cities/foshan", "topics/marks"] {
            let august = "archive/\(folder)/2025-08.atom"
            #expect(after[august] == before[august])
            #expect(try place.text(august).contains("archive/\(folder)/2025-07.atom"))
            let end = try place.text("archive/\(folder)/2025-07.atom")
            #expect(!end.contains("<entry"))
            #expect(!end.contains("prev-archive"))
        }
        let verify = try await place.tributary("verify")
        #expect(verify.status == 0, "\(verify.output)")
        #expect(verify.output.contains("All 4 entries of the store stand"))
        let check = try await place.tributary("store", "check")
        #expect(check.status == 0, "\(check.output)")
        let search = try await place.tributary("search", "商标巡回服务")
        #expect(search.output.contains("第5站"))
        #expect(!search.output.contains("第0-1站"))

        // The source lists what was forgotten, and has even edited it: it is known, and stays forgotten.
        try publish(upTo: 5, in: place, remark: "时间另行通知。")
        let again = try await place.tributary("run", at: Self.start + 5 * Self.month + 60)
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
        #expect(try archives(place.files()) == ["2025-10", "2025-11"])
        #expect(try await place.tributary("verify").status == 0)
    }

    @Test("Sorted by other topics, searched and killed, what is forgotten stays forgotten") func stays() async throws {
        let place = try workplace(keep: "100d")
        _ = try await run(0...4, in: place)
        try publish(upTo: 5, in: place)
        for part in [0.2, 0.5, 0.7, 0.8, 0.9] {
            _ = try await place.tributaryKilled(
                after: .milliseconds(Int(part * 1000)), "run", at: Self.start + 5 * Self.month)
        }
        #expect(try await place.tributary("run", at: Self.start + 5 * Self.month).status == 0)
        let undisturbed = try workplace(keep: "100d")
        _ = try await run(0...5, in: undisturbed)
        #expect(try place.files().mapValues(\.bytes) == undisturbed.files().mapValues(\.bytes))

        try place.edit("tributary.yaml", "match: 商标", "match: 商标 OR 服务")
        try place.edit("tributary.yaml", "topics: [", "topics: [{id: parks, name: Parks, match: 园区}, ")
        #expect(try await place.tributary("run", at: Self.start + 5 * Self.month + 60).status == 0)
        let verify = try await place.tributary("verify")
        #expect(verify.status == 0, "\(verify.output)")
        #expect(try await place.tributary("store", "check").status == 0)
    }

    @Test("Without the line everything is kept") func forever() async throws {
        let place = try workplace(keep: "forever")
        _ = try await run(0...5, in: place)
        #expect(try await place.tributary("verify").output.contains("All 17 entries of the store stand"))
    }

    @Test("A clock that is years ahead for one run costs nothing of the history")
    func clockAhead() async throws {
        let place = try workplace(keep: "30d")
        try publish(upTo: 1, in: place)
        _ = try await place.tributary("run", at: Self.start)
        let before = try archives(place.files())
        try publish(upTo: 2, in: place)
        let ahead = try await place.tributary("run", at: Self.start + 72 * Self.month)
        #expect(ahead.status == 0 && !ahead.messages.contains("forgotten"), "\(ahead.messages)")
        try publish(upTo: 3, in: place)
        let after = try await place.tributary("run", at: Self.start + 3_600)
        #expect(after.status == 0 && !after.messages.contains("forgotten"), "\(after.messages)")
        #expect(try Set(archives(place.files())).isSuperset(of: before))
        // Years later that moment is behind, and it was no mistake.
        try publish(upTo: 4, in: place)
        let later = try await place.tributary("run", at: Self.start + 73 * Self.month)
        #expect(later.messages.contains("forgotten"), "\(later.messages)")
    }

    @Test("After a silence of months it is forgotten a day after the first news, though more comes every day")
    func silence() async throws {
        let place = try workplace(keep: "30d")
        try publish(upTo: 1, in: place)
        _ = try await place.tributary("run", at: Self.start)
        try publish(upTo: 2, in: place)
        let first = try await place.tributary("run", at: Self.start + 4 * Self.month)
        #expect(!first.messages.contains("forgotten"), "\(first.messages)")
        try publish(upTo: 3, in: place)
        let next = try await place.tributary("run", at: Self.start + 4 * Self.month + 90_000)
        #expect(next.messages.contains("forgotten"), "\(next.messages)")
    }
}
