import FeedModel
import Foundation
import Testing

@testable import FeedPublisher

@Suite("The documents of a feed") struct FeedDocumentTests {
    private static let scopes: [FeedScope] = [
        .everything, .topic("trademarks"), .city("jiangmen"), .topicOfCity(topic: "patents", city: "zhuhai"),
    ]

    private func documents(
        _ scope: FeedScope = .everything, window: FeedWindow, language: String = "en", hubs: [String] = []
    ) -> [String: [UInt8]] {
        let publisher = Publisher(site: Sample.site(language: language, hubs: hubs))
        let documents = publisher.feedDocuments(for: scope, window: window)
        return Dictionary(uniqueKeysWithValues: documents.map { ($0.path, $0.bytes) })
    }

    /// The Atom document, valid.
    private func atom(
        _ scope: FeedScope = .everything, window: FeedWindow, language: String = "en", hubs: [String] = []
    ) throws -> XMLReader.Element {
        let documents = documents(scope, window: window, language: language, hubs: hubs)
        let bytes = try #require(documents.first { $0.key.hasSuffix(".atom") }?.value)
        #expect(try AtomRules.violations(bytes) == [])
        return try XMLReader.read(bytes)
    }

    /// An entry of the Atom document, valid.
    private func atom(_ entry: PublishedEntry, language: String = "en") throws -> XMLReader.Element {
        let feed = try atom(window: FeedWindow(entries: [entry]), language: language)
        return try #require(feed.first("entry"))
    }

    /// The items of the RSS document, valid.
    private func rss(_ window: FeedWindow) throws -> [XMLReader.Element] {
        let bytes = try #require(documents(window: window)["index.rss"])
        #expect(try RSSRules.violations(bytes) == [])
        let root = try XMLReader.read(bytes)
        return try #require(root.first("channel")).all("item")
    }

    /// The JSON document, valid.
    private func json(_ window: FeedWindow, hubs: [String] = []) throws -> [String: Any] {
        let bytes = try #require(documents(window: window, hubs: hubs)["index.json"])
        #expect(try JSONFeedRules.violations(bytes) == [])
        let object = try JSONSerialization.jsonObject(with: Data(bytes))
        return try #require(object as? [String: Any])
    }

    @Test("Every document keeps the rules of its format", arguments: scopes, ["en", "zh-Hans"])
    func valid(scope: FeedScope, language: String) throws {
        let documents = documents(scope, window: Sample.window(60), language: language, hubs: ["https://hub.example/"])
        for (path, bytes) in documents {
            switch path.split(separator: ".").last {
            case "atom": #expect(try AtomRules.violations(bytes) == [], "\(path)")
            case "rss": #expect(try RSSRules.violations(bytes) == [], "\(path)")
            case "json": #expect(try JSONFeedRules.violations(bytes) == [], "\(path)")
            default: #expect(path.hasSuffix(".html"))
            }
        }
    }

    @Test("Everything, topics and cities come in four formats") func formats() {
        #expect(
            Set(documents(window: Sample.window(3)).keys) == ["index.atom", "index.rss", "index.json", "index.html"])
        let topic = documents(.topic("patents"), window: Sample.window(3)).keys
        #expect(
            Set(topic) == ["topics/patents.atom", "topics/patents.rss", "topics/patents.json", "topics/patents.html"])
        let city = documents(.city("zhuhai"), window: Sample.window(3)).keys
        #expect(Set(city) == ["cities/zhuhai.atom", "cities/zhuhai.rss", "cities/zhuhai.json", "cities/zhuhai.html"])
    }

    @Test("A feed without entries is valid all the same") func empty() throws {
        let window = FeedWindow(entries: [])
        #expect(try atom(window: window).all("entry").isEmpty)
        #expect(try rss(window).isEmpty)
        #expect((try json(window)["items"] as? [Any])?.isEmpty == true)
    }

    @Test("The same values give the same bytes") func deterministic() {
        #expect(documents(window: Sample.window(50)) == documents(window: Sample.window(50)))
    }

    @Test("Links of a feed: itself, the other formats, hubs, the past, and its page last") func links() throws {
        var window = Sample.window(5)
        window.previousArchive = ArchivePage(year: 2026, month: 9, part: 2)
        let feed = try atom(.topic("patents"), window: window, hubs: ["https://hub.example/"])
        let links = feed.all("link").map {
            "\($0.attributes["rel"] ?? "") \($0.attributes["href"] ?? "")"
        }
        #expect(
            links == [
                "self https://ip.example.org/topics/patents.atom",
                "alternate https://ip.example.org/topics/patents.rss",
                "alternate https://ip.example.org/topics/patents.json", "hub https://hub.example/",
                "prev-archive https://ip.example.org/archive/topics/patents/2026-09-2.atom",
                "alternate https://ip.example.org/topics/patents.html",
            ])
    }

    @Test("A feed changed when its newest entry did") func updated() throws {
        var entries = Sample.entries(5)
        entries[3].updated = Sample.now.addingTimeInterval(60)
        let feed = try atom(window: FeedWindow(entries: entries))
        #expect(feed.text("updated") == "2026-11-20T10:01:00+08:00")
    }

    @Test("A date still to come does not date the feed; first sight does") func future() throws {
        var entry = Sample.entry(0)
        entry.published = Sample.now.addingTimeInterval(40 * 86_400)
        entry.updated = entry.published
        (entry.firstSeen, entry.order) = (Sample.now, Sample.now)
        let feed = try atom(window: FeedWindow(entries: [entry]))
        #expect(feed.text("updated") == "2026-11-20T10:00:00+08:00")
        #expect(feed.first("entry")?.text("published") == "2026-12-30T10:00:00+08:00")
    }

    @Test("An entry that is issued again with a later date, which has come, dates the feed by its change")
    func reissued() throws {
        var entry = Sample.entry(0)
        entry.firstSeen = Sample.now.addingTimeInterval(-40 * 86_400)
        (entry.published, entry.order) = (Sample.now, Sample.now)
        entry.updated = Sample.now.addingTimeInterval(3600)
        #expect(try atom(window: FeedWindow(entries: [entry])).text("updated") == "2026-11-20T11:00:00+08:00")
    }

    @Test("A topic names its page as scheme, and so does the city; the publisher's own words have none")
    func categories() throws {
        var entry = Sample.entry(0)
        entry.categories = ["通知公告", "", "通知公告"]
        let categories = try atom(entry).all("category").map(\.attributes)
        #expect(
            categories == [
                [
                    "term": "overseas-ip-protection", "scheme": "https://ip.example.org/topics/",
                    "label": "Overseas IP protection",
                ],
                [
                    "term": "ip-services", "scheme": "https://ip.example.org/topics/",
                    "label": "IP services and public services",
                ],
                ["term": "guangzhou", "scheme": "https://ip.example.org/cities/", "label": "Guangzhou"],
                ["term": "通知公告"],
            ])
    }

    @Test("Language stands on the feed, and on an entry in another one") func language() throws {
        var entry = Sample.entry(0)
        #expect(try atom(entry).attributes["xml:lang"] == "zh-Hans")
        #expect(try atom(entry, language: "zh-Hans").attributes["xml:lang"] == nil)
        for none in [nil, "--", "a language"] {
            entry.language = none
            #expect(try atom(entry).attributes["xml:lang"] == nil)
        }
    }

    @Test("The bureau is the author of what names nobody, in the entry's language") func authors() throws {
        var entry = Sample.entry(0)
        #expect(try atom(entry).first("author")?.text("name") == "广州市市场监督管理局（广州市知识产权局）")
        entry.language = "en"
        #expect(try atom(entry).first("author")?.text("name") == "Guangzhou Market Supervision Bureau")
        entry.authors = [Person(name: ""), Person(name: "侨乡日报", email: "no address", url: "relative")]
        let author = try #require(try atom(entry).first("author"))
        #expect(author.children.map(\.name) == ["name"])
        #expect(author.text("name") == "侨乡日报")
    }

    @Test("A source without a name is called by its bureau") func nameless() throws {
        var entry = Sample.entry(0)
        entry.source.title = ""
        #expect(try atom(entry).first("source")?.text("title") == "广州市市场监督管理局（广州市知识产权局）")
    }

    @Test(
        "An e-mail address is one, or is left out",
        arguments: [
            ("desk@ip.example", true), ("a.b+c_d-e@mail-1.ip.example", true), ("desk@localhost", false),
            ("a b@ip.example", false), ("@ip.example", false), ("desk@", false), ("a@b@ip.example", false),
            ("desk@ip..example", false), ("管理员@ip.example", false), ("desk@-ip.example", false),
        ])
    func email(text: String, isKept: Bool) throws {
        var entry = Sample.entry(0)
        entry.authors = [Person(name: "侨乡日报", email: text)]
        #expect(try atom(entry).first("author")?.text("email") == (isKept ? text : nil))
    }

    @Test(
        "A person's address is followed by readers: one that runs something is left out",
        arguments: ["javascript:alert(1)", "x:y"])
    func persons(address: String) throws {
        var entry = Sample.entry(0)
        entry.authors = [Person(name: "侨乡日报", url: address)]
        #expect(try atom(entry).first("author")?.first("uri") == nil)
        let item = try #require((try json(FeedWindow(entries: [entry]))["items"] as? [[String: Any]])?.first)
        #expect((item["authors"] as? [[String: String]]) == [["name": "侨乡日报"]])
    }

    @Test("Another city's version is a related link under the city's name") func related() throws {
        let links = try atom(Sample.entry(0), language: "zh-Hans").all("link").filter {
            $0.attributes["rel"] == "related"
        }
        #expect(links.map { $0.attributes["title"] } == ["佛山", "肇庆"])
        // Of a source that went over to another city.
        var entry = Sample.entry(0)
        entry.link = entry.related[0].href
        #expect(try atom(entry).all("link").count { $0.attributes["rel"] == "related" } == 1)
    }

    @Test(
        "An entry without a page, or with half an address, gets our page as its link",
        arguments: [nil, "/a.html", "", "no scheme", "javascript:alert(1)"])
    func pageless(link: String?) throws {
        var entry = Sample.entry(0)
        entry.link = link
        let href = try #require(try atom(entry).first("link")?.attributes["href"])
        #expect(href == "https://ip.example.org/" + SitePaths.entryPage(entry.id))
    }

    @Test("Links are percent-encoded, and what is encoded is left alone") func encoding() throws {
        var entry = Sample.entry(0)
        entry.link = "https://amr.example/公告 1.html?q=a%20b|c#x#y"
        let href = try atom(entry).first("link")?.attributes["href"]
        #expect(href == "https://amr.example/%E5%85%AC%E5%91%8A%201.html?q=a%20b%7Cc#x%23y")
        entry.link = "http://[2001:db8::1]:80/a[1]?b[]=c#[d]"
        let bracketed = try atom(entry).first("link")?.attributes["href"]
        #expect(bracketed == "http://[2001:db8::1]:80/a%5B1%5D?b%5B%5D=c#%5Bd%5D")
    }

    @Test("An id is passed on to the letter; one that is no IRI gives way to the address of the entry's page")
    func ids() throws {
        var entry = Sample.entry(0)
        entry.id = "https://amr.example/Post?id=1&b=%E5%85%AC公"
        #expect(try atom(entry).text("id") == "https://amr.example/Post?id=1&b=%E5%85%AC公")
        entry.id = "post 17"
        #expect(try atom(entry).text("id") == "https://ip.example.org/" + SitePaths.entryPage("post 17"))
    }

    @Test("Hostile text comes through as text, without what XML forbids") func hostile() throws {
        var entry = Sample.entry(0)
        entry.title = "a\u{0}b\u{1B}<script>\"'&amp;\u{FFFE}\u{FFFF}]]>\u{FFFD}é"
        entry.content = "<p>]]>\u{8}]]\u{1}> &lt;b&gt;\r\n</p>"
        entry.summary = nil
        let element = try atom(entry)
        #expect(element.text("title") == "ab<script>\"'&amp;]]>\u{FFFD}é")
        #expect(element.text("content") == "<p>]]>]]> &lt;b&gt;\n</p>")
        let window = FeedWindow(entries: [entry])
        #expect(try rss(window).first?.text("content:encoded") == "<p>]]>]]> &lt;b&gt;\n</p>")
        let items = try json(window)["items"] as? [[String: Any]]
        #expect(items?.first?["title"] as? String == "ab<script>\"'&amp;\u{FFFE}\u{FFFF}]]>\u{FFFD}é")
    }

    /// What a reader takes from an entry, in the order of the document.
    private struct Reading: Equatable {
        var id: String?
        var title: String?
        var content: String?
        var summary: String?
        var updated: String?
        var link: String?
        var categories: Int
        var attachments: Int
    }

    private func readings(_ window: FeedWindow) throws -> [Reading] {
        try atom(window: window).all("entry").map { entry in
            Reading(
                id: entry.text("id"), title: entry.text("title"), content: entry.text("content"),
                summary: entry.text("summary"), updated: entry.text("updated"),
                link: entry.first("link")?.attributes["href"], categories: entry.all("category").count,
                attachments: entry.all("link").filter { $0.attributes["rel"] == "enclosure" }.count)
        }
    }

    @Test("RSS holds what Atom holds") func sameContent() throws {
        let items = try rss(Sample.window(20)).map { item in
            let links = item.all("atom:link").filter { $0.attributes["rel"] == "enclosure" }
            return Reading(
                id: item.text("guid"), title: item.text("title"), content: item.text("content:encoded"),
                summary: item.text("description"), updated: item.text("dcterms:modified"), link: item.text("link"),
                categories: item.all("category").count, attachments: item.all("enclosure").count + links.count)
        }
        let expected = try readings(Sample.window(20))
        #expect(items == expected)
        #expect(items.contains { $0.attachments == 2 })
    }

    @Test("JSON Feed holds what Atom holds") func sameInJSON() throws {
        let feed = try json(Sample.window(20), hubs: ["https://hub.example/"])
        let items = try #require(feed["items"] as? [[String: Any]])
        for (item, entry) in zip(items, try readings(Sample.window(20))) {
            #expect(item["id"] as? String == entry.id)
            #expect(item["title"] as? String == entry.title)
            #expect(item["url"] as? String == entry.link)
            #expect(item["content_html"] as? String == entry.content ?? entry.summary)
            #expect(item["date_modified"] as? String == entry.updated)
            #expect((item["tags"] as? [String])?.count == entry.categories)
            #expect((item["attachments"] as? [Any])?.count ?? 0 == entry.attachments)
        }
        #expect(items.count == 20)
        #expect((feed["hubs"] as? [[String: String]]) == [["type": "WebSub", "url": "https://hub.example/"]])
    }

    @Test("An archive page belongs to the feed, leads back, and says that it is one") func archive() throws {
        let publisher = Publisher(site: Sample.site())
        let entries = Sample.entries(4)
        let document = publisher.archiveDocument(
            for: .city("jiangmen"), page: ArchivePage(year: 2026, month: 3),
            previous: ArchivePage(year: 2025, month: 12, part: 2),
            entries: entries.map { publisher.written($0) })
        #expect(document.path == "archive/cities/jiangmen/2026-03.atom")
        #expect(try AtomRules.violations(document.bytes) == [])
        let feed = try XMLReader.read(document.bytes)
        #expect(feed.text("id") == "https://ip.example.org/cities/jiangmen.atom")
        #expect(feed.children.contains { $0.qualified == "{http://purl.org/syndication/history/1.0}archive" })
        let links = Dictionary(
            uniqueKeysWithValues: feed.all("link").map { ($0.attributes["rel"] ?? "", $0.attributes["href"] ?? "") })
        #expect(links["self"] == "https://ip.example.org/archive/cities/jiangmen/2026-03.atom")
        #expect(links["current"] == "https://ip.example.org/cities/jiangmen.atom")
        #expect(links["prev-archive"] == "https://ip.example.org/archive/cities/jiangmen/2025-12-2.atom")
        #expect(feed.all("entry").map { $0.text("id") } == entries.map(\.id))
    }

    @Test("A feed in a browser says what it is, with a link that works") func signpost() throws {
        let bytes = try #require(
            documents(.topic("patents"), window: Sample.window(2), language: "zh-Hans")["topics/patents.atom"])
        #expect(
            String(decoding: bytes, as: UTF8.self).contains(
                "<?xml-stylesheet type=\"text/css\" href=\"https://ip.example.org/feed.css\"?>"))
        let division = try #require(try XMLReader.read(bytes).first("subtitle")?.first("div"))
        #expect(division.qualified == "{http://www.w3.org/1999/xhtml}div")
        #expect(division.first("a")?.attributes["href"] == "https://ip.example.org/topics/patents.html")
    }
}
