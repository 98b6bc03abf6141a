import FeedAggregator
import Foundation
import Testing

@Suite("The parser in three lines") struct ArticleExampleTests {
    private let bytes = Array(
        """
        <rss version="2.0"><channel><item><title>Trade marks abroad</title><link>/1.html</link></item></channel></rss>
        """.utf8)

    @Test("They read a feed without another import")
    func example() {
        // The lines of the article, letter for letter.
        let parser = FeedParser(.init(base: "https://bureau.example/feed.xml"))
        let parsed = parser.parse(bytes)
        for entry in parsed.entries { print(entry.title?.plainText ?? "", entry.link ?? "") }

        #expect(parsed.entries.map { $0.title?.value } == ["Trade marks abroad"])
        #expect(parsed.entries.map(\.link) == ["https://bureau.example/1.html"])
    }

    @Test("The article shows the lines that are tried here")
    func article() throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let article = tests.appending(path: "../../Sources/FeedAggregator/FeedAggregator.docc/FeedAggregator.md")
        let lines = try String(contentsOf: article, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(
            lines.firstIndex(of: "let parser = FeedParser(.init(base: \"https://bureau.example/feed.xml\"))"))
        let own = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8).split(separator: "\n").map {
            $0.drop { $0 == " " }
        }
        let begin = try #require(own.firstIndex(of: lines[start]))
        #expect(Array(own[begin..<(begin + 3)]) == Array(lines[start..<(start + 3)]))
        #expect(lines[start - 2] == "import FeedAggregator")
    }
}
