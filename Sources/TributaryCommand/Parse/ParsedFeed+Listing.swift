internal import FeedAggregator
internal import FeedModel
internal import Foundation

/// Lists and articles in the shape of feeds, so that one JSON shows them all.
extension ParsedFeed {
    init(_ page: ListPage, text: DecodedText, base: String?, language: String?, _ timeZone: TimeZone) {
        self.init(entries: page.rows.map { Entry($0, language: language, timeZone) })
        feed.title = page.title.flatMap { $0.isEmpty ? nil : Text($0, language: language) }
        feed.link = base
        feed.links = [base.map { Link($0) }, page.next.map { Link($0, rel: "next") }].compactMap { $0 }
        feed.language = language
        diagnose(text, page.problems)
    }

    init(_ article: Article, text: DecodedText, base: String?, language: String?, _ timeZone: TimeZone) {
        var row = CleanEntry(link: base, title: article.title ?? "", published: article.published)
        row.content = article.body
        row.summary = article.description.map(Self.escaped)
        row.authors = article.author.map { [Person(name: $0)] } ?? []
        row.categories = article.keywords
        row.enclosures = article.attachments
        // A copy on the disk knows the address it was published at.
        if base.map({ $0.hasPrefix("file:") }) ?? true, let canonical = article.canonical { row.link = canonical }
        var entry = Entry(row, language: language, timeZone)
        if let name = article.source {
            var source = Item()
            source.title = Text(name)
            entry.source = source
        }
        self.init(entries: [entry])
        feed.language = language
        diagnose(text, article.problems)
    }

    private mutating func diagnose(_ text: DecodedText, _ problems: [String]) {
        diagnostics = Diagnostics(
            encoding: text.encoding, problems: text.problems + problems.map { .init(.malformed, $0) })
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

extension Entry {
    fileprivate init(_ row: CleanEntry, language: String?, _ timeZone: TimeZone) {
        var item = Item()
        item.id = row.publisherID
        item.title = row.title.isEmpty ? nil : Text(row.title, language: language)
        item.summary = row.summary.map { Text($0, type: "text/html", language: language, base: row.link) }
        item.contents = row.content.map { [Text($0, type: "text/html", language: language, base: row.link)] } ?? []
        item.link = row.link
        item.links = row.link.map { [Link($0)] } ?? []
        item.links += row.enclosures.map {
            Link($0.url, rel: "enclosure", type: $0.type, title: $0.title, length: $0.length)
        }
        item.authors = row.authors
        item.categories = row.categories.map { Category(term: $0) }
        item.published = row.published.map { FeedDate($0, in: timeZone) }
        item.language = language
        self.init(item: item)
    }
}

extension FeedDate {
    /// Pages write dates in many places and pieces; the text is the date as it was understood.
    fileprivate init(_ date: EntryDate, in timeZone: TimeZone) {
        var style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: timeZone).year().month().day()
        if date.hasTime { style = style.time(includingFractionalSeconds: false) }
        self.init(date: date.instant, hasTime: date.hasTime, text: date.instant.formatted(style))
    }
}

extension DecodedText {
    var string: String { String(decoding: utf8, as: UTF8.self) }
}

extension ListPage.DropReason {
    /// For people.
    var sentence: String {
        switch self {
        case .noLink: "no link"
        case .scriptLink: "the link calls a script; say with `template:` which address that means"
        case .notAnArticle: "the link leads to no page of the web, or to the list itself"
        case .noTitle: "no title"
        case .more: "a link to more of the list"
        case .duplicate: "the same article a second time"
        case .surplus: "beyond the number of rows that are read of one page"
        }
    }
}
