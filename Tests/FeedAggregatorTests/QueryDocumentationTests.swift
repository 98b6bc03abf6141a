import FeedAggregator
import Foundation
import Testing

/// The page that explains the query language is tried out, so that it stays true.
@Suite("The page about the query language") struct QueryDocumentationTests {
    private let lines: [String]
    private let terms = ["overseas": ["海外"], "ip": ["专利"], "trademark": ["商标"]]

    init() throws {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = repository.appending(path: "Sources/FeedAggregator/FeedAggregator.docc/QueryLanguage.md")
        lines = try String(contentsOf: page, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
    }

    /// The cells of the tables whose first heading is `heading`.
    private func rows(_ heading: String) -> [[String]] {
        var rows: [[String]] = []
        var isInside = false
        for line in lines {
            guard line.hasPrefix("|") else {
                isInside = false
                continue
            }
            let cells = line.dropFirst().dropLast().components(separatedBy: " | ").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            if cells[0] == heading { isInside = true } else if isInside, cells.count > 1 { rows.append(cells) }
        }
        return rows
    }

    private func codes(in cell: String) -> [String] {
        cell.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    }

    @Test("Everything in the first table can be written so")
    func table() throws {
        let examples = rows("Write").flatMap { codes(in: $0[0]) }
        #expect(examples.count > 15)
        for example in examples { _ = try Query(example, terms: terms) }
    }

    @Test("The searches on the page can be asked")
    func searches() throws {
        let command = "    tributary search "
        let searches = lines.filter { $0.hasPrefix(command) }.map { line in
            line.dropFirst(command.count).replacing(/--(sort|format) \w+/, with: "").replacing("-- ", with: "")
                .trimmingCharacters(in: CharacterSet(charactersIn: "' "))
        }
        #expect(searches.count > 5)
        for search in searches { _ = try Query(search, terms: terms) }
    }

    @Test("Every mistake is reported as the page says")
    func errors() throws {
        let rows = rows("Written")
        #expect(rows.count > 12)
        for row in rows {
            let query = try #require(codes(in: row[0]).first)
            do throws(QueryError) {
                _ = try Query(query, terms: terms)
                Issue.record("\(query) can be read")
            } catch {
                #expect(error.description.hasPrefix(row[1]), "\(query): \(error)")
            }
        }
    }

    @Test("The error shown in full is the one that comes")
    func shownError() throws {
        let first = try #require(lines.firstIndex { $0.hasPrefix("    column 14: ") })
        let shown = lines[first..<first + 3].map { String($0.dropFirst(4)) }.joined(separator: "\n")
        do throws(QueryError) {
            _ = try Query("$overseas 专利 NEAR $ip", terms: terms)
            Issue.record("it can be read")
        } catch {
            #expect(error.description == shown)
        }
    }
}
