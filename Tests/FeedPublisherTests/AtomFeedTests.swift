import FeedModel
import FeedPublisher
import Foundation
import Testing

@Suite("Atom for other programs") struct AtomFeedTests {
    private let moment = Date(timeIntervalSince1970: 1_724_639_400)

    private func feed() -> AtomFeed {
        var feed = AtomFeed(
            id: "https://desk.example/news.atom", title: "News", author: Person(name: "The desk"), language: "en")
        feed.entries = [
            AtomEntry(
                id: "tag:desk.example,2026:1", title: "Open", link: "https://desk.example/1", updated: moment,
                content: "<p>We are open.</p>")
        ]
        return feed
    }

    @Test("A few lines make a document") func document() throws {
        let expected = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
              <id>https://desk.example/news.atom</id>
              <title type="text">News</title>
              <updated>2024-08-26T02:30:00Z</updated>
              <author>
                <name>The desk</name>
              </author>
              <entry>
                <id>tag:desk.example,2026:1</id>
                <title type="text">Open</title>
                <link rel="alternate" href="https://desk.example/1"/>
                <updated>2024-08-26T02:30:00Z</updated>
                <content type="html">&lt;p&gt;We are open.&lt;/p&gt;</content>
              </entry>
            </feed>

            """
        #expect(String(decoding: try feed().document(), as: UTF8.self) == expected)
    }

    private static let mistakes: [(AtomError, @Sendable (inout AtomFeed) -> Void)] = [
        (.invalidID("news"), { $0.id = "news" }),
        (.invalidID("two words"), { $0.entries[0].id = "two words" }),
        (.repeatedID("tag:desk.example,2026:1"), { $0.entries.append($0.entries[0]) }),
        (.noAuthor(entry: "tag:desk.example,2026:1"), { $0.authors = [] }),
        (
            .noContent(entry: "tag:desk.example,2026:1"),
            {
                $0.entries[0].content = nil
                $0.entries[0].links = []
            }
        ),
        (
            .repeatedAlternate(id: "tag:desk.example,2026:1"),
            { $0.entries[0].links.append(Link("https://desk.example/2")) }
        ),
        (.relativeAddress("/1"), { $0.entries[0].links = [Link("/1")] }),
        (.relativeAddress("icon.png"), { $0.icon = "icon.png" }),
        (.invalidLanguage("zh_CN"), { $0.language = "zh_CN" }),
        (.invalidLanguage(""), { $0.entries[0].language = "" }),
        (
            .invalidLanguage("not a tag"),
            { $0.entries[0].links[0] = Link("https://desk.example/1", hreflang: "not a tag") }
        ),
        (.invalidMediaType("pdf"), { $0.links = [Link("https://desk.example/1", type: "pdf")] }),
        (.invalidRelation(""), { $0.links = [Link("https://desk.example/1", rel: "")] }),
        (.invalidRelation("two words"), { $0.links = [Link("https://desk.example/1", rel: "two words")] }),
        (.relativeAddress("news"), { $0.categories = [Category(term: "a", scheme: "news")] }),
        (.noTerm(id: "tag:desk.example,2026:1"), { $0.entries[0].categories = [Category(term: nil, label: "A")] }),
        (.unsafeAddress("javascript:alert(1)"), { $0.entries[0].links = [Link("javascript:alert(1)")] }),
        (.unsafeAddress("data:text/html,x"), { $0.subtitle = .sentence([.link("x", href: "data:text/html,x")]) }),
        (
            .repeatedAlternate(id: "https://desk.example/news.atom"),
            {
                $0.links = [
                    Link("https://a.example/", type: "text/html"), Link("https://b.example/", type: "TEXT/HTML"),
                ]
            }
        ),
        (.noAuthor(entry: "tag:desk.example,2026:1"), { $0.authors = [Person(name: " \u{1}")] }),
    ]

    @Test("What would be invalid is refused, and the message says where", arguments: mistakes.indices)
    func refused(index: Int) {
        let (expected, mistake) = Self.mistakes[index]
        var feed = feed()
        mistake(&feed)
        #expect(throws: expected) { try feed.document() }
        #expect(!expected.description.isEmpty)
    }

    @Test("What can be mended without a question is mended") func mended() throws {
        var feed = feed()
        feed.links = [Link("https://desk.example/a b|c.atom", rel: "Self", length: -5)]
        feed.authors = [Person(email: "desk@desk.example")]
        feed.entries.append(feed.entries[0])
        // One letter written in two ways makes two ids (RFC 4287 §4.2.6.1), though Swift takes the strings for equal.
        (feed.entries[0].id, feed.entries[1].id) = ("tag:desk.example,2026:\u{E9}", "tag:desk.example,2026:e\u{301}")
        let root = try XMLReader.read(try feed.document())
        #expect(root.first("link")?.attributes == ["rel": "self", "href": "https://desk.example/a%20b%7Cc.atom"])
        #expect(root.first("author")?.text("name") == "desk@desk.example")
        #expect(root.first("author")?.text("email") == "desk@desk.example")
        #expect(root.all("entry").count == 2)
    }

    @Test("The same feed is RSS and JSON Feed as well") func otherFormats() throws {
        let rss = try XMLReader.read(try feed().rss(at: "https://desk.example/news.rss"))
        #expect(rss.first("channel")?.first("item")?.text("guid") == "tag:desk.example,2026:1")
        let json = try JSONSerialization.jsonObject(with: Data(feed().jsonFeed(at: "https://desk.example/news.json")))
        #expect((json as? [String: Any])?["feed_url"] as? String == "https://desk.example/news.json")
        #expect(throws: AtomError.relativeAddress("news.rss")) { try feed().rss(at: "news.rss") }
        #expect(throws: AtomError.relativeAddress("news.json")) { try feed().jsonFeed(at: "news.json") }
    }

    @Test("Two alternate links of different types are no mistake") func formats() throws {
        var feed = feed()
        feed.links = [
            Link("https://desk.example/news.rss", type: "application/rss+xml"),
            Link("https://desk.example/", type: "text/html"),
        ]
        #expect(throws: Never.self) { try feed.document() }
    }
}
