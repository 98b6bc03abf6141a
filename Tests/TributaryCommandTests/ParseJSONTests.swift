import FeedAggregator
import FeedModel
import Foundation
import Testing

@testable import TributaryCommand

@Suite("tributary parse: JSON, text and batches") struct ParseJSONTests {
    private func json(_ text: String, _ options: FeedParser.Options = .init()) -> String {
        String(decoding: ParseJSON.encode(FeedParser(options).parse(Array(text.utf8))), as: UTF8.self)
    }

    @Test("Keys stand in the order of the model, and only where there is something to say")
    func order() {
        let text = """
            <rss version="2.0"><channel><ttl>5</ttl><title>T</title><item><guid isPermaLink="false">1</guid><title/></item></channel></rss>
            """
        #expect(
            json(text)
                == #"{"format":"rss-2.0","feed":{"title":{"value":"T","type":"text/plain"},"ttl":5},"#
                + #""entries":[{"id":"1","idIsPermalink":false,"title":{"value":"","type":"text/plain"}}],"#
                + #""diagnostics":{"encoding":"utf-8"}}"#)
    }

    @Test(
        "What is no feed still gives an object, without a format",
        arguments: [
            "<html/>", "<service xmlns='http://www.w3.org/2007/app' xmlns:atom='http://www.w3.org/2005/Atom'/>",
            "<html xmlns:a='http://www.w3.org/2005/Atom'><body>502</body></html>",
        ])
    func noFeed(document: String) {
        let text = json(document)
        #expect(!text.contains("\"format\""))
        #expect(text.contains(#","entries":[],"diagnostics":{"#))
    }

    @Test(
        "Dates are of the Gregorian calendar, however old",
        arguments: ["0001-01-01", "1500-03-01", "1582-10-14", "2026-11-28"])
    func oldDates(day: String) {
        let feed = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><updated>\(day)T07:05:09Z</updated></entry></feed>"
        #expect(json(feed).contains("\"date\":\"\(day)T07:05:09Z\""))
    }

    @Test("Strings are escaped as JSON asks")
    func strings() throws {
        let value = "a\"b\\c\nd\te\u{7}é专\u{2028}"
        var writer = JSONWriter()
        writer.object { $0.member("v", value) }
        let decoded = try JSONDecoder().decode([String: String].self, from: Data(writer.bytes))
        #expect(decoded == ["v": value])
    }

    @Test("Every part of the model reaches the JSON")
    func everything() throws {
        let text = """
            <rss version="2.0" xmlns:georss="http://www.georss.org/georss" xmlns:media="http://search.yahoo.com/mrss/"
            xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:psc="http://podlove.org/simple-chapters" xmlns:x="urn:x">
            <channel><cloud domain="d" port="80" protocol="p"/><textInput><name>q</name></textInput>
            <image><url>http://a.example/i.png</url><width>7</width></image><generator>G</generator><item>
            <pubDate>Mon, 26 Aug 2024 10:30:00 +0800</pubDate><author>Jo (jo@a.example)</author><category domain="s">t</category>
            <enclosure url="http://a.example/e" length="9" type="a/b"/><georss:box>1 2 3 4.5</georss:box>
            <media:thumbnail url="http://a.example/t"/><media:rating>adult</media:rating><itunes:block>yes</itunes:block>
            <psc:chapters><psc:chapter start="1.5" title="c"/></psc:chapters><x:y z="1">w</x:y>
            <source url="http://a.example/s">S</source></item></channel></rss>
            """
        let value = json(text)
        for part in [
            #""cloud":{"domain":"d","port":80,"protocol":"p"}"#, #""textInput":{"name":"q"}"#,
            #""image":{"url":"http://a.example/i.png","width":7}"#, #""generator":{"name":"G"}"#,
            #""published":{"date":"2024-08-26T02:30:00Z","text":"Mon, 26 Aug 2024 10:30:00 +0800"}"#,
            #""authors":[{"name":"Jo","email":"jo@a.example"}]"#, #""categories":[{"term":"t","scheme":"s"}]"#,
            #""links":[{"href":"http://a.example/e","rel":"enclosure","type":"a/b","length":9}]"#,
            #""geo":{"type":"Box","coordinates":[[2,1],[4.5,3]]}"#,
            #""media":{"thumbnails":[{"url":"http://a.example/t"}],"rating":{"value":"adult"}}"#,
            #""itunes":{"block":true}"#,
            #""chapters":[{"start":1.5,"title":"c"}]"#,
            #""extensions":[{"name":"x:y","namespace":"urn:x","value":"w","attributes":{"z":"1"}}]"#,
            #""source":{"title":{"value":"S","type":"text/plain"},"links":[{"href":"http://a.example/s","rel":"self"}]}"#,
        ] {
            #expect(value.contains(part))
        }
    }

    @Test("A batch answers each request, and says why where it cannot")
    func batch() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "parse-batch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.xml")
        try Data("<rss><channel><link>x</link></channel></rss>".utf8).write(to: file)
        let batch = ParseBatch()
        let request =
            #"{"file": "\#(file.path(percentEncoded: false))", "base": "http://a.example/b/", "language": "fr"}"#
        let answer = String(decoding: batch.answer(to: request), as: UTF8.self)
        #expect(answer.contains(#""link":"http://a.example/b/x""#))
        #expect(answer.contains(#""language":"fr""#))
        for bad in ["nonsense", "{}", #"{"file": "/nowhere/at/all"}"#] {
            #expect(String(decoding: batch.answer(to: bad), as: UTF8.self).hasPrefix(#"{"error":""#))
        }
    }

    @Test("For people, a feed is a list of titles with what belongs to them")
    func text() {
        let parsed = FeedParser().parse(
            Array(
                """
                <rss version="2.0"><channel><title>Notices</title><item><title>One</title><link>http://a.example/1</link>
                <pubDate>2024-08-26</pubDate><description>&lt;p&gt;Text&lt;/p&gt; &amp;amp; more</description></item></channel></rss>
                """.utf8))
        let text = ParseText.describe(parsed)
        #expect(text.hasPrefix("Notices\n"))
        for part in ["rss-2.0", "1. One", "http://a.example/1", "2024-08-26", "Text & more"] {
            #expect(text.contains(part))
        }
        #expect(!text.contains("2024-08-26T"))
    }
}
