import FeedModel
import Testing

@testable import FeedPublisher

@Suite("OPML") struct OutlineTests {
    private func outline(_ path: String, language: String = "en") throws -> XMLReader.Element {
        let publisher = Publisher(site: Sample.site(language: language))
        let parts = [ScopeSummary(scope: .topicOfCity(topic: "patents", city: "zhuhai"))]
        let document = try #require(publisher.frontDocuments(feeds: parts).first { $0.path == path })
        let root = try XMLReader.read(document.bytes)
        #expect(root.attributes["version"] == "2.0")
        #expect(root.first("head")?.text("title")?.isEmpty == false)
        return try #require(root.first("body"))
    }

    private func all(_ element: XMLReader.Element) -> [XMLReader.Element] {
        element.children.flatMap { [$0] + all($0) }
    }

    @Test("Every outline has a text, every subscription an address and a type") func valid() throws {
        for path in ["feeds.opml", "sources.opml"] {
            let outlines = all(try outline(path))
            #expect(outlines.count { $0.attributes["xmlUrl"] != nil } > 5)
            for outline in outlines {
                #expect(outline.attributes["text"]?.isEmpty == false)
                #expect((outline.attributes["type"] == "rss") == (outline.attributes["xmlUrl"] != nil))
                #expect((outline.attributes["type"] == "link") == (outline.attributes["url"] != nil))
            }
        }
    }

    @Test("All feeds are listed: one of everything, of topics, of cities, of topics of cities, and the operator's")
    func feeds() throws {
        let feeds = all(try outline("feeds.opml")).compactMap { $0.attributes["xmlUrl"] }
        #expect(feeds.count == 1 + 13 + 9 + 1 + 1)
        #expect(feeds.first == "https://ip.example.org/index.atom")
        #expect(feeds.contains("https://ip.example.org/cities/zhuhai/patents.atom"))
        #expect(feeds.last == "https://ip.example.org/health.atom")
        #expect(Set(feeds).count == feeds.count)
    }

    @Test("Sources stand under their city; a list page is a link, because there is no feed to take") func sources()
        throws
    {
        let cities = try outline("sources.opml", language: "zh-Hans").children
        #expect(cities.map { $0.attributes["text"] } == ["广州", "深圳", "珠海", "佛山", "惠州", "东莞", "中山", "江门", "肇庆"])
        #expect(cities[0].children.map { $0.attributes["type"] } == ["rss", "link"])
        #expect(cities[0].children[0].attributes["xmlUrl"] == "https://amr.guangzhou.example/news.xml")
    }
}
