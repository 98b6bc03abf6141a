import FeedAggregator
import FeedModel
import Foundation
import Testing

/// Short ways to parse, for the tests of the parser.
enum Parsing {
    static func parse(_ text: String, base: String? = nil, sanitizing: FeedParser.Sanitizing = .wide) -> ParsedFeed {
        FeedParser(.init(base: base, sanitizing: sanitizing)).parse(Array(text.utf8))
    }

    static let namespaces = """
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
        xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" \
        xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:georss="http://www.georss.org/georss" \
        xmlns:gml="http://www.opengis.net/gml" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" \
        xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:psc="http://podlove.org/simple-chapters" \
        xmlns:atom="http://www.w3.org/2005/Atom" xmlns:x="urn:unknown" xmlns:admin="http://webns.net/mvcb/" \
        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://web.resource.org/cc/"
        """

    /// The first entry of an RSS feed whose item holds `body`.
    static func item(_ body: String, base: String? = nil) throws -> Entry {
        let text = "<rss version=\"2.0\" \(namespaces)><channel><item>\(body)</item></channel></rss>"
        return try #require(parse(text, base: base).entries.first)
    }

    /// What an RSS channel that holds `body` says of itself.
    static func channel(_ body: String, base: String? = nil) -> Feed {
        parse("<rss version=\"2.0\" \(namespaces)><channel>\(body)</channel></rss>", base: base).feed
    }

    /// The first entry of an Atom feed whose entry holds `body`.
    static func entry(_ body: String, base: String? = nil) throws -> Entry {
        let text = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>\(body)</entry></feed>"
        return try #require(parse(text, base: base).entries.first)
    }

    static func fixture(_ name: String) throws -> [UInt8] {
        let file = try #require(
            Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Fixtures/Parser"))
        return try [UInt8](Data(contentsOf: file))
    }
}
