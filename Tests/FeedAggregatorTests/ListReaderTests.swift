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

    @Test("The part a rule calls a summary becomes a teaser")
    func summary() throws {
        let expected = try ListExpectation("Listing/Rules/row-in-link")
        #expect(Reading.list(expected.page, expected.rules).rows.map(\.summary)[1] == "会上发布十六件高校专利，许可期限三年。")
    }
}
