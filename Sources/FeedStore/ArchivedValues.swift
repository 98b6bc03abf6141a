internal import FeedModel
internal import Foundation

/// An entry as closed pages show it: what may change of a ``PublishedEntry``, as JSON in `archivedEntry`.
struct ArchivedEntry: Codable {
    var title: String
    var language: String?
    var link: String?
    var summary: String?
    var content: String?
    var published: Int64
    var isDateOnly: Bool
    var updated: Int64
    /// Missing in what earlier versions kept.
    var order: Int64?
    var authors: [Person]
    var categories: [String]
    var enclosures: [Enclosure]
    /// All it belonged to, in the order of the alphabet.
    var topics: [Topic.ID]
    var related: [Related]

    struct Related: Codable {
        var href: String
        var city: City.ID
    }

    init(_ entry: PublishedEntry) {
        (title, language, link) = (entry.title, entry.language, entry.link)
        (summary, content) = (entry.summary, entry.content)
        (published, updated) = (EntryRecord.seconds(entry.published), EntryRecord.seconds(entry.updated))
        isDateOnly = entry.isDateOnly
        order = EntryRecord.seconds(entry.order)
        (authors, categories, enclosures) = (entry.authors, entry.categories, entry.enclosures)
        topics = entry.topics
        related = entry.related.map { Related(href: $0.href, city: $0.city) }
    }

    func published(
        id: String, firstSeen: Date, city: City.ID, source: PublishedSource
    ) -> PublishedEntry {
        PublishedEntry(
            id: id, title: title, language: language, link: link, summary: summary, content: content,
            published: EntryRecord.date(published), isDateOnly: isDateOnly, updated: EntryRecord.date(updated),
            firstSeen: firstSeen, order: order.map(EntryRecord.date), authors: authors, categories: categories,
            enclosures: enclosures, city: city,
            topics: topics, source: source, related: related.map { .init(href: $0.href, city: $0.city) })
    }
}

/// A source as closed pages name it, as JSON in `archivedSource`.
struct ArchivedSource: Codable, Equatable {
    var id: String
    var title: String
    var url: String
    var page: String?

    init(_ source: PublishedSource) { (id, title, url, page) = (source.id, source.title, source.url, source.page) }

    var published: PublishedSource {
        PublishedSource(id: id, title: title, url: url, page: page, updated: .distantPast)
    }
}

/// The names of a site as closed pages show them, as JSON in `archivedSite`: everything but its address, its hubs and its sources.
struct ArchivedSite: Codable, Equatable {
    var title: [Name]
    var language: String
    var timeZone: String
    var cities: [Place]
    var topics: [Place]

    struct Name: Codable, Equatable {
        var language: String
        var text: String
    }

    struct Place: Codable, Equatable {
        var id: String
        var name: [Name]
        var bureau: [Name]?
    }

    init(_ site: Site) {
        (title, language, timeZone) = (Self.names(site.title), site.language, site.timeZone.identifier)
        cities = site.cities.map { Place(id: $0.id, name: Self.names($0.name), bureau: Self.names($0.bureau)) }
        topics = site.topics.map { Place(id: $0.id, name: Self.names($0.name)) }
    }

    /// - Parameter url: where the output folder is served now.
    func site(url: String) -> Site {
        Site(
            title: Self.text(title), url: url, language: language, timeZone: TimeZone(identifier: timeZone) ?? .gmt,
            cities: cities.map {
                City(id: $0.id, name: Self.text($0.name), bureau: Self.text($0.bureau ?? $0.name))
            },
            topics: topics.map { Topic(id: $0.id, name: Self.text($0.name)) })
    }

    private static func names(_ text: LocalizedText) -> [Name] {
        text.versions.map { Name(language: $0.language, text: $0.text) }
    }

    private static func text(_ names: [Name]) -> LocalizedText {
        LocalizedText(names.map { .init(language: $0.language, text: $0.text) })
    }
}
