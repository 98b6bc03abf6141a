import FeedAggregator
import FeedModel
import FeedPublisher
import Foundation
import Testing

@Suite("A feed that was read is written again") struct RepublishingTests {
    private static let address = "https://bureau.example/feed"
    private let moment = Date(timeIntervalSince1970: 1_724_639_400)
    private let parser = FeedParser(.init(base: address))

    private func again(_ parsed: ParsedFeed) throws -> ParsedFeed {
        parser.parse(try AtomFeed(parsed, from: Self.address, readAt: moment).document())
    }

    @Test(
        "Every entry comes back with its title, page, dates and text",
        arguments: ["guangzhou.xml", "dongguan.xml", "zhuhai.rdf", "foshan.atom", "shenzhen.json"])
    func whole(name: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures/nine-cities")
        let parsed = parser.parse([UInt8](try Data(contentsOf: folder.appending(path: name))))
        let read = try again(parsed)
        #expect(read.format == .atom10)
        #expect(!read.entries.isEmpty)
        #expect(read.diagnostics.problems.isEmpty)
        #expect(read.feed.title?.plainText == parsed.feed.title?.plainText)
        #expect(read.entries.map(\.title?.plainText) == parsed.entries.map(\.title?.plainText))
        #expect(read.entries.map(\.published?.date) == parsed.entries.map(\.published?.date))
        for (before, after) in zip(parsed.entries, read.entries) {
            // Readers need addresses in ASCII.
            #expect(after.link == before.link.map { URLReference.percentEncoded($0) })
            let text = before.contents.first ?? before.summary
            #expect(after.contents.first?.plainText == text?.plainText)
            #expect(after.links.count { $0.rel == "enclosure" } == before.links.count { $0.rel == "enclosure" })
        }
    }

    private func rss(_ items: String) -> [UInt8] {
        Array("<rss version=\"2.0\"><channel><title>A &amp;amp; B</title>\(items)</channel></rss>".utf8)
    }

    @Test("Text stays text and HTML stays HTML") func texts() throws {
        let read = try again(
            parser.parse(
                rss("<item><guid>1</guid><title>1 &lt; 2</title><description>&lt;b>bold&lt;/b></description></item>")))
        #expect(read.feed.title?.plainText == "A & B")
        #expect(read.entries[0].title == Text("1 < 2", base: read.entries[0].title?.base))
        #expect(read.entries[0].contents[0].value == "<b>bold</b>")
        var parsed = ParsedFeed(feed: Feed(), entries: [Entry()])
        parsed.entries[0].summary = Text("Use <script>alert(2)</script>\nand wait")
        let plain = try again(parsed).entries[0].contents[0]
        #expect(plain.value == "Use &lt;script&gt;alert(2)&lt;/script&gt;<br />\nand wait")
    }

    @Test("What Atom demands and a feed does not say is filled in") func gaps() throws {
        let items = """
            <item><guid isPermaLink="false">1</guid><title>a</title><link>https://bureau.example/1</link></item>
            <item><guid isPermaLink="false">1</guid><title>b</title></item>
            <item><title>c</title><link>https://bureau.example/c</link></item>
            <item><title>d</title><author>desk@bureau.example</author></item>
            """
        let read = try again(parser.parse(rss(items)))
        #expect(
            read.entries.map(\.id) == [
                "https://bureau.example/feed#1", "https://bureau.example/feed#1-2", "https://bureau.example/c",
                "https://bureau.example/feed#d",
            ])
        #expect(read.entries.map(\.title?.value) == ["a", "b", "c", "d"])
        #expect(read.entries.map(\.updated?.date) == Array(repeating: moment, count: 4))
        #expect(read.feed.authors.map(\.name) == ["A & B"])
        #expect(read.entries[3].authors.map(\.name) == ["desk@bureau.example"])
        #expect(read.feed.id == Self.address)
    }

    @Test("Addresses that lead nowhere or would run are left out") func addresses() throws {
        let read = try again(
            parser.parse(
                rss(
                    """
                    <item><guid>x y</guid><title>a</title><link>javascript:alert(3)</link>
                    <enclosure url="https://bureau.example/a b.pdf" type="pdf" length="-1"/></item>
                    """)))
        #expect(read.entries[0].link == nil)
        #expect(read.entries[0].links.map(\.href) == ["https://bureau.example/a%20b.pdf"])
        #expect(read.entries[0].contents[0].plainText == "a")
    }
}
