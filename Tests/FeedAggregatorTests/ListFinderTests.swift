import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Finding lists") struct ListFinderTests {
    private let finder = ListFinder(base: Reading.site, timeZone: Reading.zone, reference: Reading.now)

    @Test("The main list of a page is found", arguments: ListExpectation.names(in: "Listing/Found"))
    func finds(_ name: String) throws {
        let expected = try ListExpectation("Listing/Found/\(name)")
        let found = finder.find(expected.page)
        let best = try #require(found.first)
        #expect(best.page.rows.map(Reading.row) == expected.rows, "\(best.rules)")
        #expect(best.page.next == expected.next)
        #expect(best.confidence >= ListFinder.sureness || expected.isUnsure, "\(best.confidence) \(best.reasons)")
        #expect(!best.reasons.isEmpty)
        let again = Reading.list(expected.page, best.rules)
        #expect(again == best.page, "the selectors printed must read what was shown")
    }

    @Test("The fixtures are all there")
    func fixtures() { #expect(ListExpectation.names(in: "Listing/Found").count == 81) }
}
