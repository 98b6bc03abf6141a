import FeedAggregator
import FeedModel
import Foundation
import Testing

private let site = "https://amr.jiangmen.example/n/"

@Suite("Merging: dates and order") struct MergingDateTests {
    private func first(_ entry: CleanEntry) -> HistoryEntry {
        var history = MergingHistory()
        history.read([entry])
        return history.entries[0]
    }

    @Test("A date is kept as said") func said() {
        let entry = first(.row("甲", site + "1", on: .at(.days(-2))))
        #expect((entry.published, entry.order, entry.updated) == (.days(-2), .days(-2), .days(-2)))
    }

    @Test("Without a date it is first sight, which never moves") func missing() {
        var history = MergingHistory()
        history.read([.row("甲", site + "1")])
        history.read([.row("甲", site + "1")], at: .days(3))
        let entry = history.entries[0]
        #expect((entry.published, entry.order, entry.updated) == (.monday, .monday, .monday))
    }

    @Test("A date more than a day ahead is kept as said but ordered by first sight") func future() {
        let entry = first(.row("甲", site + "1", on: .at(.days(30))))
        #expect((entry.published, entry.order, entry.updated) == (.days(30), .monday, .monday))
        let soon = first(.row("甲", site + "1", on: .at(.hours(20))))
        #expect((soon.published, soon.order) == (.hours(20), .hours(20)))
    }

    @Test("It stays where it is when its day comes") func futureComes() {
        var history = MergingHistory()
        history.read([.row("甲", site + "1", on: .at(.days(30)))])
        let before = history.entries
        history.read([.row("甲", site + "1", on: .at(.days(30)))], at: .days(31))
        #expect(history.entries == before)
    }

    @Test(
        "What systems say that know no date is no date",
        arguments: [0.0, 28_800, -28_800, -62_135_596_800, .infinity, 1e18, .nan])
    func nonsense(_ seconds: Double) {
        let entry = first(.row("甲", site + "1", on: .at(Date(timeIntervalSince1970: seconds))))
        #expect((entry.published, entry.order) == (.monday, .monday))
    }

    @Test("The end of time is no date") func never() {
        let never = Date(timeIntervalSince1970: 253_402_214_400)
        #expect(first(.row("甲", site + "1", on: .at(never))).published == .monday)
    }

    @Test("An old law keeps its date") func old() {
        let law = Date(timeIntervalSince1970: 447_868_800)
        #expect(first(.row("专利法", site + "1", on: .at(law))).published == law)
    }

    @Test(
        "A day without its year, read again a year later, is of the year it was; a wrong year is put right",
        arguments: [(-2, 364, -2), (-342, 23, -342), (-366, -1, -1), (364, -1, -1), (-2, -9, -9)])
    func years(before: Int, stated: Int, after: Int) {
        var history = MergingHistory()
        history.read([.row("甲", "https://a.example/1.html", on: .day(before))])
        history.read([.row("甲", "https://a.example/1.html", on: .day(stated))], at: .days(370))
        #expect(history.entries[0].published == EntryDate.day(after).instant)
    }

    @Test("A corrected date moves published only") func corrected() {
        var history = MergingHistory()
        history.read([.row("甲", site + "1", on: .at(.days(-2)))])
        let outcome = history.read([.row("甲", site + "1", on: .at(.days(-5)))], at: .hours(1))
        let entry = history.entries[0]
        #expect((entry.published, entry.order, entry.updated) == (.days(-5), .days(-5), .days(-2)))
        #expect(outcome.changes.map(\.isRevision) == [false])
    }

    @Test("The day in a list does not take back the minute an article's page told") func lessExact() {
        var history = MergingHistory()
        history.read([.row("甲", site + "1", on: .at(.monday))])
        history.read([.row("甲", site + "1", on: .day(0))], at: .hours(1))
        #expect(history.entries[0].published == .monday)
        history.read([.row("甲", site + "1", on: .day(-9))], at: .hours(2))
        #expect(history.entries[0].published == EntryDate.day(-9).instant)
    }

    @Test("Date-only entries of a day keep the order of their list, and each has a second of its own") func dateOnly() {
        var history = MergingHistory()
        history.read(["丁", "丙", "乙", "甲"].map { .row($0, site + $0, on: .day(0)) })
        history.read(["己", "戊", "丁", "丙"].map { .row($0, site + $0, on: .day(0)) }, at: .hours(1))
        #expect(history.titles == ["己", "戊", "丁", "丙", "乙", "甲"])
        #expect(history.titlesByUpdated == history.titles)
        #expect(history.entries.allSatisfy { $0.published == EntryDate.day(0).instant })
        #expect(Set(history.entries.map(\.updated)).count == 6)
    }

    @Test("Entries without any date keep the order of their list") func undated() {
        var history = MergingHistory()
        history.read(["丙", "乙", "甲"].map { .row($0, site + $0) })
        history.read(["戊", "丁", "丙"].map { .row($0, site + $0) }, at: .monday.addingTimeInterval(1))
        #expect(history.titles == ["戊", "丁", "丙", "乙", "甲"])
        #expect(history.titlesByUpdated == history.titles)
        #expect(history.entries.allSatisfy { $0.updated <= .monday.addingTimeInterval(5) })
    }

    @Test("Two cities' entries of one second part") func acrossSources() {
        var history = MergingHistory()
        history.read([.row("甲", site + "1", on: .day(0))])
        history.read([.row("乙", "https://b.example/2", on: .day(0))], from: .otherCity)
        #expect(Set(history.entries.map(\.updated)).count == 2)
    }

    @Test("A clock that went backwards does no harm") func backwards() {
        var history = MergingHistory()
        history.read(
            [.row("甲", site + "1", body: "<p>一</p>"), .row("丙", site + "3", on: .at(.days(-1)), body: "<p>丙</p>")],
            at: .days(10))
        let updated = history.entries.map(\.updated)
        history.read(
            [
                .row("乙", site + "2"), .row("甲", site + "1", body: "<p>二</p>"),
                .row("丙", site + "3", on: .at(.days(-1)), body: "<p>丙</p>"),
            ], at: .monday)
        #expect(history.entries.count == 3)
        #expect(zip(updated, history.entries.map(\.updated)).allSatisfy { $0 <= $1 }, "updated never goes back")
        #expect(history.revisions.values.map(\.count) == [1])
        #expect(history.entries[2].published == .monday)
    }

    @Test("A page of ten thousand rows of one day is dated in a moment") func many() {
        var taken: Set<Int64> = []
        let rows = (0..<10_000).map { CleanEntry.row("公告\($0)", site + "\($0)", on: .day(0)) }
        var calls = 0
        let outcome = Merger.merge(
            ListedArticles(rows, of: .notices), of: .notices, known: KnownEntries(), now: .monday
        ) { second in
            calls += 1
            return second
        }
        for new in outcome.new { taken.insert(Int64(new.updated.timeIntervalSince1970)) }
        #expect(taken.count == 10_000)
        #expect(calls <= 10_001, "each second is asked for once")
    }

    @Test("Nothing was updated before it was published") func updatedBeforePublished() {
        let entry = first(.row("甲", site + "1", on: .at(.days(-2)), updated: .at(.days(-9))))
        #expect(entry.updated == .days(-2))
    }

    @Test("New entries are numbered oldest first") func numbered() {
        var history = MergingHistory()
        let outcome = history.read([
            .row("新", site + "1", on: .day(0)), .row("最旧", site + "2", on: .day(-9)),
            .row("旧", site + "3", on: .day(-3)),
        ])
        #expect(outcome.new.map(\.entry.title) == ["最旧", "旧", "新"])
    }
}
