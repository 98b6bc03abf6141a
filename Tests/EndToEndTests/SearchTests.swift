import Foundation
import Testing

@Suite("Searching the history") struct SearchTests {
    private static let now = 1_740_000_000

    private func filled() async throws -> Workplace {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: Self.now).status == 0)
        return place
    }

    private struct Answer: Decodable {
        struct Mark: Decodable {
            let start, length: Int
        }
        struct Snippet: Decodable {
            let text: String
            let marks: [Mark]
        }
        struct Match: Decodable {
            let term, field: String
            let start, length: Int
        }
        struct Result: Decodable {
            let id, title, city, source, published, updated: String
            let link: String?
            let topics: [String]
            let score: Int
            let matches: [Match]
            let snippet: Snippet?
        }
        let query, sort: String
        let hasMore: Bool
        let results: [Result]
    }

    private func answer(_ place: Workplace, _ arguments: String...) async throws -> Answer {
        let run = try await Outcome(
            running: ["search", "--json", "--config", place.configuration.path(percentEncoded: false)] + arguments,
            in: place.folder)
        #expect(run.status == 0, "\(run.messages)")
        return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
    }

    @Test("Entries are found as the matcher finds them, whatever part of the language asks for them")
    func language() async throws {
        let place = try await filled()
        let everything = try await answer(place, "--limit", "1000", "lang:zh OR NOT lang:zh")
        #expect(everything.results.count > 90)
        #expect(!everything.hasMore)
        let queries: [(String, (Answer.Result) -> Bool)] = [
            ("title:海外", { $0.title.contains("海外") }), ("title:江", { $0.title.contains("江") }),
            ("title:/[0-9]{4}年/", { $0.title.contains(/[0-9]{4}年/) }), ("city:zhuhai", { $0.city == "zhuhai" }),
            ("topic:patents", { $0.topics.contains("patents") }),
            ("after:2025-01-01", { $0.published >= "2024-12-31T16:00:00Z" }),
            ("before:2024-09 -title:专利", { $0.published < "2024-08-31T16:00:00Z" && !$0.title.contains("专利") }),
            ("title:$overseas OR city:foshan", { $0.city == "foshan" || $0.matches.contains { $0.field == "title" } }),
        ]
        for (query, belongs) in queries {
            let found = try await answer(place, "--limit", "1000", "--", query)
            #expect(!found.results.isEmpty, "\(query)")
            #expect(found.results.allSatisfy(belongs), "\(query)")
            if !query.contains("$") {
                let expected = Set(everything.results.filter(belongs).map(\.id))
                #expect(Set(found.results.map(\.id)) == expected, "\(query)")
            }
        }
    }

    @Test("The newest come first, the best where asked, and no more than the limit")
    func order() async throws {
        let place = try await filled()
        let newest = try await answer(place, "--limit", "5", "知识产权")
        #expect(newest.results.count == 5)
        #expect(newest.hasMore)
        // What is dated ahead of the run is ordered by its first sight.
        let dates = newest.results.map(\.published).filter { $0 < "2025-02-19" }
        #expect(dates.count > 1)
        #expect(dates == dates.sorted(by: >))
        let best = try await answer(place, "--limit", "5", "--sort", "best", "知识产权")
        #expect(best.results.map(\.score) == best.results.map(\.score).sorted(by: >))
        #expect(best.results.map(\.score).reduce(0, +) > newest.results.map(\.score).reduce(0, +))
    }

    @Test("The places of a match hold its words, in the entry and in the snippet")
    func places() async throws {
        let place = try await filled()
        let results = try await answer(place, "维权").results
        #expect(results.contains { !$0.matches.isEmpty })
        for result in results {
            for match in result.matches where match.field == "title" {
                #expect(
                    Array(result.title.unicodeScalars)[match.start..<match.start + match.length].map(String.init)
                        .joined() == "维权")
            }
            let snippet = try #require(result.snippet)
            for mark in snippet.marks {
                #expect(
                    Array(snippet.text.unicodeScalars)[mark.start..<mark.start + mark.length].map(String.init).joined()
                        == "维权")
            }
        }
    }

    @Test("A search is a feed, with an address of its own")
    func feed() async throws {
        let place = try await filled()
        let run = try await place.tributary("search", "--format", "atom", "--limit", "3", "海外 & <知识产权>")
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("<?xml"))
        #expect(run.output.contains("search.atom?q=%E6%B5%B7%E5%A4%96%20%26%20%3C"))
        let found = try await place.tributary("search", "--format", "atom", "--limit", "3", "海外")
        #expect(found.output.components(separatedBy: "<entry").count == 4)
        #expect(found.output.contains("rel=\"self\""))
        let parse = try await place.bare("parse", try place.configuration(found.output, as: "found.atom"))
        #expect(parse.status == 0)
    }

    @Test("A query that cannot be read is 64 and points at the place")
    func error() async throws {
        let place = try await filled()
        let run = try await place.tributary("search", "海外 OR")
        #expect(run.status == 64)
        #expect(run.messages.contains("column 6: unexpected the end; expected a word"))
        #expect(run.messages.contains("海外 OR\n"))
    }

    @Test("Nothing found is said, with what may be the matter; standard output stays empty")
    func nothing() async throws {
        let place = try await filled()
        let run = try await place.tributary("search", "city:jiangmn 海外")
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(run.messages.contains("no city jiangmn: did you mean jiangmen?"))
    }

    @Test("Without a history there is nothing to search in, and it is said what to do")
    func noHistory() async throws {
        let place = try Workplace()
        let run = try await place.tributary("search", "海外")
        #expect(run.status == 74)
        #expect(run.messages.contains("`tributary run` begins one"))
        #expect(!FileManager.default.fileExists(atPath: place.store.path(percentEncoded: false)))
    }

    @Test("Where nobody looks on, the output carries no marks")
    func plain() async throws {
        let place = try await filled()
        let run = try await place.tributary("search", "--limit", "2", "海外")
        #expect(!run.output.contains("\u{1B}"))
        #expect(run.output.contains("海外"))
        #expect(run.messages.contains("There are more: ask for them with --limit 10."))
    }

    @Test("What a source's drop leaves out is counted, listed with the rule, and found by no search")
    func dropped() async throws {
        let place = try Workplace()
        try place.edit(
            "tributary.yaml", "- url: file:foshan.atom ", "- {url: file:foshan.atom, id: fs, drop: 'title:海外'} ")
        #expect(try await place.tributary("run", at: Self.now).status == 0)
        let status = try await place.tributary("status", "--json")
        #expect(status.output.contains("\"dropped\" : 1,"))
        let list = try await place.tributary("status", "--dropped")
        #expect(list.output.contains("drop: 海外 (title 0)"))
        #expect(list.output.contains("海外参展知识产权清单（2025年版）发布"))
        let json = try await place.tributary("status", "--dropped", "--json")
        #expect(json.output.contains("\"source\" : \"fs\""))
        #expect(try await place.tributary("search", "city:foshan title:海外").output.isEmpty)
    }
}
