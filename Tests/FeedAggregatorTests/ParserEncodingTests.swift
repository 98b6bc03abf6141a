import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Parser: encodings and Chinese sources") struct ParserEncodingTests {
    private static let feed =
        "<rss version=\"2.0\"><channel><title>珠海市知识产权动态</title><item><title>涉外商标保护</title></item></channel></rss>"

    @Test("Served as XML or not, in UTF-8 or not, the text is the same")
    func utf8() {
        for contentType in [nil, "application/rss+xml", "application/xml; charset=utf-8", "application/atom+xml"] {
            let parsed = FeedParser(.init(contentType: contentType)).parse(Array(Self.feed.utf8))
            #expect(parsed.feed.title?.value == "珠海市知识产权动态")
            #expect(parsed.diagnostics == Diagnostics(encoding: "utf-8"))
        }
        let marked = FeedParser().parse([0xEF, 0xBB, 0xBF] + Array(Self.feed.utf8))
        #expect(marked.feed.title?.value == "珠海市知识产权动态")
        let page = FeedParser(.init(contentType: "text/html; charset=utf-8")).parse(Array(Self.feed.utf8))
        #expect(page.diagnostics.problems.map(\.code) == [.mediaType])
        #expect(page.entries.count == 1)
    }

    @Test("A label that contradicts valid UTF-8 does not spoil it")
    func contradiction() {
        let text = "<?xml version=\"1.0\" encoding=\"gb2312\"?>" + Self.feed
        let parsed = FeedParser().parse(Array(text.utf8))
        #expect(parsed.feed.title?.value == "珠海市知识产权动态")
        #expect(parsed.diagnostics.problems.map(\.code) == [.encoding])
    }

    @Test("GB18030 under the labels of its subsets")
    func gb18030() {
        // 镕 stands outside GB2312; both characters are two bytes.
        let title: [UInt8] = [0xE9, 0x46, 0xD7, 0xA8]
        for label in ["gb2312", "GBK", "x-gbk", "gb18030"] {
            let head = Array("<?xml version=\"1.0\" encoding=\"\(label)\"?><rss><channel><title>".utf8)
            let parsed = FeedParser().parse(head + title + Array("</title></channel></rss>".utf8))
            #expect(parsed.feed.title?.value == "镕专")
            #expect(parsed.diagnostics.problems.isEmpty)
        }
    }

    @Test("UTF-16 with and without its mark")
    func utf16() {
        for isBig in [true, false] {
            let units = Array(("<?xml version=\"1.0\" encoding=\"utf-16\"?>" + Self.feed).utf16)
            let body = units.flatMap { unit in
                isBig ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            }
            let mark: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
            #expect(FeedParser().parse(mark + body).feed.title?.value == "珠海市知识产权动态")
            #expect(FeedParser().parse(body).feed.title?.value == "珠海市知识产权动态")
        }
    }

    @Test("Dates without a zone are the source's")
    func zone() throws {
        let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let text = "<rss><channel><item><pubDate>2024年8月26日 10:30</pubDate></item></channel></rss>"
        let parsed = FeedParser(.init(timeZone: zone)).parse(Array(text.utf8))
        #expect(parsed.entries.first?.published?.date == Date(timeIntervalSince1970: 1_724_639_400))
    }

    @Test("Control characters cost themselves alone")
    func controls() {
        let parsed = Parsing.parse("<rss><channel><title>a\u{1}b\u{B}c</title></channel></rss>")
        #expect(parsed.feed.title?.value == "abc")
        #expect(parsed.diagnostics.problems.map(\.code) == [.malformed])
    }
}
