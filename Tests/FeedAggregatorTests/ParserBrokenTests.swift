import FeedAggregator
import FeedModel
import Testing

@Suite("Parser: broken and hostile documents") struct ParserBrokenTests {
    @Test(
        "Cut off at any byte, a feed is read as far as it goes, and says nothing but its own words once the entry that it breaks off in is left out",
        arguments: ["notices.rss", "notices.atom", "notices.rdf"])
    func cutOff(name: String) throws {
        let bytes = try Parsing.fixture(name)
        let whole = FeedParser().parse(bytes)
        #expect(!whole.isCutOff)
        let text = String(decoding: bytes, as: UTF8.self)
        let firstEntryEnd = try #require(text.firstRange(of: /<\/(item|entry)>/))
        let enough = text.utf8.distance(from: text.startIndex, to: firstEntryEnd.upperBound)
        var cuts = 0
        for end in bytes.indices {
            let parsed = FeedParser().parse(Array(bytes[..<end]))
            if end >= enough { #expect(parsed.entries.first == whole.entries.first) }
            cuts += parsed.isCutOff ? 1 : 0
            for (read, meant) in zip(parsed.isCutOff ? parsed.entries.dropLast() : parsed.entries[...], whole.entries) {
                #expect(read.title == nil || read.title?.value == meant.title?.value, "at \(end)")
                #expect(read.link == nil || read.link == meant.link || read.link == meant.id, "at \(end)")
                #expect(read.summary == nil || read.summary?.value == meant.summary?.value, "at \(end)")
                #expect(zip(read.contents, meant.contents).allSatisfy { $0.value == $1.value }, "at \(end)")
            }
        }
        #expect(cuts > 100)
    }

    @Test(
        "A feed that breaks off between two elements of an entry is cut off where the entries before it have more",
        arguments: [
            ("<item><title>b</title>", true), ("<item><title>b</title><link>https://a.example/2</link>", true),
            ("<item><title>b</title><link>https://a.example/2</link><pubDate>26 Aug 2024</pubDate>", false),
            ("<item>", true), ("", false),
        ])
    func cutBetween(last: String, isCutOff: Bool) {
        let first = """
            <item><title>a</title><link>https://a.example/1</link><pubDate>27 Aug 2024</pubDate><author>a</author></item>
            """
        let second = "<item><title>c</title><link>https://a.example/3</link><pubDate>27 Aug 2024</pubDate></item>"
        #expect(Parsing.parse("<rss><channel><title>T</title>\(first)\(second)\(last)").isCutOff == isCutOff)
    }

    @Test("A first entry with nothing but its title is cut off; its address or id makes it one")
    func cutInFirst() {
        #expect(Parsing.parse("<rss><channel><item><title>a</title>").isCutOff)
        #expect(!Parsing.parse("<rss><channel><item><title>a</title><guid>1</guid>").isCutOff)
    }

    @Test(
        "A JSON Feed is cut off amid an item, not between two or after the last",
        arguments: [
            (#"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"}, {"id": "2", "title": "关"#, true),
            (#"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"}, {"id": "2", "tags": ["a""#, true),
            (#"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"}, {"id": "2"}"#, false),
            (#"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"}, {"#, false),
            (#"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"}], "hubs": [{"url": "#, false),
        ])
    func cutOffJSON(text: String, isCutOff: Bool) { #expect(Parsing.parse(text).isCutOff == isCutOff) }

    @Test(
        "A feed whose last entry lacks its end alone is not cut off",
        arguments: [
            "<rss><channel><item><title>a</title><link>https://a.example/1</link>",
            "<rss><channel><item><title>a</title></item>",
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>a</id>",
            #"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "a"}]"#,
        ])
    func unended(text: String) {
        let parsed = Parsing.parse(text)
        #expect(parsed.entries.count == 1)
        #expect(!parsed.isCutOff)
    }

    @Test(
        "One malformed entry never costs another",
        arguments: [
            "<item><title>bad & worse</title></item>", "<item><title>bad</item>", "<item><title>bad",
            "<item><title bad='>x</title></item>",
            "<item><description><![CDATA[bad</description></item>",
            "<item><description><p>bad<br></description></item>",
            "<item><title>a < b</title></item>", "<item><title>&#0;&#xFFFF;</title></item>", "<item></title></item>",
            "<item><!-- bad </item>", "<item><guid isPermaLink=false>x</guid></item>",
            "<item><undeclared:x>y</undeclared:x></item>",
        ])
    func neighbours(bad: String) {
        let good = "<item><title>Good</title><link>https://a.example/good</link></item>"
        let parsed = Parsing.parse("<rss version='2.0'><channel><title>T</title>\(good)\(bad)\(good)</channel></rss>")
        #expect(parsed.feed.title?.value == "T")
        #expect(parsed.entries.first?.link == "https://a.example/good")
        #expect(parsed.entries.last?.link == "https://a.example/good")
        #expect(parsed.entries.last?.title?.value == "Good")
        #expect(parsed.diagnostics.problems.map(\.code) == [.malformed])
    }

    @Test("A text whose end tag was forgotten costs no other field of its entry")
    func unclosedText() {
        let text = """
            <rss version='2.0'><channel><item><title>Bad<link>https://a.example/1</link><description>d <b>e</b><guid>g</guid></item>
            <item><title>Good</title></item></channel></rss>
            """
        let entries = Parsing.parse(text).entries
        #expect(entries.map { $0.title?.value } == ["Bad", "Good"])
        #expect(entries.first?.link == "https://a.example/1")
        #expect(entries.first?.summary?.value == "d <b>e</b>")
        #expect(entries.first?.id == "g")
    }

    @Test("Sizes no honest feed has are read all the same")
    func sizes() {
        let entries = (0..<20_000).map { "<item><title>\($0)</title></item>" }.joined()
        #expect(Parsing.parse("<rss><channel>\(entries)</channel></rss>").entries.count == 20_000)
        let long = String(repeating: "知识产权 ", count: 400_000)
        #expect(
            Parsing.parse("<rss><channel><item><title>\(long)</title></item></channel></rss>").entries.first?.title?
                .value.utf8.count == 400_000 * 13 - 1)
        let deep = String(repeating: "<div>", count: 100_000)
        let parsed = Parsing.parse(
            "<rss><channel><item><description>\(deep)x</description></item><item><title>t</title></item></channel></rss>"
        )
        #expect(parsed.entries.count == 2)
        #expect(parsed.entries.last?.title?.value == "t")
        let nested = Parsing.parse(
            "<rss><channel>\(String(repeating: "<a>", count: 100_000))<item><title>t</title></item>")
        #expect(nested.entries.first?.title?.value == "t")
        let categories = (0..<50_000).map { "<category>\($0)</category>" }.joined()
        #expect(
            Parsing.parse("<rss><channel><item>\(categories)</item></channel></rss>").entries.first?.categories.count
                == 1000)
    }

    @Test("Nothing outside of the document is read", arguments: ["file:///etc/hostname", "http://a.example/x"])
    func external(address: String) {
        let text = "<!DOCTYPE rss [<!ENTITY x SYSTEM '\(address)'>]><rss><channel><title>&x;</title></channel></rss>"
        #expect(Parsing.parse(text).feed.title?.value == "&x;")
    }

    @Test("Items that are numbered instead of listed are items, in the order of their numbers") func numberedItems() {
        let feed = Parsing.parse(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "T",
             "items": {"10": {"id": "b", "title": "乙"}, "2": {"id": "a", "title": "甲"}}}
            """)
        #expect(feed.entries.map { $0.title?.value } == ["甲", "乙"])
    }

    @Test("A law's name in angle brackets is text in a title, and its end is not written") func bracketedName() throws {
        let entry = try Parsing.item("<title>关于学习<专利法>的通知</title><link>https://a.example/1</link>")
        #expect(entry.title?.value == "关于学习&lt;专利法&gt;的通知")
        #expect(entry.link == "https://a.example/1")
    }

    @Test("A character written as two halves is one, in XML and in HTML, and half of one is told")
    func halves() throws {
        let entry = try Parsing.item(
            "<title>&#55362;&#57271;野家&#xD842;&#xDFB7;案</title><description>李&amp;#55362;&amp;#57271;（&amp;#55362;）</description>"
        )
        #expect(entry.title?.value == "𠮷野家𠮷案")
        #expect(entry.summary?.value == "李𠮷（\u{FFFD}）")
        #expect(try Parsing.item("<title>甲&#55362;乙</title>").title?.value == "甲\u{FFFD}乙")
    }

    @Test("JSON Feed is read as far as it goes")
    func json() {
        let text = """
            {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
            {"id": 7, "title": "One", "url": "a", "content_html": "<p>x</p><script>y</script>", "date_published": "2024-08-26T10:30:00+08:00",
             "attachments": [{"url": "b.mp3", "mime_type": "Audio/MPEG", "size_in_bytes": 12.0}], "tags": ["t", "t"], "authors": [{"name": "Jo"}]},
            {"id": "8", "content_text": "line
            break <b>", "external_url": "https://e.example/"},
            {"id": "9", "title": "cut o
            """
        let parsed = Parsing.parse(text, base: "https://a.example/feed.json")
        #expect(parsed.format == .json11)
        #expect(parsed.entries.map(\.item.id) == ["7", "8", "9"])
        #expect(parsed.entries[0].contents.map(\.value) == ["<p>x</p>"])
        #expect(parsed.entries[0].link == "https://a.example/a")
        #expect(
            parsed.entries[0].links.last
                == Link("https://a.example/b.mp3", rel: "enclosure", type: "audio/mpeg", length: 12))
        #expect(parsed.entries[0].categories.count == 1)
        #expect(parsed.entries[1].contents.first?.type == "text/plain")
        #expect(parsed.entries[1].link == "https://e.example/")
        #expect(parsed.entries[2].title?.value == "cut o")
        #expect(parsed.diagnostics.problems.map(\.code) == [.malformed])
        #expect(Parsing.parse(String(repeating: "[{\"a\":", count: 50_000)).format == nil)
    }

    @Test(
        "A document that is no feed is told by what it seems to be",
        arguments: [
            ("", NotAFeed.Kind.empty), ("  \n", .empty),
            ("<html><head><title>News</title></head><p>x</p></html>", .page(title: "News")),
            ("<!DOCTYPE html><title>404 Not Found</title><p>", .errorPage(title: "404 Not Found")),
            ("<html><title>用户登录</title><p></html>", .loginPage(title: "用户登录")),
            ("<html><body><input type=\"password\"><p></body></html>", .loginPage(title: nil)),
            ("<html><script>location='/x'</script></html>", .scriptPage), ("{\"a\": 1}", .json), ("just text", .text),
            ("<?xml version='1.0'?><urlset/>", .xml(root: "urlset")), ("%PDF-1.7", .pdf), ("\u{1F}\u{8B}", .text),
            ("<html><script src='/gkmlpt/x.js'></script><p></html>", .gkmlpt),
        ])
    func notAFeed(text: String, kind: NotAFeed.Kind) {
        #expect(Parsing.parse(text).format == nil)
        #expect(FeedParser().describe(Array(text.utf8)).kind == kind)
        #expect(FeedParser().describe(Array(text.utf8)).description.isEmpty == false)
    }

    @Test("Data that is no text is told by its first bytes")
    func binary() {
        #expect(FeedParser().describe([0x1F, 0x8B, 8]).kind == .compressed)
        #expect(FeedParser().describe([0xFF, 0xD8, 0xFF, 0xE0]).kind == .image)
    }
}
