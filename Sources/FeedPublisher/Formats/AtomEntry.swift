public import FeedModel

public import struct Foundation.Date

/// One entry of an Atom feed to be written (RFC 4287 §4.1.2).
public struct AtomEntry: Sendable, Hashable {
    /// An IRI that never changes (§4.2.6).
    public var id: String
    /// Plain text.
    public var title: String
    /// In the order they are written in; enclosures among them, with `rel` `enclosure`.
    public var links: [Link]
    /// When it first came out (§4.2.9).
    public var published: Date?
    /// When it last changed in a way worth a reader's notice (§4.2.15).
    public var updated: Date
    /// Empty where the feed's stand for it.
    public var authors: [Person]
    /// Each with a term (§4.2.2.1).
    public var categories: [Category]
    /// Safe HTML, absolute addresses.
    public var summary: String?
    /// Safe HTML, absolute addresses.
    public var content: String?
    /// BCP 47, where it is not the feed's.
    public var language: String?
    /// The feed it was taken from.
    public var source: AtomSource?

    /// - Parameter link: the entry's web page.
    public init(
        id: String, title: String, link: String? = nil, published: Date? = nil, updated: Date,
        author: Person? = nil,
        summary: String? = nil, content: String? = nil
    ) {
        (self.id, self.title, self.links) = (id, title, link.map { [Link($0)] } ?? [])
        (self.published, self.updated, self.authors) = (published, updated, author.map { [$0] } ?? [])
        (self.categories, self.summary, self.content) = ([], summary, content)
        (self.language, self.source) = (nil, nil)
    }

    /// The address of the entry's web page.
    var page: String? { links.first { $0.rel == "alternate" }?.href }

    var enclosures: [Link] { links.filter { $0.rel == "enclosure" } }
}

/// The feed an entry was taken from (RFC 4287 §4.2.11).
public struct AtomSource: Sendable, Hashable {
    /// The feed's own, an IRI.
    public var id: String
    /// Plain text.
    public var title: String
    /// When the feed last changed.
    public var updated: Date
    /// A `self` link says where the feed is.
    public var links: [Link]
    /// Who stands for the entry where it names nobody.
    public var authors: [Person]

    public init(id: String, title: String, updated: Date, links: [Link] = [], authors: [Person] = []) {
        (self.id, self.title, self.updated, self.links, self.authors) = (
            id, title, updated, links, authors
        )
    }
}
