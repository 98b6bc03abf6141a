/// What a feed, an entry and an entry's source have in common, in Atom's terms (RFC 4287 §4.2), whatever format it arrived in.
///
/// The comment at each field names the elements that fill it. A field is `nil`, and a list empty, where the document says nothing.
public struct Item: Sendable, Hashable {
    /// Atom `id`, RSS `guid`, `rdf:about`: as written, except that a relative URL is resolved.
    public var id: String?
    /// For an RSS `guid`: `false` if it says `isPermaLink="false"`.
    public var idIsPermalink: Bool?
    public var title: Text?
    /// Atom subtitle or tagline, RSS channel description, `itunes:subtitle`.
    public var subtitle: Text?
    /// Atom 0.3 info, FeedBurner notice.
    public var info: Text?
    /// Atom rights, RSS copyright, `dc:rights`.
    public var rights: Text?
    /// Atom summary, RSS item description, `media:description`, `itunes:summary`.
    public var summary: Text?
    /// Atom content, `content:encoded`, `xhtml:body`, `fullitem`, and a second summary or description.
    public var contents: [Text] = []
    /// The web page: the `alternate` link that is HTML or states no type; failing that the id, if it is a permalink.
    public var link: String?
    /// Every link, enclosure (`rel` `enclosure`) and Creative Commons license (`rel` `license`).
    public var links: [Link] = []
    /// Author, `managingEditor`, `dc:creator`, `itunes:author`.
    public var authors: [Person] = []
    /// Contributor, `dc:contributor`.
    public var contributors: [Person] = []
    /// `webMaster`, `dc:publisher`, `itunes:owner`.
    public var publisher: Person?
    /// Category, `dc:subject`, keywords and tags, iTunes and Media RSS; without repeats.
    public var categories: [Category] = []
    /// BCP 47: `language`, `dc:language`, or `xml:lang` of the root.
    public var language: String?
    /// `pubDate`, issued, published.
    public var published: FeedDate?
    /// Updated, modified, `lastBuildDate`, `dc:date`, CDF `lastmod`.
    public var updated: FeedDate?
    public var created: FeedDate?
    /// `expirationDate`.
    public var expires: FeedDate?
    /// `dcterms:valid`, its start.
    public var validFrom: FeedDate?
    /// `dcterms:valid`, its end.
    public var validUntil: FeedDate?
    /// RSS `image`, `itunes:image`.
    public var image: Image?
    /// Atom `icon`, a URL.
    public var icon: String?
    /// Atom `logo`, a URL.
    public var logo: String?
    public var generator: Generator?
    /// GeoRSS or GML; `nil` if unreadable.
    public var geometry: Geometry?
    public var media: Media?
    public var itunes: ITunes?
    /// Child elements that no other field covers.
    public var extensions: [Extension] = []

    public init() {}
}
