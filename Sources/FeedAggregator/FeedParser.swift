public import FeedModel
public import struct Foundation.Date
public import struct Foundation.TimeZone
internal import XMLTree

/// Reads feeds: RSS 0.90 to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, CDF and JSON Feed, well-formed or not.
///
/// ```swift
/// let parser = FeedParser(.init(base: "https://bureau.example/feed.xml"))
/// let parsed = parser.parse(bytes)
/// for entry in parsed.entries { print(entry.title?.plainText ?? "", entry.link ?? "") }
/// ```
///
/// Parsing never fails and never waits: what cannot be read is left out, and its `diagnostics` say what was wrong. Where
/// the document is no feed at all, its format is `nil`, and ``describe(_:)`` tells what it seems to be.
public struct FeedParser: Sendable {
    /// What is known of a document besides its bytes.
    public struct Options: Sendable {
        /// Where the document came from; relative URLs resolve against it.
        public var base: String?
        /// The HTTP `Content-Type` it was served with, `charset` included.
        public var contentType: String?
        /// The HTTP `Content-Language`: the language of text that does not state its own.
        public var language: String?
        /// The encoding to read it in, whatever it says of itself.
        public var encoding: String?
        /// The zone of dates that name none.
        public var timeZone: TimeZone
        /// The moment by which dates without a year are understood; without it they stay unread.
        public var reference: Date?
        /// What becomes of HTML.
        public var sanitizing: Sanitizing

        public init(
            base: String? = nil, contentType: String? = nil, language: String? = nil, encoding: String? = nil,
            timeZone: TimeZone = .gmt, reference: Date? = nil, sanitizing: Sanitizing = .wide
        ) {
            (self.base, self.contentType, self.language, self.encoding) = (base, contentType, language, encoding)
            (self.timeZone, self.reference, self.sanitizing) = (timeZone, reference, sanitizing)
        }
    }

    /// How the HTML of texts is made safe, and its addresses resolved.
    public enum Sanitizing: Sendable {
        /// Everything harmless is kept, forms and drawings included.
        case wide
        /// What a published page needs: text, links, pictures, tables.
        case strict
        /// HTML stays as it is, and is not safe to show.
        case none

        var sanitizer: Sanitizer? {
            switch self {
            case .wide: Sanitizer(policy: .wide)
            case .strict: Sanitizer(policy: .strict)
            case .none: nil
            }
        }
    }

    /// What is known of the documents besides their bytes.
    public let options: Options

    public init(_ options: Options = Options()) { self.options = options }

    /// Reads a document.
    public func parse(_ bytes: [UInt8]) -> ParsedFeed {
        parse(
            PlainUTF8.read(bytes, options)
                ?? Decoder.decode(bytes, contentType: options.contentType, override: options.encoding))
    }

    /// Reads a document that was decoded before.
    package func parse(_ decoded: DecodedText) -> ParsedFeed {
        var parsed = parse(utf8: decoded.utf8)
        parsed.diagnostics.encoding = decoded.encoding
        parsed.diagnostics.problems.insert(contentsOf: decoded.problems, at: 0)
        return parsed
    }

    /// Reads a decoded document; its diagnostics tell of well-formedness alone.
    private func parse(utf8 bytes: [UInt8]) -> ParsedFeed {
        if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
            return JSONFeedParser(options: options).parse(bytes)
        }
        let (handler, outcome) = XMLReader.read(bytes) { FeedHandler(options: options) }
        var parsed = handler.finish()
        if outcome.isNetscape, parsed.format == .rss091Userland || parsed.format == .rss {
            parsed.format = .rss091Netscape
        }
        if let problem = outcome.problem { parsed.diagnostics.problems.append(.init(.malformed, problem.description)) }
        return parsed
    }
}
