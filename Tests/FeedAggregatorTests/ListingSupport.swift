import FeedAggregator
import FeedModel
import Foundation
import Testing

/// Where and when the pages of these tests are read.
enum Reading {
    static let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
    static let site = "https://amr.example/zwdt/index.html"

    /// 2024-09-01 12:00 in Shanghai.
    static let now = Date(timeIntervalSince1970: 1_725_163_200)

    static func list(
        _ page: String, _ rules: ListRules, base: String = site, on reference: Date = now
    ) -> ListPage {
        ListReader(rules: rules, base: base, timeZone: zone, reference: reference).read(page)
    }

    static func article(
        _ page: String, rules: ArticleRules = ArticleRules(),
        url: String = "https://amr.example/zwdt/content/post_1.html", listTitle: String? = nil,
        listDate: EntryDate? = nil
    ) -> Article {
        ArticleReader(rules: rules, timeZone: zone, reference: now).read(
            page, url: url, listTitle: listTitle, listDate: listDate)
    }

    static func page(_ path: String) throws -> String {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/\(path)", withExtension: nil))
        return try String(contentsOf: url, encoding: .utf8)
    }

    /// `2024-08-26` or `2024-08-26 10:30` in Shanghai; empty where there is no date.
    static func text(_ date: EntryDate?) -> String {
        guard let date else { return "" }
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = zone
        formatter.dateFormat = date.hasTime ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd"
        return formatter.string(from: date.instant)
    }

    /// A row as the tests write it: `date | title | link`.
    static func row(_ entry: CleanEntry) -> String { "\(text(entry.published)) | \(entry.title) | \(entry.link ?? "")" }
}
