import FeedModel
import Testing

@testable import FeedFetcher

@Suite("A feed's hints") struct PublisherHintsTests {
    private static let syndication = "http://purl.org/rss/1.0/modules/syndication/"

    @Test(
        "are read from its elements",
        arguments: [
            ([], nil, PublisherHints()),
            ([], 60, PublisherHints(timeToLive: 60)),
            ([], 0, PublisherHints()),
            ([], -1, PublisherHints()),
            (
                [("hour", nil, "3"), ("hour", nil, " 24 "), ("hour", nil, "25"), ("hour", nil, "x")], nil,
                PublisherHints(skipHours: [3, 0])
            ),
            (
                [("day", nil, "Saturday"), ("day", nil, "sunday"), ("day", nil, "Someday")], nil,
                PublisherHints(skipDays: [6, 0])
            ),
            ([("sy:updatePeriod", syndication, "hourly")], nil, PublisherHints(updatePeriod: 3_600)),
            (
                [("sy:updatePeriod", syndication, " Daily "), ("sy:updateFrequency", syndication, "4")], nil,
                PublisherHints(updatePeriod: 21_600)
            ),
            (
                [("x:updateFrequency", syndication, "0"), ("x:updatePeriod", syndication, "hourly")], nil,
                PublisherHints(updatePeriod: 3_600)
            ),
            ([("sy:updatePeriod", syndication, "often")], nil, PublisherHints()),
            ([("updatePeriod", nil, "hourly"), ("hour", "https://other.example/", "3")], nil, PublisherHints()),
        ] as [([(String, String?, String)], Int?, PublisherHints)])
    func read(_ elements: [(String, String?, String)], _ ttl: Int?, _ hints: PublisherHints) {
        var feed = Feed()
        feed.ttl = ttl
        feed.extensions = elements.map { Extension(name: $0.0, namespace: $0.1, value: $0.2) }
        #expect(PublisherHints(feed) == hints)
    }
}
