import FeedAggregator
import FeedModel
import Testing

@Suite("Parser: which element counts") struct ParserPrecedenceTests {
    @Test("The shallowest element wins, whatever the order")
    func depth() throws {
        for body in [
            "<title>own</title><x:y><title>other</title></x:y>", "<x:y><title>other</title></x:y><title>own</title>",
        ] {
            #expect(try Parsing.item(body).title?.value == "own")
        }
        for body in ["<x:z>own</x:z><x:y><x:z>other</x:z></x:y>", "<x:y><x:z>other</x:z></x:y><x:z>own</x:z>"] {
            let values = try Parsing.item(body).extensions.filter { $0.name == "x:z" }.map(\.value)
            #expect(values == ["own"])
        }
    }

    @Test("Of equals the last counts, and the format's own before those of extensions")
    func repeats() throws {
        #expect(try Parsing.item("<pubDate>1</pubDate><pubDate>2</pubDate>").published?.text == "2")
        #expect(try Parsing.item("<title>own</title><media:title>other</media:title>").title?.value == "own")
        #expect(try Parsing.item("<media:title>other</media:title><title>own</title>").title?.value == "own")
        #expect(try Parsing.item("<dc:title>other</dc:title>").title?.value == "other")
    }

    @Test("A second summary is content, as long as there is none")
    func secondSummary() throws {
        let twice = try Parsing.item("<description>a</description><description>b</description>")
        #expect(twice.summary?.value == "a")
        #expect(twice.contents.map(\.value) == ["b"])
        let with = try Parsing.item("<content:encoded>c</content:encoded><description>a</description>")
        #expect(with.summary?.value == "a")
        #expect(with.contents.map(\.value) == ["c"])
    }

    @Test("Pictures and search boxes do not lend their titles and links")
    func parts() {
        let feed = Parsing.channel(
            """
            <title>T</title><link>https://a.example/</link><image><title>I</title><link>https://i.example/</link></image>
            <textInput><title>S</title><link>https://s.example/</link></textInput>
            """)
        #expect(feed.title?.value == "T")
        #expect(feed.link == "https://a.example/")
        #expect(feed.links.count == 1)
    }

    @Test("The web page is the alternate link that is HTML or states no type")
    func link() throws {
        let entry = try Parsing.entry(
            """
            <link rel='self' href='https://a.example/self'/><link href='https://a.example/page'/>
            <link rel='alternate' type='application/pdf' href='https://a.example/pdf'/>
            """)
        #expect(entry.link == "https://a.example/page")
        #expect(try Parsing.item("<guid>https://a.example/g</guid>").link == "https://a.example/g")
        #expect(
            try Parsing.item("<guid>https://a.example/g</guid><link>https://a.example/l</link>").link
                == "https://a.example/l")
        #expect(try Parsing.item("<guid isPermaLink='false'>https://a.example/g</guid>").link == nil)
        #expect(
            try Parsing.entry("<link rel='alternate'>https://a.example/text</link>").link == "https://a.example/text")
    }

    @Test("An item's links follow its page, however they came about")
    func links() {
        var item = Item()
        #expect(item.links.isEmpty)
        item.link = "https://a.example/1"
        #expect(item.links.isEmpty)
        item.links.append(Link("https://a.example/1"))
        #expect(item.links == [Link("https://a.example/1")])
        var same = Item()
        same.links = [Link("https://a.example/1")]
        same.link = "https://a.example/1"
        #expect(item == same)
        item.link = "https://a.example/2"
        #expect(item.links == [Link("https://a.example/1")])
        #expect(item != same)
        same.links.append(Link("https://a.example/1.mp3", rel: "enclosure"))
        #expect(same.links.map(\.rel) == ["alternate", "enclosure"])
        same.links[0].title = "One"
        same.links.removeLast()
        #expect(same.links == [Link("https://a.example/1", title: "One")])
        same.links = []
        same.link = nil
        #expect(same.links.isEmpty)
    }

    @Test("What an unknown element holds is the item's only where the item has none of its own, before it or behind it")
    func withinStrangers() throws {
        let own = """
            <link>https://a.example/1</link><author>Own</author><category>own</category><dc:title>Own title</dc:title>
            <enclosure url='https://a.example/own.pdf'/>
            """
        let strange = """
            <x:related><x:item><link>https://b.example/about</link><author>Other</author><category>other</category>
            <title>Other title</title><enclosure url='https://b.example/other.pdf'/></x:item></x:related>
            """
        for body in [own + strange, strange + own] {
            let entry = try Parsing.item(body)
            #expect(entry.link == "https://a.example/1")
            #expect(entry.links.filter { $0.rel == "alternate" }.map(\.href) == ["https://a.example/1"])
            #expect(entry.links.count { $0.rel == "enclosure" } == 2, "files are files wherever they are named")
            #expect(entry.authors == [Person(name: "Own")])
            #expect(entry.categories.map(\.term) == ["own"])
            #expect(entry.title?.value == "Own title")
        }
        let only = try Parsing.item(strange)
        #expect(only.link == "https://b.example/about")
        #expect(only.authors == [Person(name: "Other")])
    }

    @Test(
        "An entry of another feed that an unknown element holds is no entry of this one, and takes nothing of it away")
    func foreignEntry() {
        let text = """
            <feed xmlns='http://www.w3.org/2005/Atom' xmlns:x='urn:x'><title>T</title>
            <entry><id>urn:1</id><x:comments><feed><title>C</title><entry><id>urn:c</id><title>Comment</title><link href='https://b.example/'/>
            <content>spam</content></entry></feed></x:comments><title>One</title><link href='https://a.example/1'/><content>Body</content></entry>
            <entry><id>urn:2</id><title>Two</title></entry></feed>
            """
        let entries = Parsing.parse(text).entries
        #expect(entries.map(\.id) == ["urn:1", "urn:2"])
        #expect(entries.map(\.title?.value) == ["One", "Two"])
        #expect(entries.first?.link == "https://a.example/1")
        #expect(entries.first?.contents.map(\.value) == ["Body"])
    }

    @Test("Addresses are resolved against the nearest base")
    func bases() throws {
        let entry = try Parsing.entry("<link xml:base='x/' href='y'/><id>z</id>", base: "https://a.example/f")
        #expect(entry.link == "https://a.example/x/y")
        #expect(entry.id == "https://a.example/z")
        #expect(
            try Parsing.entry("<link xml:base='javascript:x' href='y'/>", base: "https://a.example/").link
                == "https://a.example/y")
        #expect(try Parsing.item("<guid isPermaLink='false'>7</guid>", base: "https://a.example/").id == "7")
    }

    @Test("Namespaces count, not prefixes; unknown ones go by their prefix")
    func namespaces() {
        let text = """
            <r:rss version='2.0' xmlns:r='http://backend.userland.com/RSS2' xmlns:d='HTTP://purl.org/dc/elements/1.1/'
            xmlns:o='urn:other'><r:channel><r:item><o:description>no</o:description><r:description>yes</r:description>
            <d:creator>Jo</d:creator></r:item></r:channel></r:rss>
            """
        let entry = Parsing.parse(text).entries.first
        #expect(entry?.summary?.value == "yes")
        #expect(entry?.authors == [Person(name: "Jo")])
        #expect(entry?.extensions.map(\.name) == ["o:description"])
    }

    @Test("xml:lang is inherited, ended by an empty one, and written with hyphens")
    func languages() {
        let text = """
            <feed xmlns='http://www.w3.org/2005/Atom' xml:lang='zh_CN'><title>a</title><entry xml:lang='en'><title>b</title>
            <summary xml:lang=''>c</summary></entry></feed>
            """
        let parsed = Parsing.parse(text)
        #expect(parsed.feed.language == "zh-CN")
        #expect(parsed.feed.title?.language == "zh-CN")
        #expect(parsed.entries.first?.title?.language == "en")
        #expect(parsed.entries.first?.summary?.language == nil)
        #expect(
            FeedParser(.init(language: "fr")).parse(Array("<rss><channel><title>x</title></channel></rss>".utf8)).feed
                .language == "fr")
    }
}
