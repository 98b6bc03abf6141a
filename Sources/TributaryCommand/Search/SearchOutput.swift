internal import FeedAggregator
internal import FeedModel
internal import Foundation

/// What a search found, for people and for programs.
struct SearchOutput {
    let search: Search
    let results: Search.Results
    let site: Site

    /// Two or three lines an entry, an empty one between them.
    /// - Parameter mark: what stands around each match.
    func lines(mark: (start: String, end: String)) -> [String] {
        let style = Date.ISO8601FormatStyle(timeZone: site.timeZone).year().month().day()
        return results.found.enumerated().flatMap { index, result in
            let entry = result.entry
            var lines = index == 0 ? [] : [""]
            lines.append("\(entry.published.formatted(style))  \(entry.city)  \(result.title.rendered(mark: mark))")
            if let snippet = result.snippet { lines.append("    \(snippet.rendered(mark: mark))") }
            lines.append("    \(entry.current.link ?? entry.atomID)")
            return lines
        }
    }

    private struct Object: Encodable {
        struct Mark: Encodable {
            let start, length: Int
        }
        struct Snippet: Encodable {
            let text: String
            let marks: [Mark]
        }
        struct Line: Encodable {
            let id, title: String
            let link, language: String?
            let city, source, published, updated: String
            let topics: [String]
            let score: Int
            let matches: [MatchPlace]
            let snippet: Snippet?
        }
        let query, sort: String
        let results: [Line]
        let hasMore: Bool
    }

    func json() throws -> String {
        let object = Object(
            query: search.query.text, sort: search.order.rawValue,
            results: results.found.map { result in
                let entry = result.entry
                return Object.Line(
                    id: entry.atomID, title: entry.current.title, link: entry.current.link,
                    language: entry.current.language,
                    city: entry.city, source: entry.source, published: entry.published.formatted(.iso8601),
                    updated: entry.updated.formatted(.iso8601),
                    topics: site.topics.map(\.id).filter(result.text.topics.contains), score: result.score,
                    matches: result.places,
                    snippet: result.snippet.map { snippet in
                        Object.Snippet(
                            text: snippet.string,
                            marks: snippet.marks.map { .init(start: $0.lowerBound, length: $0.count) })
                    })
            }, hasMore: results.hasMore)
        return try PrettyJSON.text(object)
    }
}
