internal import FeedAggregator
internal import FeedModel
internal import Foundation

/// What `tributary discover --json` prints.
struct DiscoveryJSON: Encodable {
    struct Feed: Encodable {
        let url, found: String
        let title, format, problem: String?
        let entries: Int?
    }
    struct Platform: Encodable {
        struct Category: Encodable {
            let id: Int
            let name: String
        }
        let site: String
        let categories: [Category]
    }
    struct List: Encodable {
        struct Row: Encodable {
            let title: String
            let link, published: String?
        }
        let confidence: Double
        let isSure: Bool
        let reasons: [String]
        let rules: ListRules
        let rows: [Row]
        let next: String?
        let configuration: String
    }
    let url: String
    let feeds: [Feed]
    let platform: Platform?
    let lists: [List]
    let configuration: String

    init(_ discovery: Discovery, timeZone: TimeZone) {
        url = discovery.address
        feeds = discovery.feeds.map { feed in
            Feed(
                url: feed.url, found: feed.origin.rawValue, title: feed.title, format: feed.format?.rawValue,
                problem: feed.problem, entries: feed.format == nil ? nil : feed.entries)
        }
        platform = discovery.platform.map { platform in
            Platform(site: platform.id, categories: platform.categories.map { .init(id: $0.id, name: $0.name) })
        }
        lists = discovery.lists.map { list in
            List(
                confidence: (list.confidence * 100).rounded() / 100,
                isSure: list.confidence >= ListFinder.sureness, reasons: list.reasons, rules: list.rules,
                rows: list.page.rows.map { row in
                    .init(title: row.title, link: row.link, published: row.published.map { Self.text($0, timeZone) })
                }, next: list.page.next,
                configuration: ConfigurationText.source(url: discovery.address, rules: list.rules))
        }
        configuration = discovery.configuration
    }

    func text() throws -> String {
        return try PrettyJSON.text(self)
    }

    /// A day alone where the page gives no time.
    private static func text(_ date: EntryDate, _ timeZone: TimeZone) -> String {
        var style = Date.ISO8601FormatStyle(timeZone: timeZone).year().month().day()
        if date.hasTime { style = style.time(includingFractionalSeconds: false).timeZone(separator: .colon) }
        return date.instant.formatted(style)
    }
}
