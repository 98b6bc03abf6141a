public import FeedModel

public import struct Foundation.Date
public import struct Foundation.TimeZone

/// An Atom feed to be written (RFC 4287 §4.1.1).
///
/// ```swift
/// var feed = AtomFeed(id: "https://desk.example/news.atom", title: "News", author: Person(name: "The desk"))
/// feed.entries = [
///     AtomEntry(id: "tag:desk.example,2026:1", title: "Open", link: "https://desk.example/1", updated: date, content: "<p>We are open.</p>")
/// ]
/// let bytes = try feed.document()
/// ```
public struct AtomFeed: Sendable, Hashable {
    /// An IRI that never changes (§4.2.6).
    public var id: String
    /// Plain text.
    public var title: String
    /// What stands under the title (§4.2.12).
    public var subtitle: AtomSubtitle?
    /// When it last changed in a way worth a reader's notice; `nil` for the newest `updated` of its entries, and the beginning of 1970 where
    /// there are none.
    public var updated: Date?
    /// In the order they are written in. A `self` link is recommended (§4.1.1). Put the HTML page last of the `alternate` ones:
    /// readers take the last they find for the page.
    public var links: [Link]
    /// Who stands for the entries that name nobody.
    public var authors: [Person]
    /// Each with a term (§4.2.2.1).
    public var categories: [Category]
    /// BCP 47.
    public var language: String?
    /// A square picture (§4.2.5).
    public var icon: String?
    /// A picture twice as wide as high (§4.2.8).
    public var logo: String?
    /// Plain text.
    public var rights: String?
    /// The program that makes the feed (§4.2.4); without a name it is left out.
    public var generator: Generator?
    /// Newest first, by custom.
    public var entries: [AtomEntry]
    /// The zone that dates are written in; `nil` for UTC.
    public var timeZone: TimeZone?
    /// The address of a CSS file for browsers.
    public var stylesheet: String?
    /// Whether this is a document of the feed's past that never changes again (RFC 5005 §4, `fh:archive`).
    public var isArchive: Bool

    public init(
        id: String, title: String, subtitle: AtomSubtitle? = nil, updated: Date? = nil,
        links: [Link] = [],
        author: Person? = nil, language: String? = nil, entries: [AtomEntry] = []
    ) {
        (self.id, self.title, self.subtitle, self.updated, self.links) = (
            id, title, subtitle, updated, links
        )
        (self.authors, self.categories, self.language) = (author.map { [$0] } ?? [], [], language)
        (self.entries, self.timeZone, self.stylesheet, self.isArchive) = (entries, nil, nil, false)
    }

    /// The feed as a document of UTF-8 XML.
    ///
    /// Characters that XML forbids are left out, addresses percent-encoded; fractions of a second are dropped, as some readers know none.
    /// - Throws: what would make it invalid.
    public func document() throws(AtomError) -> [UInt8] { AtomWriter.document(try AtomValidation.checked(self)) }

    /// The same feed as RSS 2.0.
    /// - Parameter address: where that document will stand.
    /// - Throws: what would make the Atom document invalid, and an address that is not absolute.
    public func rss(at address: String) throws(AtomError) -> [UInt8] {
        guard IRI.isValid(address) else { throw .relativeAddress(address) }
        return RSSWriter.document(try AtomValidation.checked(self), at: address)
    }

    /// The same feed as JSON Feed 1.1.
    /// - Parameter address: where that document will stand.
    /// - Throws: what would make the Atom document invalid, and an address that is not absolute.
    public func jsonFeed(at address: String) throws(AtomError) -> [UInt8] {
        guard IRI.isValid(address) else { throw .relativeAddress(address) }
        return JSONFeedWriter.document(try AtomValidation.checked(self), at: address)
    }
}

/// What a feed says under its title.
public enum AtomSubtitle: Sendable, Hashable {
    case text(String)
    /// Text with links in it, written as XHTML: browsers that show a feed by CSS make real links of them.
    case sentence([Part])

    /// A piece of a sentence.
    public enum Part: Sendable, Hashable {
        case text(String)
        case link(String, href: String)
    }

    /// Without links.
    var plainText: String {
        switch self {
        case .text(let text): text
        case .sentence(let parts):
            parts.map { part in
                switch part {
                case .text(let text), .link(let text, _): text
                }
            }.joined()
        }
    }
}
