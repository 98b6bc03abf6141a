import FeedAggregator
import FeedModel
import struct Foundation.Date
import struct Foundation.TimeZone
import Testing

@Suite("Cleaning") struct CleaningTests {
    private let cleaner = EntryCleaner(
        timeZone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt, language: "zh-Hans",
        feedURL: "https://ip.example/feed.xml")

    private func clean(_ build: (inout Entry) -> Void) -> CleanEntry? {
        var entry = Entry()
        build(&entry)
        return cleaner.clean(ParsedFeed(format: .rss20, entries: [entry])).first
    }

    @Test(
        "A title is one plain line",
        arguments: [
            (Text("商标 &amp; 专利"), "商标 &amp; 专利"), (Text("<b>商标</b> &amp; 专利", type: "text/html"), "商标 & 专利"),
            (Text("<div>商标<br/>专利</div>", type: "application/xhtml+xml"), "商标 专利"), (Text(" a\n b "), "a b"),
        ])
    func title(title: Text, expected: String) { #expect(clean { $0.title = title }?.title == expected) }

    @Test("An entry without a title is named by its text, else its link, else its file, else its id") func noTitle() {
        #expect(clean { $0.summary = Text("<p>企业出海前先查商标</p>", type: "text/html") }?.title == "企业出海前先查商标")
        #expect(
            clean {
                $0.title = Text("  "); $0.link = "/a.html"
            }?.title == "https://ip.example/a.html")
        #expect(clean { $0.links = [Link("a.mp3", rel: "enclosure")] }?.title == "https://ip.example/a.mp3")
        #expect(clean { $0.id = "tag:ip.example,2024:1" }?.title == "tag:ip.example,2024:1")
        #expect(clean { _ in } == nil)
    }

    @Test(
        "Of a document that lists the oldest first, the newest entries are its last",
        arguments: [
            ([3, 2, 1, 0], ["a", "b"]), ([0, 1, 2, 3], ["c", "d"]), ([0, 3, 2, 1], ["a", "b"]),
            ([1, 1, 1, 1], ["a", "b"]),
            ([0, 9, 9, 9], ["a", "b"]),
        ])
    func newest(days: [Int], expected: [String]) {
        let entries = zip(["a", "b", "c", "d"], days).map { CleanEntry.row($0, on: .day($1)) }
        #expect(entries.newest(2).map(\.title) == expected)
        #expect(entries.newest(9) == entries[...])
    }

    @Test("A long text gives a short title") func longText() throws {
        let title = try #require(clean { $0.summary = Text(String(repeating: "知识产权", count: 100)) }?.title)
        #expect(title.count == 80)
        #expect(title.hasSuffix("…"))
    }

    @Test("A teaser stays beside a whole text, or where there is nothing else") func bodies() throws {
        let both = try #require(
            clean {
                $0.summary = Text("短"); $0.contents = [Text("<p>长文</p>", type: "text/html")]
            })
        #expect(both.summary == "短")
        #expect(both.content == "<p>长文</p>")
        let same = try #require(
            clean {
                $0.summary = Text("长文"); $0.contents = [Text("<p>长文</p>", type: "text/html")]
            })
        #expect(same.summary == nil)
        let alone = try #require(clean { $0.summary = Text("短") })
        #expect(alone.summary == "短")
        #expect(alone.content == nil)
    }

    @Test("Of several contents the longest is the text, and what is no text is none") func contents() throws {
        let entry = try #require(
            clean {
                $0.contents = [
                    Text("iVBORw0KGgo=", type: "image/png"), Text("短"), Text("<p>长一些的文字</p>", type: "text/html"),
                ]
            })
        #expect(entry.content == "<p>长一些的文字</p>")
    }

    @Test("A body is strictly safe, and its addresses are absolute by its own base") func safe() throws {
        let entry = try #require(
            clean {
                $0.contents = [
                    Text(
                        "<form><p class=x onclick=y>a <a href=\"b\">c</a><script>d</script></p></form>",
                        type: "text/html", base: "https://ip.example/x/")
                ]
            })
        #expect(entry.content == "<p>a <a href=\"https://ip.example/x/b\">c</a></p>")
    }

    @Test("Plain text becomes HTML that says the same") func plain() {
        #expect(clean { $0.summary = Text("a < b & c\nd\n\ne") }?.summary == "<p>a &lt; b &amp; c<br />d</p><p>e</p>")
    }

    @Test("An id that stands in a file does not say where the file lies")
    func idOfFile() {
        let ids = ["12345", "/patents/5", "/marks/5", "../5", "5"]
        let items = ids.map { "<item><guid>\($0)</guid><title>t</title></item>" }
        let text = "<rss version='2.0'><channel>\(items.joined())</channel></rss>"
        let address = "file:///home/officer/feeds/notices.xml"
        let parsed = FeedParser(.init(base: address)).parse(Array(text.utf8))
        #expect(
            EntryCleaner(feedURL: address).clean(parsed).map(\.publisherID) == [
                "12345", "../../../patents/5", "../../../marks/5", "../5", "5",
            ])
    }

    @Test("A link is absolute, of the web, and fit for publishing") func link() {
        #expect(clean { $0.link = "/通知/1.html" }?.link == "https://ip.example/%E9%80%9A%E7%9F%A5/1.html")
        #expect(
            clean {
                $0.title = Text("x"); $0.link = "javascript:x"
            }?.link == nil)
        #expect(
            clean {
                $0.link = "javascript:x"; $0.links = [Link("/2")]
            }?.link == "https://ip.example/2")
        #expect(clean { $0.id = "https://ip.example/3" }?.link == "https://ip.example/3")
        #expect(
            clean {
                $0.title = Text("x"); $0.id = "https://ip.example/3"; $0.idIsPermalink = false
            }?.link == nil)
    }

    @Test("An Atom entry's page may be where its text lies, or stand under the relation's full name")
    func otherLinks() throws {
        let entries = try [
            "<content type='text/html' src='/texts/1.html'/>",
            "<link rel='http://www.iana.org/assignments/relation/alternate' href='/2.html'/>",
            "<content type='text/html' src='/texts/3.html'/><link href='/3.html'/>",
        ].map { body in
            let parsed = Parsing.parse(
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>甲</title><id>urn:x</id>\(body)</entry></feed>",
                base: "https://a.example/feed")
            return try #require(EntryCleaner(feedURL: "https://a.example/feed").clean(parsed).first)
        }
        #expect(
            entries.map(\.link) == ["texts/1", "2", "3"].map { "https://a.example/\($0).html" })
    }

    @Test("The author of where an entry comes from goes before the feed's") func sourceAuthor() throws {
        func author(_ body: String) throws -> [String?] {
            let parsed = Parsing.parse(
                "<feed xmlns='http://www.w3.org/2005/Atom'><author><name>聚合站</name></author>"
                    + "<entry><title>甲</title><id>urn:x</id>\(body)</entry></feed>")
            return try #require(EntryCleaner().clean(parsed).first).authors.map(\.name)
        }
        #expect(try author("<source><author><name>江门市局</name></author></source>") == ["江门市局"])
        #expect(try author("<source><title>T</title></source>") == ["聚合站"])
        #expect(
            try author("<author><name>李</name></author><source><author><name>江门市局</name></author></source>") == ["李"])
    }

    @Test("Dates keep whether they have a time") func dates() throws {
        let entry = try #require(
            clean {
                $0.title = Text("x")
                $0.published = FeedDate(date: Date(timeIntervalSince1970: 60), hasTime: false, text: "")
                $0.updated = FeedDate(date: nil, text: "2024年8月26日 10:30")
            })
        #expect(entry.published == EntryDate(Date(timeIntervalSince1970: 60), hasTime: false))
        #expect(entry.updated == EntryDate(Date(timeIntervalSince1970: 1_724_639_400)))
    }

    @Test("Language, authors, categories and enclosures come along") func others() throws {
        let entry = try #require(
            clean {
                $0.title = Text("x", language: "en")
                $0.authors = [Person(name: " A &amp; B ", url: "javascript:x"), Person(name: "  ")]
                $0.categories = [
                    Category(term: "专利"), Category(term: " 专利 "), Category(term: nil, label: "商标"), Category(term: ""),
                ]
                $0.links = [
                    Link("/a b.mp3", rel: "enclosure", type: "audio/mpeg", length: 5),
                    Link("/a b.mp3", rel: "enclosure"), Link("data:x", rel: "enclosure"),
                ]
            })
        #expect(entry.language == "en")
        #expect(entry.authors == [Person(name: "A & B")])
        #expect(entry.categories == ["专利", "商标"])
        #expect(entry.enclosures == [Enclosure(url: "https://ip.example/a%20b.mp3", type: "audio/mpeg", length: 5)])
    }

    @Test(
        "A language is a tag, what a locale or a country's code means, or else the source's",
        arguments: [
            ("zh_CN", "zh-CN"), ("en_US.UTF-8", "en-US"), (" en\n", "en"), ("cn", "zh-CN"),
            ("zh-cmn-Hans-CN", "zh-cmn-Hans-CN"),
            ("de-CH-1996", "de-CH-1996"), ("es-419", "es-419"), ("en-u-ca-gregory", "en-u-ca-gregory"),
            ("x-own", "x-own"),
            ("not a tag!", "zh-Hans"), ("--", "zh-Hans"), ("en-", "zh-Hans"), ("english", "zh-Hans"), ("e", "zh-Hans"),
            ("en-x", "zh-Hans"), ("en-US-GB", "zh-Hans"), ("en-CN-Hans", "zh-Hans"), ("x", "zh-Hans"), ("", "zh-Hans"),
        ])
    func language(stated: String, expected: String) {
        #expect(
            clean {
                $0.title = Text("x"); $0.language = stated
            }?.language == expected)
    }

    @Test("One bad entry never costs another") func all() {
        var good = Entry()
        good.title = Text("x")
        #expect(cleaner.clean(ParsedFeed(format: .atom10, entries: [good, Entry(), good])).count == 2)
    }
}
