internal import FeedModel
internal import Foundation

/// What `keep` and `drop` left out, for people and for programs.
struct DroppedReport {
    let entries: [DroppedEntry]

    private struct Object: Encodable {
        struct Line: Encodable {
            let source, title: String
            let link, published: String?
            let seen, reason: String
        }
        let dropped: [Line]
    }

    func json() throws -> String {
        let lines = entries.map { entry in
            Object.Line(
                source: entry.source, title: entry.title, link: entry.link,
                published: entry.published?.formatted(.iso8601), seen: entry.seen.formatted(.iso8601),
                reason: entry.reason)
        }
        return try PrettyJSON.text(Object(dropped: lines))
    }

    func lines(zone: TimeZone) -> [String] {
        let style = Date.ISO8601FormatStyle(timeZone: zone).year().month().day()
        let header = ["LEFT OUT", "SOURCE", "RULE", "TITLE"]
        return Table.lines([header] + entries.map { [$0.seen.formatted(style), $0.source, $0.reason, $0.title] })
    }
}
