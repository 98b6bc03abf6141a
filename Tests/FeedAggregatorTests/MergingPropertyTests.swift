import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Merging: whatever comes in") struct MergingPropertyTests {
    @Test("Merging the same reading twice changes nothing", arguments: UInt64(0)..<120)
    func idempotent(_ seed: UInt64) {
        var random = MergingRandom(seed)
        var history = MergingHistory()
        for run in 0..<4 {
            let reading = Self.reading(&random)
            history.read(reading, at: .hours(Double(run)))
            let before = history.entries
            let again = history.read(reading, at: .hours(Double(run) + 0.5))
            #expect(again.new.isEmpty, "seed \(seed), run \(run): \(again.new.map(\.entry.title))")
            #expect(again.changes.isEmpty, "seed \(seed), run \(run): \(again.changes.map(\.entry.title))")
            #expect(history.entries == before)
        }
    }

    @Test("Any order of a city's sources gives the same set of entries", arguments: UInt64(0)..<60)
    func order(_ seed: UInt64) {
        var random = MergingRandom(seed)
        let sources: [Source] = [.notices, .news, .portal]
        let notices = (0..<12).map { $0 }
        let readings = sources.map { source in
            (source, notices.filter { _ in random.next() % 3 != 0 }.map { Self.clean($0, from: source) })
        }
        let counts = [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1]].map { order in
            var history = MergingHistory()
            for (run, index) in order.enumerated() {
                history.read(readings[index].1, from: readings[index].0, at: .hours(Double(run)))
            }
            return Set(history.entries.map(\.current.title))
        }
        #expect(Set(counts).count == 1)
        let listed = Set(readings.flatMap { $0.1.map(\.title) })
        #expect(counts[0] == listed, "each notice once, none lost")
    }

    @Test("No row is lost: each is new, known or a repeat", arguments: UInt64(0)..<60)
    func nothingLost(_ seed: UInt64) {
        var random = MergingRandom(seed &+ 1_000)
        var history = MergingHistory()
        for run in 0..<5 {
            let reading = Self.reading(&random)
            let recognised = Merger.recognise(reading, of: .notices, known: history.known(reading, .notices))
            let outcome = history.read(reading, at: .hours(Double(run)))
            let new = recognised.count { $0 == .new }
            #expect(new == outcome.new.count)
            let known = Set(recognised.compactMap { if case .known(let id) = $0 { id } else { nil } })
            #expect(known.count == outcome.unchanged + outcome.changes.count)
        }
    }

    @Test("A document that lists one article thousands of times is one entry, in bearable time") func repeated() {
        var history = MergingHistory()
        let rows = (0..<5_000).map {
            CleanEntry.row("关于开展检查的通知", "https://a.example/n/5.html", id: "id-number-\($0)", on: .day(0))
        }
        history.read(rows)
        #expect(history.entries.count == 1)
        #expect(history.merged(rows, at: .hours(1)).new.isEmpty)
    }

    /// A notice as one source of the city lists it: the platform's number is the same everywhere.
    private static func clean(_ number: Int, from source: Source) -> CleanEntry {
        let host = source.url.split(separator: "/")[1]
        return .row(
            "关于第\(number)号事项的处理决定", "https://\(host)/\(source.id)/post_\(3_154_000 + number).html",
            id: "\(source.id)-\(number)-id", on: .day(-number))
    }

    /// A reading full of what sources do wrong: shared, missing, random and reused ids, shared links, equal titles, missing dates.
    private static func reading(_ random: inout MergingRandom) -> [CleanEntry] {
        let habit = random.next() % 6
        return (0..<Int(random.next() % 12)).map { _ in
            let number = Int(random.next() % 9)
            let id: String? =
                switch habit {
                case 0: nil
                case 1: "all-the-same"
                case 2: "公告\(number % 4)"
                case 3: "notice-\(number)"
                case 4: String(number % 3)
                default: random.next() % 2 == 0 ? "https://a.example/guid/\(number)" : nil
                }
            let link: String? =
                switch random.next() % 5 {
                case 0: nil
                case 1: "https://a.example/"
                case 2: "https://a.example/v?id=\(number)&sid=\(random.next() % 2)"
                case 3: "https://a.example/n/post_\(8_100_000 + number).html"
                default: "https://www.a.example/n/\(number).html#\(random.next() % 3)"
                }
            let date: EntryDate? = random.next() % 3 == 0 ? nil : .day(-Int(random.next() % 3))
            let body =
                random.next() % 2 == 0
                ? nil : random.next() % 2 == 0 ? "<p>短文\(number % 2)</p>" : longBody("事项\(number)")
            return .row("公告\(number % 5)", link, id: id, on: date, body: body)
        }
    }
}

/// A small generator (SplitMix64), so that a failing seed fails again.
struct MergingRandom {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
