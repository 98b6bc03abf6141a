import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Merging: permanent ids") struct MergingPermanentIDTests {
    private func id(_ entry: CleanEntry, from source: Source = .notices) -> String {
        var history = MergingHistory()
        history.read([entry], from: source)
        return history.entries[0].atomID
    }

    @Test(
        "A publisher's IRI is kept character by character",
        arguments: [
            "urn:uuid:0B0D9F5E-1111-4a4a-9c9c-0123456789AB", "tag:a.example,2024:notice/5",
            "HTTP://A.Example:80/x/../n?b=2&a=1#top", "https://a.example/公告/五", "https://a.example/%e5%85%ac",
        ])
    func kept(_ own: String) {
        #expect(id(.row("甲", "https://a.example/1", id: own)) == own)
    }

    @Test(
        "An id that is no IRI becomes part of a tag: URI",
        arguments: [
            ("12345", "tag:amr.jiangmen.example,2024-08-26:jiangmen-notices/12345"),
            ("公告 5", "tag:amr.jiangmen.example,2024-08-26:jiangmen-notices/%E5%85%AC%E5%91%8A%205"),
            ("no:good one", "tag:amr.jiangmen.example,2024-08-26:jiangmen-notices/no%3Agood%20one"),
            ("a/b?c#d", "tag:amr.jiangmen.example,2024-08-26:jiangmen-notices/a%2Fb%3Fc%23d"),
            ("http://", "tag:amr.jiangmen.example,2024-08-26:jiangmen-notices/http%3A%2F%2F"),
            (
                "https://x.example/#/detail#12",
                "tag:amr.jiangmen.example,2024-08-26:jiangmen-notices/https%3A%2F%2Fx.example%2F%23%2Fdetail%2312"
            ),
            ("x:%zz", "tag:amr.jiangmen.example,2024-08-26:jiangmen-notices/x%3A%25zz"),
        ])
    func minted(_ own: String, _ expected: String) {
        #expect(id(.row("甲", "https://a.example/1", id: own)) == expected)
    }

    @Test(
        "Every minted id is a tag: URI by RFC 4151",
        arguments: [
            "https://amr.jiangmen.example/a", "file:samples/jiangmen.html", "https://[::1]/feed",
            "https://广州.example/x", "http://127.0.0.1:8080/feed",
        ])
    func valid(_ url: String) throws {
        let source = Source.merging("源 1", url: url)
        for entry in [
            CleanEntry.row("甲"), .row("甲", "https://b.example/1"), .row("甲", id: String(repeating: "长", count: 500)),
        ] {
            let minted = id(entry, from: source)
            let isTag =
                minted.wholeMatch(
                    of: /tag:[a-z0-9]([a-z0-9.-]*[a-z0-9])?,[0-9]{4}-[0-9]{2}-[0-9]{2}:[A-Za-z0-9._~%\/-]+/) != nil
            #expect(isTag, "\(minted)")
            #expect(minted.utf8.count < 300)
        }
    }

    @Test("The id never changes, whatever else does") func permanent() {
        var history = MergingHistory()
        history.read([.row("关于开展专利检查的通知", "http://a.example/post_3154321.html", id: "12345", on: .day(0))])
        let first = history.entries[0].atomID
        history.read(
            [.row("新题", "https://b.example/post_3154321.html", id: "12345", on: .day(-1), body: "<p>新文</p>")],
            at: .days(400))
        #expect(history.entries.map(\.atomID) == [first])
    }

    @Test("Two sources with one IRI have two ids") func twoSources() {
        var history = MergingHistory()
        history.read([.row("甲", "https://a.example/1", id: "urn:x:1")])
        history.read([.row("乙", "https://b.example/2", id: "urn:x:1")], from: .otherCity)
        history.read([.row("乙", "https://b.example/2", id: "urn:x:1")], from: .otherCity, at: .hours(1))
        #expect(history.entries.map(\.atomID).first == "urn:x:1")
        #expect(Set(history.entries.map(\.atomID)).count == 2)
    }

    @Test("Items that share an IRI have ids of their own") func shared() {
        var history = MergingHistory()
        history.read((1...5).map { .row("公告\($0)", "https://a.example/\($0)", id: "https://a.example/feed") })
        #expect(Set(history.entries.map(\.atomID)).count == 5)
        #expect(!history.entries.map(\.atomID).contains("https://a.example/feed"))
    }

    @Test("The same first sight gives the same id") func stable() {
        let entry = CleanEntry.row("甲", "https://a.example/1", on: .day(0))
        #expect(id(entry) == id(entry))
        #expect(id(entry) != id(.row("甲", "https://a.example/2", on: .day(0))))
        #expect(id(.row("甲", body: "<p>一</p>")) != id(.row("甲", body: "<p>二</p>")))
    }
}
