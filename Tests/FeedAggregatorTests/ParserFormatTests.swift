import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Parser: formats") struct ParserFormatTests {
    @Test(
        "Each dialect is known by its name and version",
        arguments: [
            ("<rss version='0.91'><channel/></rss>", FeedFormat.rss091Userland),
            (
                "<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'rss-0.91.dtd'>"
                    + "<rss version='0.91'><channel/></rss>", .rss091Netscape
            ),
            ("<rss version='0.92'><channel/></rss>", .rss092), ("<rss version='0.93'><channel/></rss>", .rss093),
            ("<rss version='0.94'><channel/></rss>", .rss094), ("<rss version='2.0'><channel/></rss>", .rss20),
            ("<rss version='2.0.1'><channel/></rss>", .rss20), ("<rss><channel/></rss>", .rss),
            ("<RSS VERSION='2.0'><CHANNEL/></RSS>", .rss20),
            ("<rss version='2.0' xmlns='http://backend.userland.com/rss2'><channel/></rss>", .rss20),
            ("<rss version='2.0' xmlns:a='http://www.w3.org/2005/Atom'><channel/></rss>", .rss20),
            (
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'/>",
                .rss10
            ),
            (
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
                    + " xmlns='http://my.netscape.com/rdf/simple/0.9/'/>", .rss090
            ),
            ("<feed xmlns='http://www.w3.org/2005/Atom'/>", .atom10),
            ("<a:feed xmlns:a='http://www.w3.org/2005/atom'/>", .atom10),
            ("<feed version='0.3' xmlns='http://purl.org/atom/ns#'/>", .atom03), ("<feed version='0.2'/>", .atom02),
            ("<feed version='0.1'/>", .atom01), ("<feed/>", .atom), ("<channel href='http://a.example/'/>", .cdf),
            ("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": []}", .json10),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}", .json11),
        ])
    func format(text: String, format: FeedFormat) { #expect(Parsing.parse(text).format == format) }

    @Test("RSS 2.0 fills the whole model")
    func rss() throws {
        let parsed = FeedParser().parse(try Parsing.fixture("notices.rss"))
        #expect(parsed.diagnostics.problems.isEmpty)
        let feed = parsed.feed
        #expect(feed.title?.value == "Harbour Bureau notices")
        #expect(feed.link == "https://harbour.example/")
        #expect(feed.subtitle?.value == "Notices on <b>trademarks</b>")
        #expect(feed.language == "zh-CN")
        #expect(feed.rights?.value == "© Harbour Bureau")
        #expect(feed.authors == [Person(name: "A. Editor", email: "editor@harbour.example")])
        #expect(feed.publisher == Person(name: "W. Master", email: "web@harbour.example"))
        #expect(feed.updated?.date == Date(timeIntervalSince1970: 1_724_639_400))
        #expect(feed.generator?.name == "Press 4")
        #expect(feed.docs == "https://www.rssboard.org/rss-specification")
        #expect(feed.ttl == 90)
        #expect(feed.cloud?.port == 80)
        #expect(feed.cloud?.registerProcedure == "notify")
        #expect(feed.image?.url == "https://harbour.example/logo.png")
        #expect((feed.image?.width, feed.image?.height) == (88, 0))
        #expect(feed.textInput?.name == "q")
        #expect(feed.textInput?.link == "https://harbour.example/search")
        let entry = try #require(parsed.entries.first)
        #expect(entry.title?.value == "海外商标预警")
        #expect(entry.id == "https://harbour.example/n/1.html")
        #expect(entry.idIsPermalink == true)
        #expect(entry.link == "https://harbour.example/n/1.html")
        #expect(entry.summary?.value == "<p>正文 &amp; 附件</p>")
        #expect(entry.comments?.url == "https://harbour.example/n/1.html#talk")
        #expect(entry.comments?.count == 3)
        #expect(entry.categories == [Category(term: "商标", scheme: "https://harbour.example/topics")])
        #expect(entry.source?.title?.value == "Harbour Daily")
        #expect(entry.source?.links == [Link("https://daily.example/feed.xml", rel: "self")])
        #expect(
            entry.links.last
                == Link("https://harbour.example/n/1.pdf", rel: "enclosure", type: "application/pdf", length: 1234))
        #expect(parsed.entries.last?.link == nil)
        #expect(parsed.entries.last?.idIsPermalink == false)
    }

    @Test("Atom 1.0 fills the whole model")
    func atom() throws {
        let parsed = FeedParser(.init(base: "https://island.example/feed.atom")).parse(
            try Parsing.fixture("notices.atom"))
        #expect(parsed.diagnostics.problems.isEmpty)
        #expect(parsed.feed.title == Text("Island <notices>", language: "en", base: "https://island.example/base/"))
        #expect(parsed.feed.icon == "https://island.example/base/icon.png")
        #expect(parsed.feed.logo == "https://island.example/logo.png")
        #expect(parsed.feed.generator == Generator(name: "Press", url: "https://press.example/", version: "5"))
        let entry = try #require(parsed.entries.first)
        #expect(entry.title?.value == "A <em>notice</em>")
        #expect(entry.title?.type == "text/html")
        #expect(entry.link == "https://island.example/base/n/1.html")
        #expect(entry.links.map(\.rel) == ["alternate", "alternate", "enclosure"])
        #expect(entry.links.last?.length == 42)
        #expect(
            entry.authors == [
                Person(name: "One", email: "one@island.example", url: "https://island.example/one"),
                Person(name: "Two"),
            ])
        #expect(entry.contributors == [Person(name: "Three")])
        #expect(
            entry.contents.first?.value
                == "<p>Text with <a href=\"https://island.example/base/n/2.html\">a link</a>.</p>")
        #expect(entry.contents.first?.type == "application/xhtml+xml")
        #expect(entry.contents.first?.language == "zh-Hans")
        #expect(entry.categories == [Category(term: "patents", scheme: "https://island.example/c", label: "Patents")])
        #expect(entry.source?.id == "tag:island.example,2024:source")
        #expect(entry.source?.title?.value == "Elsewhere")
        #expect(entry.id == "tag:island.example,2024:1")
        #expect(entry.idIsPermalink == nil)
    }

    @Test("RDF keeps its items and picture outside of the channel")
    func rdf() throws {
        let parsed = FeedParser().parse(try Parsing.fixture("notices.rdf"))
        #expect(parsed.format == .rss10)
        #expect(parsed.feed.title?.value == "River notices")
        #expect(parsed.feed.image?.url == "https://river.example/logo.png")
        #expect(parsed.feed.textInput?.name == "s")
        #expect(parsed.feed.generator?.url == "https://press.example/?v=6")
        #expect(parsed.feed.extensions.isEmpty)
        #expect(parsed.entries.map(\.item.id) == ["https://river.example/1", "https://river.example/2"])
        #expect(parsed.entries.first?.title?.value == "First")
        #expect(parsed.entries.first?.updated?.text == "2024-08-26T10:30+08:00")
        #expect(parsed.entries.first?.links.last == Link("https://licenses.example/by", rel: "license"))
        #expect(parsed.entries.first?.contents.first?.value == "<p>Whole</p>")
    }

    @Test("CDF says with attributes what others say with elements")
    func cdf() throws {
        let parsed = Parsing.parse(
            """
            <CHANNEL HREF="https://old.example/" LASTMOD="2004-04-06T23:05:43-05:00"><TITLE>Old</TITLE>
            <ABSTRACT>About</ABSTRACT><ITEM HREF="https://old.example/1"><TITLE>One</TITLE></ITEM></CHANNEL>
            """)
        #expect(parsed.feed.link == "https://old.example/")
        #expect(parsed.feed.subtitle?.value == "About")
        #expect(parsed.feed.updated?.date == Date(timeIntervalSince1970: 1_081_310_743))
        #expect(parsed.entries.first?.link == "https://old.example/1")
        #expect(parsed.entries.first?.title?.value == "One")
    }
}
