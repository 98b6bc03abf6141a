import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Stories: decided") struct StoriesDecisionTests {
    private let matcher = StoryMatcher(cities: .nine)

    private func entry(
        _ id: Int64, _ city: String, published: Date, title: String = "海外商标抢注应对指南", body: String = longBody("海外商标抢注应对"),
        story: Int64? = nil, seen: Date = .monday
    ) -> HistoryEntry {
        HistoryEntry(
            id: id, atomID: "urn:x:\(id)", source: "\(city)-notices", city: city, current: .row(title, body: body),
            firstSeen: seen,
            published: published, updated: published, order: published, story: story)
    }

    private func decide(_ newcomers: [HistoryEntry], among all: [HistoryEntry]) -> StoryOutcome {
        var candidates: [HistoryEntry.ID: [HistoryEntry]] = [:]
        for entry in newcomers {
            let keys = Set(StoryFingerprint.bandKeys(for: entry.current))
            candidates[entry.id] = all.filter { !keys.isDisjoint(with: StoryFingerprint.bandKeys(for: $0.current)) }
        }
        return StoryDecision.decide(newcomers: newcomers, candidates: candidates, matcher: matcher)
    }

    @Test("The earliest published leads, whichever was read first") func lead() {
        let all = [
            entry(1, "zhuhai", published: .days(-1)), entry(2, "foshan", published: .days(-3)),
            entry(3, "jiangmen", published: .days(-2)),
        ]
        let outcome = decide(all, among: all)
        #expect(outcome.founded == [StoryOutcome.Founded(lead: 2, members: [1, 2, 3])])
        #expect(decide(all.reversed(), among: all.reversed()) == outcome)
    }

    @Test("What readers have already leads, although the copy of a later run states an earlier moment")
    func seenBefore() {
        let all = [
            entry(1, "zhuhai", published: .hours(9), seen: .hours(10)),
            entry(2, "foshan", published: .hours(0), seen: .hours(10.5)),
        ]
        #expect(decide([all[1]], among: all).founded == [StoryOutcome.Founded(lead: 1, members: [1, 2])])
    }

    @Test("Of two published at one moment, the one first seen leads") func tie() {
        let all = [entry(5, "zhuhai", published: .monday), entry(4, "foshan", published: .monday)]
        #expect(decide(all, among: all).founded.map(\.lead) == [4])
    }

    @Test("A later copy joins; the lead stays although the copy is dated earlier") func joins() {
        let known = [
            entry(1, "zhuhai", published: .days(-1), story: 7), entry(2, "foshan", published: .days(-2), story: 7),
        ]
        let late = entry(3, "jiangmen", published: .days(-9))
        let outcome = decide([late], among: known + [late])
        #expect(outcome.founded.isEmpty)
        #expect(outcome.joined == [StoryOutcome.Joined(entry: 3, story: 7)])
    }

    @Test("Of two stories the one with the older entry is joined, and they stay two") func twoStories() {
        let known = [
            entry(1, "zhuhai", published: .days(-1), story: 7), entry(2, "foshan", published: .days(-2), story: 6),
        ]
        let late = entry(3, "jiangmen", published: .monday)
        #expect(decide([late], among: known + [late]).joined == [StoryOutcome.Joined(entry: 3, story: 7)])
    }

    @Test("One city's two entries are no story") func oneCity() {
        let all = [entry(1, "zhuhai", published: .days(-1)), entry(2, "zhuhai", published: .monday)]
        #expect(decide(all, among: all) == StoryOutcome())
    }

    @Test("Batches of a series are stories of their own") func batches() {
        let bodies = ["第一批", "第二批"].map { longBody("\($0)典型案例征集") }
        let all = [
            entry(1, "zhuhai", published: .monday, title: "第一批典型案例征集", body: bodies[0]),
            entry(2, "foshan", published: .monday, title: "第二批典型案例征集", body: bodies[1]),
            entry(3, "jiangmen", published: .monday, title: "第一批典型案例征集", body: bodies[0]),
            entry(4, "zhongshan", published: .monday, title: "第二批典型案例征集", body: bodies[1]),
        ]
        #expect(decide(all, among: all).founded.map(\.members) == [[1, 3], [2, 4]])
    }

    @Test(
        "Any text goes through without harm",
        arguments: [
            "", " ", "。", String(repeating: "…", count: 20_000), String(repeating: "亿", count: 500) + "年",
            String(repeating: "第一", count: 4_000), String(repeating: "9", count: 9_000),
            "<p>", "&#x110000;&#-1;&;", "【】转", "转发", "[", "\u{0}\u{FFFF}", String(repeating: "a ", count: 30_000),
            "''s's", "—— -- -", "2024年", "二〇二四万万亿年",
        ])
    func anything(_ text: String) {
        let weird = CleanEntry(title: text.isEmpty ? "x" : text, content: text)
        let plain = CleanEntry(title: "海外商标抢注应对指南", content: longBody("海外商标抢注应对") + text)
        #expect(StoryFingerprint.bandKeys(for: weird).count <= StoryFingerprint.keysPerEntry)
        let (left, right) = (matcher.text(of: weird, city: "zhuhai"), matcher.text(of: plain, city: "foshan"))
        #expect(matcher.isSameNotice(left, right) == matcher.isSameNotice(right, left))
        var history = MergingHistory()
        history.read([weird, plain])
        #expect(history.merged([weird, plain]).unchanged == 2)
    }
}
