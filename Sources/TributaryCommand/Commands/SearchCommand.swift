internal import ArgumentParser
internal import FeedAggregator
internal import FeedModel
internal import FeedPublisher
internal import FeedStore
internal import Foundation

struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find entries in the history with the query language of the topics.",
        discussion: """
            EXAMPLE
              tributary search 海外 商标
              tributary search '"well-known mark" OR 驰名商标' --sort best
              tributary search 'city:jiangmen title:(专利 NEAR/10 质押) after:2024'
              tributary search --json --limit 100 'topic:patents -驳回'
              tributary search --format atom '$overseas 维权' > overseas.atom
              tributary search -- -公示

            Quote the query where the shell would read it ($ " ( ) / *), and put --
            before one that begins with a hyphen. Matches are bold on a terminal
            and unmarked elsewhere, or where NO_COLOR is set. --sort best counts 3
            for each match in the title and 1 for each in the text, among the
            newest 1000 entries that match. The masks of the topics do not count.

            JSON: {"query", "sort", "hasMore", "results": [{"id", "title", "link",
            "language", "city", "source", "published", "updated", "topics",
            "score", "matches": [{"term", "field", "start", "length"}],
            "snippet": {"text", "marks": [{"start", "length"}]}}]}; start and
            length count characters, of the title or plain text for matches and
            of the snippet for marks; moments are RFC 3339 in UTC; link, language
            and snippet are left out where there is none.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, atom }

    @OptionGroup var common: CommonOptions

    @Argument(help: "What to look for; several words are joined by spaces.")
    var query: [String]

    @Option(help: "newest: by date; best: by score.")
    var sort = Search.Order.newest

    @Option(help: ArgumentHelp("Entries at most.", valueName: "count"))
    var limit = 20

    @Option(help: "text for people, json for programs, atom: the search as a feed.")
    var format = Format.text

    @Flag(help: "The same as --format json.")
    var json = false

    func validate() throws {
        guard (1...Self.highestLimit).contains(limit) else {
            throw ValidationError("--limit must be 1 to \(Self.highestLimit), not \(limit).")
        }
        if json, format == .atom { throw ValidationError("Choose one of --json and --format atom.") }
    }

    /// What is found is held in memory with its text.
    private static let highestLimit = 10_000

    func run() async throws {
        try await withExitStatus {
            let configuration = try ConfigurationReader.read(path: common.config)
            let search = try search(configuration)
            guard FileManager.default.fileExists(atPath: configuration.store) else {
                common.console.problem(
                    "there is no history yet to search in (\(configuration.store)): `tributary run` begins one.")
                throw ExitStatus.inputOutput.code
            }
            let store = try HistoryStore(path: configuration.store)
            let results = try store.read { history in try search.results(in: history) }
            let output = SearchOutput(search: search, results: results, site: configuration.site)
            switch json ? .json : format {
            case .json: common.console.result(try output.json())
            case .atom: try printFeed(results, configuration, store)
            case .text:
                for line in output.lines(mark: Self.mark) { common.console.result(line) }
            }
            if results.found.isEmpty {
                common.console.note(SearchAdvice(query: search.query, configuration: configuration).nothingFound)
            }
            if results.hasMore { common.console.note("There are more: ask for them with --limit \(limit * 5).") }
        }
    }

    private func search(_ configuration: Configuration) throws -> Search {
        do throws(QueryError) {
            let query = try Query(
                query.joined(separator: " "), terms: configuration.terms, timeZone: configuration.site.timeZone)
            return Search(query: query, order: sort, limit: limit)
        } catch {
            throw ValidationError("This query cannot be read, \(error)")
        }
    }

    private func printFeed(_ results: Search.Results, _ configuration: Configuration, _ store: HistoryStore) throws {
        let topics = configuration.site.topics.map(\.id)
        let entries = try store.read { history in
            try results.found.compactMap { try history.published($0.entry.id, topics: topics) }
        }
        let publisher = Publisher(site: configuration.site)
        let document = publisher.searchDocument(for: query.joined(separator: " "), entries: entries)
        common.console.result(String(decoding: document, as: UTF8.self))
    }

    /// Bold, where people look on.
    private static var mark: (start: String, end: String) {
        let isPlain = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return Console.isTerminal && !isPlain ? ("\u{1B}[1m", "\u{1B}[22m") : ("", "")
    }
}

extension Search.Order: ExpressibleByArgument {}
