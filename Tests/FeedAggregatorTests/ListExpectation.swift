import FeedAggregator
import FeedModel
import Foundation
import Testing

/// What is expected of a page, as it stands in the text file beside it: rules, then rows as `date | title | link`, then what was dropped and the next page.
struct ListExpectation {
    var rules = ListRules(item: "")
    var rows: [String] = []
    var dropped: [String] = []
    var next: String?
    var page: String
    /// Whether a person should be asked before the list is taken.
    var isUnsure = false

    init(_ path: String) throws {
        page = try Reading.page("\(path).html")
        let parts = try Reading.page("\(path).txt").split(
            separator: "---\n", maxSplits: 1, omittingEmptySubsequences: false)
        for line in try #require(parts.first).split(separator: "\n") {
            let colon = try #require(line.firstIndex(of: ":"))
            let value = line[line.index(after: colon)...].drop { $0 == " " }.trimmingPrefix("\"").description
            let text = value.hasSuffix("\"") && line.contains(": \"") ? String(value.dropLast()) : value
            switch line[..<colon] {
            case "item": rules.item = text
            case "title": rules.title = text
            case "link": rules.link = text
            case "date": rules.date = text
            case "summary": rules.summary = text
            case "next": rules.next = text
            case "exclude": rules.exclude = text
            case "unsure": isUnsure = true
            case "template": rules.template = text
            default: Issue.record("\(path): unknown rule \(line)")
            }
        }
        for line in parts.last?.split(separator: "\n") ?? [] {
            if line.hasPrefix("dropped ") {
                dropped.append(String(line.dropFirst(8)))
            } else if line.hasPrefix("next ") {
                next = String(line.dropFirst(5))
            } else {
                rows.append(String(line))
            }
        }
    }

    /// The names of all expectations in a folder of fixtures.
    static func names(in folder: String) -> [String] {
        guard let url = Bundle.module.url(forResource: "Fixtures/\(folder)", withExtension: nil) else { return [] }
        let files = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
    }
}
