/// What a feed, an entry and an entry's source have in common, in Atom's terms (RFC 4287 §4.2), whatever format it arrived in.
///
/// The comment at each field names the elements that fill it. A field is `nil`, and a list empty, where the document says nothing.
/// Fields few entries have stand in boxes, so that a feed of 200,000 short entries takes little more room than its text.
public struct Item: Sendable, Hashable {
    /// Atom `id`, RSS `guid`, `rdf:about`: as written, except that a relative URL is resolved.
    public var id: String?
    /// The element of the format itself, else `media:title`, `dc:title`.
    public var title: Text?
    /// Atom summary, RSS item description, `media:description`, `itunes:summary`.
    public var summary: Text?
    /// Atom content, `content:encoded`, `xhtml:body`, `fullitem`, and a second summary or description.
    public var contents: [Text] = []
    /// The web page: the `alternate` link that is HTML or states no type; failing that the id, if it is a permalink. It may have any scheme, as
    /// every ``Link/href``.
    public var link: String? {
        willSet { if listedLinks == nil { listedLinks = links } }
        didSet { shortenLinks() }
    }
    /// ``links``; `nil` where there is but one, and it says no more than ``link`` does, as in most entries of short feeds.
    private var listedLinks: [Link]? = []
    private var details = Boxed<Details>()
    private var rarities = Boxed<Rarities>()

    public init() {}
}

// MARK: Links

extension Item {
    /// Every link, enclosure (`rel` `enclosure`) and Creative Commons license (`rel` `license`).
    public var links: [Link] {
        get { listedLinks ?? link.map { [Link($0)] } ?? [] }
        _modify {
            var links = self.links
            listedLinks = []
            defer {
                listedLinks = links
                shortenLinks()
            }
            yield &links
        }
    }

    private mutating func shortenLinks() {
        guard let link, let links = listedLinks, links.count == 1, links[0] == Link(link) else { return }
        listedLinks = nil
    }
}

// MARK: What most entries have

extension Item {
    private struct Details: Sendable, Hashable, Defaultable {
        var idIsPermalink: Bool?
        var authors: [Person] = []
        var categories: [Category] = []
        var published: FeedDate?
        var updated: FeedDate?
    }

    /// For an RSS `guid`: `false` if it says `isPermaLink="false"`.
    public var idIsPermalink: Bool? {
        get { details.value.idIsPermalink }
        _modify { yield &details.value.idIsPermalink }
    }

    /// Author, `managingEditor`, `dc:creator`, `itunes:author`.
    public var authors: [Person] {
        get { details.value.authors }
        _modify { yield &details.value.authors }
    }

    /// Category, `dc:subject`, keywords and tags, iTunes and Media RSS; without repeats, at most 1,000.
    public var categories: [Category] {
        get { details.value.categories }
        _modify { yield &details.value.categories }
    }

    /// `pubDate`, issued, published.
    public var published: FeedDate? {
        get { details.value.published }
        _modify { yield &details.value.published }
    }

    /// Updated, modified, `lastBuildDate`, `dc:date`, CDF `lastmod`.
    public var updated: FeedDate? {
        get { details.value.updated }
        _modify { yield &details.value.updated }
    }
}

// MARK: What few entries have

extension Item {
    private struct Rarities: Sendable, Hashable, Defaultable {
        var subtitle: Text?
        var info: Text?
        var rights: Text?
        var contributors: [Person] = []
        var publisher: Person?
        var language: String?
        var created: FeedDate?
        var expires: FeedDate?
        var validFrom: FeedDate?
        var validUntil: FeedDate?
        var image: Image?
        var icon: String?
        var logo: String?
        var generator: Generator?
        var geometry: Geometry?
        var media: Media?
        var itunes: ITunes?
        var extensions: [Extension] = []
    }

    /// Atom subtitle or tagline, RSS channel description, `itunes:subtitle`.
    public var subtitle: Text? {
        get { rarities.value.subtitle }
        _modify { yield &rarities.value.subtitle }
    }

    /// Atom 0.3 info, FeedBurner notice.
    public var info: Text? {
        get { rarities.value.info }
        _modify { yield &rarities.value.info }
    }

    /// Atom rights, RSS copyright, `dc:rights`.
    public var rights: Text? {
        get { rarities.value.rights }
        _modify { yield &rarities.value.rights }
    }

    /// Contributor, `dc:contributor`.
    public var contributors: [Person] {
        get { rarities.value.contributors }
        _modify { yield &rarities.value.contributors }
    }

    /// `webMaster`, `dc:publisher`, `itunes:owner`.
    public var publisher: Person? {
        get { rarities.value.publisher }
        _modify { yield &rarities.value.publisher }
    }

    /// BCP 47: `language`, `dc:language`, or `xml:lang` of the root. `xml:lang` of anything smaller is in the ``Text/language`` of its texts.
    public var language: String? {
        get { rarities.value.language }
        _modify { yield &rarities.value.language }
    }

    /// Atom 0.3 `created`, `dcterms:created`.
    public var created: FeedDate? {
        get { rarities.value.created }
        _modify { yield &rarities.value.created }
    }

    /// `expirationDate`.
    public var expires: FeedDate? {
        get { rarities.value.expires }
        _modify { yield &rarities.value.expires }
    }

    /// `dcterms:valid`, its start.
    public var validFrom: FeedDate? {
        get { rarities.value.validFrom }
        _modify { yield &rarities.value.validFrom }
    }

    /// `dcterms:valid`, its end.
    public var validUntil: FeedDate? {
        get { rarities.value.validUntil }
        _modify { yield &rarities.value.validUntil }
    }

    /// RSS `image`, `itunes:image`.
    public var image: Image? {
        get { rarities.value.image }
        _modify { yield &rarities.value.image }
    }

    /// Atom `icon`, a URL.
    public var icon: String? {
        get { rarities.value.icon }
        _modify { yield &rarities.value.icon }
    }

    /// Atom `logo`, a URL.
    public var logo: String? {
        get { rarities.value.logo }
        _modify { yield &rarities.value.logo }
    }

    /// Atom and RSS `generator`, `admin:generatorAgent`.
    public var generator: Generator? {
        get { rarities.value.generator }
        _modify { yield &rarities.value.generator }
    }

    /// GeoRSS or GML; `nil` if unreadable.
    public var geometry: Geometry? {
        get { rarities.value.geometry }
        _modify { yield &rarities.value.geometry }
    }

    /// Media RSS, what no other field covers; `nil` where there is none.
    public var media: Media? {
        get { rarities.value.media }
        _modify { yield &rarities.value.media }
    }

    /// The iTunes podcast elements that no other field covers; `nil` where there are none.
    public var itunes: ITunes? {
        get { rarities.value.itunes }
        _modify { yield &rarities.value.itunes }
    }

    /// Child elements that no other field covers.
    public var extensions: [Extension] {
        get { rarities.value.extensions }
        _modify { yield &rarities.value.extensions }
    }
}
