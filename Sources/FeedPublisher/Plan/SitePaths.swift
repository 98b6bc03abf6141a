package import FeedModel

/// The one place that knows the path and the address of every document.
package struct SitePaths: Sendable, Hashable {
    /// Where the output folder is served, with a final slash.
    let base: String

    package init(base: String) { self.base = base.hasSuffix("/") ? base : base + "/" }

    // MARK: Paths, relative to the output folder

    package static let style = "style.css"
    package static let feedStyle = "feed.css"
    package static let icon = "icon.png"
    package static let vectorIcon = "icon.svg"
    package static let favicon = "favicon.ico"
    package static let topicsPage = "topics/index.html"
    package static let citiesPage = "cities/index.html"
    package static let healthPage = "health.html"
    package static let healthFeed = "health.atom"
    package static let feedsOutline = "feeds.opml"
    package static let sourcesOutline = "sources.opml"
    /// No file: a server answers there, as at ``search(_:)``.
    package static let searchPage = "search"

    package static func search(_ format: FeedFileFormat) -> String { "\(searchPage).\(format.rawValue)" }

    package static func feed(_ scope: FeedScope, _ format: FeedFileFormat) -> String {
        "\(stem(scope)).\(format.rawValue)"
    }

    /// The page that shows a feed to people. A topic of a city is shown on its city's page.
    package static func page(_ scope: FeedScope) -> String {
        if case .topicOfCity(_, let city) = scope { return "\(stem(.city(city))).html" }
        return "\(stem(scope)).html"
    }

    /// `archive/index/2024-08.atom`, `archive/topics/trademarks/2024-08-2.atom`.
    package static func archive(_ scope: FeedScope, _ page: ArchivePage) -> String {
        "\(archiveFolder(scope))/\(name(page)).atom"
    }

    static func archiveFolder(_ scope: FeedScope) -> String { "\(archiveFolder)/\(stem(scope))" }
    package static let archiveFolder = "archive"
    static let entryFolder = "entries"

    /// `2024-08`, and `2024-08-2` for its second part.
    static func name(_ page: ArchivePage) -> String {
        let month = page.month < 10 ? "0\(page.month)" : "\(page.month)"
        let year = String(repeating: "0", count: max(0, 4 - "\(page.year)".utf8.count)) + "\(page.year)"
        return page.part == 1 ? "\(year)-\(month)" : "\(year)-\(month)-\(page.part)"
    }

    /// `entries/3f/9a….html`: derived from the permanent id alone, so that the address of a page is permanent too.
    /// Parted into 256 folders, because a million files in one is a burden to every tool.
    package static func entryPage(_ id: PublishedEntry.ID) -> String {
        let hex = SHA256.digest(of: id.utf8).prefix(12).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return "\(entryFolder)/\(hex[0])/\(hex.dropFirst().joined()).html"
    }

    private static func stem(_ scope: FeedScope) -> String {
        switch scope {
        case .everything: "index"
        case .topic(let topic): "topics/\(topic)"
        case .city(let city): "cities/\(city)"
        case .topicOfCity(let topic, let city): "cities/\(city)/\(topic)"
        }
    }

    // MARK: Addresses

    /// The absolute address of a document. A folder's `index.html` is known by the folder's address.
    package func url(_ path: String) -> String {
        let index = "index.html"
        return base + IRI.path(OutputFolder.name(of: path) == index ? String(path.dropLast(index.utf8.count)) : path)
    }

    /// The address at which a server answers a search with a feed.
    func search(_ query: String, _ format: FeedFileFormat = .atom) -> String {
        url(Self.search(format)) + "?q=" + IRI.segment(query)
    }

    /// How the page at `origin` points at the document at `target`: relatively, so that pages also work from a disk or another host.
    static func link(from origin: String, to target: String) -> String {
        let ascent = String(repeating: "../", count: origin.utf8.count { $0 == UInt8(ascii: "/") })
        return ascent + IRI.path(target)
    }

    /// What the terms of topic categories belong to (`atom:category/@scheme`).
    var topicScheme: String { url(Self.topicsPage) }
    /// What the terms of city categories belong to.
    var cityScheme: String { url(Self.citiesPage) }
}
