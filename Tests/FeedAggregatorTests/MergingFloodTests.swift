import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Merging: flood brake and permanence") struct MergingFloodTests {
    private func page(_ titles: [String], host: String, id prefix: String, day: Int = 0) -> [CleanEntry] {
        titles.enumerated().map { index, title in
            .row(
                title, "https://\(host)/\(prefix)/\(prefix)\(title.hashed).html", id: "\(prefix)-\(title.hashed)",
                on: .day(day - index))
        }
    }

    private let titles = (1...15).map { "关于第\($0)项工作安排的通知" }

    @Test("The day's second bulletins, with the titles of the first and nothing else in common, are new")
    func secondBulletins() {
        func rows(_ folder: String, _ body: (Int) -> String) -> [CleanEntry] {
            (1...3).map { number in
                .row(
                    "第\(number)区市场快报", "https://a.example/\(folder)/\(number).html", id: "8a9f0c88\(folder)00\(number)",
                    on: .day(0), body: body(number))
            }
        }
        var history = MergingHistory()
        history.read(rows("1") { longBody("早间\($0)的检查") })
        history.read(rows("2") { String(repeating: "晚间另有安排。", count: 12 + $0) }, at: .hours(1))
        #expect(history.entries.count == 6)
    }

    private func warnings(_ issue: String, at hour: (Int) -> Double) -> [CleanEntry] {
        ["暴雨黄色预警信号", "雷雨大风蓝色预警信号", "高温黄色预警信号", "大雾橙色预警信号"].enumerated().map { number, title in
            .row(
                title, id: "\(issue)-\(number)", on: .at(.hours(hour(number))),
                body: "<p>\(title)，预计未来三小时我市有强降水过程，并伴有雷电和大风，请有关单位和市民注意防御，做好各项安全防范工作。</p>")
        }
    }

    @Test("The afternoon's warnings are others than the morning's, also where none of these is listed any more")
    func warnings() {
        var history = MergingHistory()
        history.read(warnings("morning") { 1 - Double($0) / 2 }, at: .hours(1))
        let outcome = history.read(warnings("afternoon") { 6 - Double($0) / 2 }, at: .hours(6))
        #expect(outcome.new.count == 4)
        #expect(history.entries.count == 8)
    }

    @Test("A feed without addresses that makes ids and dates anew for each reading brings no news") func madeAnew() {
        var history = MergingHistory()
        history.read(warnings("first") { _ in 1 }, at: .hours(1))
        #expect(history.read(warnings("second") { _ in 2 }, at: .hours(2)).new.isEmpty)
    }

    @Test("New ids and links under known titles are no news") func relinked() {
        var history = MergingHistory()
        history.read(page(titles, host: "old.example", id: "a"))
        let ids = history.entries.map(\.atomID)
        let outcome = history.read(
            page(["关于新事项的通知"] + titles.dropLast(), host: "new.example", id: "z", day: 1), at: .days(1))
        #expect(outcome.new.map(\.entry.title) == ["关于新事项的通知"])
        #expect(outcome.notices == [.floodStopped(count: 14)])
        #expect(history.entries.prefix(15).map(\.atomID) == ids)
        #expect(
            history.entries.count { $0.current.link?.hasPrefix("https://new.example/") == true } == 15, "links follow")
        let again = history.read(
            page(["关于新事项的通知"] + titles.dropLast(), host: "new.example", id: "z", day: 1), at: .days(2))
        #expect(again.new.isEmpty)
        #expect(again.notices.isEmpty, "the new ids are known now")
    }

    @Test("New ids and links are no news either where the source got another address in the configuration")
    func relinkedElsewhere() {
        var history = MergingHistory()
        history.read(page(titles, host: "old.example", id: "a"))
        history.departed[Source.notices.id] = .some(nil)
        let outcome = history.read(page(titles, host: "new.example", id: "z"), from: .news, at: .days(1))
        #expect(outcome.new.isEmpty)
        #expect(outcome.inherits == [Source.notices.id])
        #expect(
            history.entries.allSatisfy { $0.current.link?.hasPrefix("https://new.example/") == true }, "links follow")
    }

    @Test("A move that shifts every day, or brings two days to one, is no news", arguments: [false, true])
    func shifted(_ toOneDay: Bool) {
        var history = MergingHistory()
        let eight = Array(titles.prefix(8))
        func rows(_ first: Int, _ day: (Int) -> Int) -> [CleanEntry] {
            eight.enumerated().map { index, title in
                .row(
                    title, "https://a.example/n/\(first + 3 * index).html", id: "g-\(first + 3 * index)",
                    on: .day(day(index)))
            }
        }
        history.read(rows(1_000) { toOneDay ? -3 - $0 / 4 : -3 * $0 - 2 })
        let outcome = history.read(rows(77_000) { toOneDay ? 1 : -3 * $0 - 1 }, at: .days(1))
        #expect(outcome.new.isEmpty)
        #expect(outcome.notices == [.floodStopped(count: 8)])
    }

    @Test("A redesign that dates everything to one day is no news") func redated() {
        var history = MergingHistory()
        history.read(page(titles, host: "a.example", id: "a"))
        let moved = titles.map { CleanEntry.row($0, "https://a.example/new/n\($0.hashed).html", on: .day(90)) }
        let outcome = history.read(moved, at: .days(90))
        #expect(outcome.new.isEmpty)
        #expect(outcome.notices == [.floodStopped(count: 15)])
    }

    @Test("A page of new titles is news") func news() {
        var history = MergingHistory()
        history.read(page(titles, host: "a.example", id: "a"))
        let outcome = history.read(
            page((1...15).map { "关于第\($0)号专利的公告" }, host: "a.example", id: "b", day: 20), at: .days(20))
        #expect(outcome.new.count == 15)
        #expect(outcome.notices.isEmpty)
    }

    @Test("Next year's notices under last year's titles are news") func yearly() {
        var history = MergingHistory()
        history.read(page(titles, host: "a.example", id: "a"))
        let outcome = history.read(page(titles, host: "a.example", id: "b", day: 365), at: .days(365))
        #expect(outcome.new.count == 15)
    }

    @Test("An entry that leaves and returns is the same entry") func returns() {
        var history = MergingHistory()
        history.read(page(titles, host: "a.example", id: "a"))
        let before = history.entries
        history.read([], at: .hours(1))
        #expect(history.entries == before)
        history.read(page(Array(titles.suffix(3)), host: "a.example", id: "a", day: -12), at: .days(2))
        let outcome = history.read(page(titles, host: "a.example", id: "a"), at: .days(500))
        #expect(outcome.new.isEmpty)
        #expect(history.entries == before)
    }

    @Test("A withdrawn entry stays as it was") func withdrawn() {
        var history = MergingHistory()
        history.read(page(titles, host: "a.example", id: "a"))
        let before = history.entries
        let outcome = history.read(
            page(titles, host: "a.example", id: "a").filter { !$0.title.contains("第7项") }, at: .hours(1))
        #expect(outcome.changes.isEmpty)
        #expect(history.entries == before)
    }

    @Test("An entry whose ids change with every reading gathers no keys without end") func keysAreBounded() {
        var history = MergingHistory()
        for run in 0..<200 {
            history.read(
                [.row("关于开展检查的通知", "https://a.example/n/5.html", id: "random-\(run)")], at: .hours(Double(run)))
        }
        #expect(history.entries.count == 1)
        #expect(history.entries[0].memory.aliases <= 24)
    }
}

extension String {
    /// A number of its own for each title, the same in every run.
    fileprivate var hashed: Int { unicodeScalars.reduce(7) { ($0 &* 31 &+ Int($1.value)) & 0xFFFFFF } }
}
