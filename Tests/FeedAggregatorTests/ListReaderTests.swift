import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("List pages") struct ListReaderTests {
    @Test("A list is read as its fixture says", arguments: ListExpectation.names(in: "Listing/Rules"))
    func reads(_ name: String) throws {
        let expected = try ListExpectation("Listing/Rules/\(name)")
        let list = Reading.list(expected.page, expected.rules)
        #expect(list.failure == nil)
        #expect(list.rows.map(Reading.row) == expected.rows)
        #expect(list.dropped.map { "\($0.key) \($0.value)" }.sorted() == expected.dropped.sorted())
        #expect(list.next == expected.next)
    }

    @Test("The fixtures are all there")
    func fixtures() { #expect(ListExpectation.names(in: "Listing/Rules").count == 32) }

    /// Read on 1 September 2024.
    @Test(
        "Days without a year go back with the list, unless rows are pinned or out of order",
        arguments: [
            ("08-30 01-05 12-30 12-25 06-01 02-03", "2024 2024 2023 2023 2023 2023"),
            ("08-30 01-05 12-30 02-03 12-31 12-01", "2024 2024 2023 2023 2022 2022"),
            ("08-30 12-25 12-28 12-01", "2024 2023 2023 2023"),
            ("12-25 08-30 08-15 06-01", "2023 2024 2024 2024"), ("03-05 12-25 08-30 08-15", "2024 2023 2024 2024"),
            ("08-30 08-15 06-01", "2024 2024 2024"),
        ])
    func years(days: String, years: String) throws {
        let rows = days.split(separator: " ").enumerated().map { number, day in
            "<li><a href='post_\(number).html'>关于第\(number)号事项的公告</a><span>\(day)</span></li>"
        }
        let list = Reading.list("<ul>\(rows.joined())</ul>", ListRules(item: "li"))
        let read = list.rows.map { String(Reading.row($0).prefix(4)) }
        #expect(read.joined(separator: " ") == years)
    }

    @Test("The part a rule calls a summary becomes a teaser")
    func summary() throws {
        let expected = try ListExpectation("Listing/Rules/row-in-link")
        #expect(Reading.list(expected.page, expected.rules).rows.map(\.summary)[1] == "会上发布十六件高校专利，许可期限三年。")
    }
}
