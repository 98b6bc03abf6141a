internal import FeedModel

/// Turns a scope and its entries into a feed, whatever format it is written in later: names, addresses, categories.
struct FeedComposer: Sendable {
    let site: Site
    let paths: SitePaths
    let wording: Wording
    private let cities: [City.ID: City]
    private let topics: [Topic.ID: Topic]

    init(site: Site) {
        self.site = site
        paths = SitePaths(base: site.url)
        wording = Wording(language: site.language)
        cities = Dictionary(site.cities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        topics = Dictionary(site.topics.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: Names

    func name(city id: City.ID) -> String { cities[id]?.name.text(in: site.language) ?? id }
    /// Whether a city has feeds and pages; one that is no longer configured lives on in its entries alone.
    func has(city id: City.ID) -> Bool { cities[id] != nil }
    func name(topic id: Topic.ID) -> String { topics[id]?.name.text(in: site.language) ?? id }
    func bureau(_ id: City.ID, language: String? = nil) -> String {
        cities[id]?.bureau.text(in: language ?? site.language) ?? id
    }
    var siteTitle: String { site.title.text(in: site.language) }

    /// The scope's own name.
    func name(_ scope: FeedScope) -> String {
        switch scope {
        case .everything: siteTitle
        case .topic(let topic): name(topic: topic)
        case .city(let city): name(city: city)
        case .topicOfCity(let topic, let city):
            wording.title(topic: name(topic: topic), city: name(city: city))
        }
    }

    /// With the site's name, for lists of feeds from many sites.
    func title(_ scope: FeedScope) -> String {
        scope == .everything ? siteTitle : wording.title(name(scope), of: siteTitle)
    }

    func description(_ scope: FeedScope) -> String {
        switch scope {
        case .everything: wording.everything(cities: site.cities.count)
        case .topic(let topic): wording.topic(name(topic: topic))
        case .city(let city): wording.city(name(city: city), bureau: bureau(city))
        case .topicOfCity(let topic, let city):
            wording.topic(name(topic: topic), city: name(city: city))
        }
    }

    // MARK: Feeds

    /// The formats a scope is published in.
    static func formats(_ scope: FeedScope) -> [FeedFileFormat] {
        if case .topicOfCity = scope { [.atom] } else { FeedFileFormat.allCases }
    }

    /// A feed without its entries.
    /// - Parameter previous: the newest page of its past.
    func feed(_ scope: FeedScope, previous: ArchivePage?) -> AtomFeed {
        var links = [
            Link(
                paths.url(SitePaths.feed(scope, .atom)), rel: "self", type: FeedFileFormat.atom.mediaType)
        ]
        for format in Self.formats(scope) where format != .atom {
            links.append(Link(paths.url(SitePaths.feed(scope, format)), type: format.mediaType))
        }
        for hub in site.hubs.compactMap(IRI.address) { links.append(Link(hub, rel: "hub")) }
        if let previous {
            links.append(
                Link(
                    paths.url(SitePaths.archive(scope, previous)), rel: "prev-archive",
                    type: FeedFileFormat.atom.mediaType))
        }
        return blank(scope, id: paths.url(SitePaths.feed(scope, .atom)), links: links)
    }

    /// One page of the past of a feed (RFC 5005 §4), without its entries.
    func archive(_ scope: FeedScope, _ page: ArchivePage, previous: ArchivePage?) -> AtomFeed {
        let type = FeedFileFormat.atom.mediaType
        let address = paths.url(SitePaths.archive(scope, page))
        var links = [Link(address, rel: "self", type: type)]
        links.append(Link(paths.url(SitePaths.feed(scope, .atom)), rel: "current", type: type))
        if let previous {
            links.append(
                Link(paths.url(SitePaths.archive(scope, previous)), rel: "prev-archive", type: type))
        }
        // The same feed in the sense of its id; only the document is another (RFC 5005 §4).
        var feed = blank(scope, id: paths.url(SitePaths.feed(scope, .atom)), links: links)
        feed.subtitle = archiveSubtitle(scope, previous: previous)
        feed.isArchive = true
        return feed
    }

    /// People who open an archive document find the way on in both directions.
    private func archiveSubtitle(_ scope: FeedScope, previous: ArchivePage?) -> AtomSubtitle {
        let words = wording.archiveSignpost(description(scope))
        var parts: [AtomSubtitle.Part] = [
            .text(words.before), .link(words.newest, href: paths.url(SitePaths.page(scope))),
        ]
        if let previous {
            parts += [
                .text(words.between), .link(words.earlier, href: paths.url(SitePaths.archive(scope, previous))),
            ]
        }
        return .sentence(parts + [.text(words.after)])
    }

    private func blank(_ scope: FeedScope, id: String, links: [Link]) -> AtomFeed {
        let page = paths.url(SitePaths.page(scope))
        return frame(
            id, title: title(scope), description: description(scope), page: page,
            author: Person(name: feedAuthor(scope), url: page), links: links)
    }

    /// A feed without its entries: what all our feeds have in common.
    /// - Parameters:
    ///   - id: of the feed.
    ///   - description: what it holds.
    ///   - page: where people read the same.
    ///   - links: those beside the one to the page.
    func frame(
        _ id: String, title: String, description: String, page: String, author: Person, links: [Link]
    ) -> AtomFeed {
        let signpost = wording.signpost(description)
        var feed = AtomFeed(id: id, title: title, language: site.language)
        feed.subtitle = .sentence([
            .text(signpost.before), .link(signpost.link, href: page), .text(signpost.after),
        ])
        // Readers take the last alternate for the page.
        feed.links = links + [Link(page, type: "text/html")]
        feed.authors = [author]
        feed.icon = paths.url(SitePaths.icon)
        feed.rights = wording.rights
        feed.generator = Generator(name: "Tributary")
        feed.timeZone = site.timeZone
        feed.stylesheet = paths.url(SitePaths.feedStyle)
        return feed
    }

    private func feedAuthor(_ scope: FeedScope) -> String {
        switch scope {
        case .everything, .topic: siteTitle
        case .city(let city), .topicOfCity(_, let city): bureau(city)
        }
    }

    // MARK: Entries

    /// An entry for the Atom documents of this site.
    /// - Parameter entry: made of the published one.
    func written(_ published: PublishedEntry, _ entry: AtomEntry, keptOn shelf: EntryShelf?) -> WrittenEntry {
        let bytes = AtomWriter.entry(entry, language: site.language, timeZone: site.timeZone)
        let written = WrittenEntry(bytes: bytes, order: published.order, change: published.change)
        shelf?.keep(written, of: published)
        return written
    }

    func entry(_ entry: PublishedEntry) -> AtomEntry {
        let bureau = bureau(entry.city, language: entry.language)
        let address = address(of: entry)
        var result = AtomEntry(
            id: IRI.isValid(entry.id) ? entry.id : paths.url(SitePaths.entryPage(entry.id)),
            title: entry.title,
            link: address, published: entry.published, updated: entry.updated,
            summary: entry.summary,
            content: entry.content)
        for related in entry.related {
            // A source that went over to another city left its entries there, at the same addresses.
            guard let href = IRI.address(related.href), href != address else { continue }
            result.links.append(Link(href, rel: "related", title: name(city: related.city)))
        }
        for enclosure in entry.enclosures {
            guard let href = IRI.address(enclosure.url) else { continue }
            result.links.append(
                Link(
                    href, rel: "enclosure", type: enclosure.type.flatMap(MediaType.essence), title: enclosure.title,
                    length: enclosure.length.flatMap { $0 >= 0 ? $0 : nil }))
        }
        let authors = entry.authors.filter { !($0.name ?? "").isEmpty }
        result.authors = authors.isEmpty ? [Person(name: bureau)] : authors
        result.categories = categories(entry)
        result.language = entry.language.flatMap(LanguageTag.read)
        let page = entry.source.page.flatMap(IRI.address)
        result.source = AtomSource(
            id: IRI.isValid(entry.source.id)
                ? entry.source.id : IRI.address(entry.source.url) ?? paths.cityScheme,
            title: entry.source.title.isEmpty ? bureau : entry.source.title,
            updated: entry.source.updated,
            links: [IRI.address(entry.source.url).map { Link($0, rel: "self") }, page.map { Link($0) }]
                .compactMap(
                    \.self),
            authors: [Person(name: bureau)])
        return result
    }

    /// The publisher's page of an entry, else our own: every entry has a page.
    func address(of entry: PublishedEntry) -> String {
        entry.link.flatMap(IRI.address) ?? paths.url(SitePaths.entryPage(entry.id))
    }

    private func categories(_ entry: PublishedEntry) -> [FeedModel.Category] {
        let topics = entry.topics.map {
            Category(term: $0, scheme: paths.topicScheme, label: name(topic: $0))
        }
        let city = Category(term: entry.city, scheme: paths.cityScheme, label: name(city: entry.city))
        var seen: Set<String> = []
        let own = entry.categories.filter { !$0.isEmpty && seen.insert($0).inserted }.map {
            Category(term: $0)
        }
        return topics + [city] + own
    }
}
