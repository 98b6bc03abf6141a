import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Parser: extensions") struct ParserExtensionTests {
    @Test("Podcasts")
    func itunes() throws {
        let feed = Parsing.channel(
            """
            <itunes:author>Jo</itunes:author><itunes:block>yes</itunes:block><itunes:explicit>clean</itunes:explicit>
            <itunes:category text="Law"><itunes:category text="Patents"/></itunes:category><itunes:keywords>a, b ,,c</itunes:keywords>
            <itunes:owner><itunes:name>Owner</itunes:name><itunes:email>o@a.example</itunes:email></itunes:owner>
            <itunes:image href="art.png"/><itunes:subtitle>Sub</itunes:subtitle><itunes:summary>Sum</itunes:summary>
            <itunes:new-feed-url>https://new.example/</itunes:new-feed-url><itunes:type>serial</itunes:type>
            """, base: "https://a.example/")
        #expect(feed.authors == [Person(name: "Jo")])
        #expect(feed.itunes?.block == true)
        #expect(feed.itunes?.explicit == false)
        #expect(feed.itunes?.others == ["type": "serial"])
        #expect(feed.categories.map(\.term) == ["Law", "Patents", "a", "b", "c"])
        #expect(Set(feed.categories.map(\.scheme)) == ["http://www.itunes.com/"])
        #expect(feed.publisher == Person(name: "Owner", email: "o@a.example"))
        #expect(feed.image?.url == "https://a.example/art.png")
        #expect(feed.subtitle?.value == "Sub")
        #expect(feed.summary?.value == "Sum")
        #expect(feed.newLocation == "https://new.example/")
        for (said, meant) in [("yes", true), ("true", true), ("no", false), ("false", false)] {
            #expect(try Parsing.item("<itunes:explicit>\(said)</itunes:explicit>").itunes?.explicit == meant)
        }
        #expect(try Parsing.item("<itunes:explicit>maybe</itunes:explicit>").itunes?.explicit == nil)
        #expect(try Parsing.item("<itunes:block>YES</itunes:block>").itunes?.block == false)
        #expect(try Parsing.item("<itunes:duration>1:02</itunes:duration>").itunes?.others == ["duration": "1:02"])
    }

    @Test("Media RSS")
    func media() throws {
        let entry = try Parsing.item(
            """
            <media:group><media:content url="v.mp4" medium="video"/><media:thumbnail url="t.png" width="7"/>
            <media:thumbnail>u.png</media:thumbnail><media:credit role="author" scheme="urn:ebu">Jo</media:credit>
            <media:player url="p.html"/><media:rating scheme="urn:simple">adult</media:rating>
            <media:license type="text/html" href="l.html">CC</media:license>
            <media:restriction relationship="allow" type="country">AU us</media:restriction>
            <media:description>Said</media:description><media:category>c</media:category><media:keywords>k, l</media:keywords>
            </media:group>
            """, base: "https://a.example/")
        let media = try #require(entry.media)
        #expect(media.contents == [["url": "https://a.example/v.mp4", "medium": "video"]])
        #expect(media.thumbnails.map { $0["url"] } == ["https://a.example/t.png", "https://a.example/u.png"])
        #expect(media.credits == [Media.Credit(name: "Jo", role: "author", scheme: "urn:ebu")])
        #expect(media.player == "https://a.example/p.html")
        #expect(media.rating == Media.Rating(value: "adult", scheme: "urn:simple"))
        #expect(media.license == Media.License(name: "CC", url: "https://a.example/l.html", type: "text/html"))
        #expect(media.restriction?.values == ["au", "us"])
        #expect(entry.summary?.value == "Said")
        #expect(entry.categories.map(\.term) == ["c", "k", "l"])
        #expect(Set(entry.categories.map(\.scheme)) == ["http://search.yahoo.com/mrss/category_schema"])
    }

    @Test(
        "Places stand longitude first",
        arguments: [
            ("<georss:point>22.5 113.0</georss:point>", Geometry.point([113, 22.5])),
            ("<georss:point>22.5,113.0</georss:point>", .point([113, 22.5])),
            ("<georss:line>1 2 3 4</georss:line>", .lineString([[2, 1], [4, 3]])),
            ("<georss:polygon>1 2 3 4 5 6 1 2</georss:polygon>", .polygon([[2, 1], [4, 3], [6, 5], [2, 1]])),
            ("<georss:box>1 2 3 4</georss:box>", .box([[2, 1], [4, 3]])),
            ("<georss:where><gml:Point><gml:pos>1 2</gml:pos></gml:Point></georss:where>", .point([2, 1])),
            (
                "<georss:where><gml:Point srsDimension='3'><gml:pos>1 2 9</gml:pos></gml:Point></georss:where>",
                .point([2, 1, 9])
            ),
            ("<gml:Point srsName='urn:ogc:def:crs:EPSG::26910'><gml:pos>1 2</gml:pos></gml:Point>", .point([1, 2])),
            ("<gml:Point srsName='urn:ogc:def:crs:EPSG::4326'><gml:pos>1 2</gml:pos></gml:Point>", .point([2, 1])),
            ("<gml:LineString><gml:posList>1 2 3 4</gml:posList></gml:LineString>", .lineString([[2, 1], [4, 3]])),
            (
                "<gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>1 2 3 4 5 6 1 2</gml:posList></gml:LinearRing>"
                    + "</gml:exterior></gml:Polygon>", .polygon([[2, 1], [4, 3], [6, 5], [2, 1]])
            ),
        ])
    func places(body: String, geometry: Geometry) throws { #expect(try Parsing.item(body).geometry == geometry) }

    @Test("A place that cannot be read is none", arguments: ["", "1", "north", "1e999 2", "nan 2"])
    func noPlace(text: String) throws {
        #expect(try Parsing.item("<georss:point>\(text)</georss:point>").geometry == nil)
    }

    @Test("A box has two corners", arguments: ["1 2", "1 2 3 4 5 6"])
    func noBox(text: String) throws {
        #expect(try Parsing.item("<georss:box>\(text)</georss:box>").geometry == nil)
    }

    @Test("Dublin Core fills what the format has not")
    func dublinCore() throws {
        let entry = try Parsing.item(
            """
            <dc:creator>Jo</dc:creator><dc:contributor>Bo</dc:contributor><dc:publisher>Po (p@a.example)</dc:publisher>
            <dc:date>2024-08-26</dc:date><dc:language>zh</dc:language><dc:rights>R</dc:rights><dc:subject>S</dc:subject>
            <dc:description>D</dc:description><dcterms:created>2024-01-01</dcterms:created><dcterms:issued>2024-02-01</dcterms:issued>
            <dcterms:valid>start=2024-03-01;end=2024-04-01;scheme=W3C-DTF</dcterms:valid>
            """)
        #expect(entry.authors == [Person(name: "Jo")])
        #expect(entry.contributors == [Person(name: "Bo")])
        #expect(entry.publisher == Person(name: "Po", email: "p@a.example"))
        #expect(entry.updated?.date == Date(timeIntervalSince1970: 1_724_630_400))
        #expect(entry.language == "zh")
        #expect(entry.rights?.value == "R")
        #expect(entry.categories == [Category(term: "S")])
        #expect(entry.summary?.value == "D")
        #expect(entry.created?.text == "2024-01-01")
        #expect(entry.published?.text == "2024-02-01")
        #expect(entry.validFrom?.text == "2024-03-01")
        #expect(entry.validUntil?.date == Date(timeIntervalSince1970: 1_711_929_600))
    }

    @Test("Chapters, comments and licenses")
    func others() throws {
        let entry = try Parsing.item(
            """
            <psc:chapters><psc:chapter start="00:00:12.500" title="One" href="c.html"/><psc:chapter start="1:02:03" title="Two"/></psc:chapters>
            <psc:chapters><psc:chapter start="0" title="Late"/></psc:chapters>
            <wfw:comment>post</wfw:comment><wfw:commentRss>feed</wfw:commentRss><slash:comments>x</slash:comments>
            <cc:license rdf:resource="https://licenses.example/by"/>
            """, base: "https://a.example/")
        #expect(entry.chapters.map(\.start) == [12.5, 3723])
        #expect(entry.chapters.first?.url == "https://a.example/c.html")
        #expect(entry.comments?.post == "https://a.example/post")
        #expect(entry.comments?.feed == "https://a.example/feed")
        #expect(entry.comments?.count == nil)
        #expect(entry.links == [Link("https://licenses.example/by", rel: "license")])
    }

    @Test("What the model has no field for is kept with its name, text and attributes")
    func unknown() throws {
        let entry = try Parsing.item("<x:a b='1' x:c='2'>text</x:a><odd/><x:outer><x:inner>in</x:inner></x:outer>")
        #expect(
            entry.extensions == [
                Extension(name: "x:a", namespace: "urn:unknown", value: "text", attributes: ["b": "1", "x:c": "2"]),
                Extension(name: "odd", value: ""),
                Extension(name: "x:outer", namespace: "urn:unknown", value: ""),
                Extension(name: "x:inner", namespace: "urn:unknown", value: "in"),
            ])
    }
}
