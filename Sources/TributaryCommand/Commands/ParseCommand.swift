internal import ArgumentParser
internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import Foundation

struct ParseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Show how a feed, a list page or an article is read.",
        discussion: """
            EXAMPLE
              tributary parse news.xml --format text
              tributary parse https://bureau.example/feed --timezone Asia/Shanghai
              tributary parse - --base https://bureau.example/feed < feed
              tributary parse https://bureau.example/news/ --list auto
              tributary parse news.html --list '{item: "ul.list > li", date: span}'
              tributary parse post_1.html --article --format text
              echo '{"file": "news.xml"}' | tributary parse --batch

            Prints one JSON object, the same shape for feeds, lists and articles.
            With --batch each line of standard input is a request, {"file", "base",
            "contentType", "language"} (all but file optional), and is answered
            with one line. Exit status 65: the input is no feed, no list, no
            article.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case json, text }

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("A file, a URL, or - for standard input.", valueName: "file | url | -"))
    var input: String?

    @Option(
        help: ArgumentHelp(
            "Read a list page: auto works it out, rules are those of `list:` in a configuration.",
            valueName: "auto | rules"))
    var list: String?

    @Flag(help: "Read the page of an article.")
    var article = false

    @Option(help: ArgumentHelp("Where the document came from; relative URLs resolve against it.", valueName: "url"))
    var base: String?

    @Option(help: ArgumentHelp("The HTTP Content-Type it was served with, charset included.", valueName: "type"))
    var contentType: String?

    @Option(
        help: ArgumentHelp(
            "The HTTP Content-Language: the language of text that does not state its own.", valueName: "tag"))
    var language: String?

    @Option(help: ArgumentHelp("The zone of dates that name none, such as Asia/Shanghai.", valueName: "zone"))
    var timezone = "UTC"

    @Option(help: "json for programs, text for people.")
    var format = Format.json

    @Flag(help: "Answer requests from standard input, a line each.")
    var batch = false

    func validate() throws {
        guard TimeZone(named: timezone) != nil else {
            throw ValidationError("There is no time zone '\(timezone)': write one such as Asia/Shanghai or UTC.")
        }
        if batch == (input != nil) {
            throw ValidationError(
                batch
                    ? "--batch reads its requests from standard input." : "Name a file, a URL, or - for standard input."
            )
        }
        if article, list != nil { throw ValidationError("Give --list or --article, not both.") }
        _ = try mode
    }

    private var mode: ParseMode {
        get throws {
            if article { return .article }
            guard let list else { return .feed }
            do throws(ListOption.Mistake) {
                return try ListOption.mode(list)
            } catch {
                throw ValidationError(error.description)
            }
        }
    }

    func run() async throws {
        try await withExitStatus {
            let mode = try mode
            var options = FeedParser.Options(
                base: base, contentType: contentType, language: language,
                timeZone: TimeZone(named: timezone) ?? .gmt, reference: Clock.now)
            if batch { return ParseBatch(mode, options).run() }
            let bytes = try await ParseInput.read(
                input ?? "-", as: mode.purpose, settings: common.fetchSettings, into: &options)
            let result: DocumentReading.Result
            do throws(DocumentReading.Unread) {
                result = try DocumentReading(mode, options).read(bytes)
            } catch {
                throw refuse(error.description)
            }
            if mode == .feed, result.parsed.format == nil {
                throw refuse(FeedParser(options).describe(bytes).description)
            }
            for note in result.notes { common.console.note("\(input ?? "-"): \(note)") }
            show(result.parsed, mode, options.timeZone)
        }
    }

    private func refuse(_ reason: String) -> ExitCode {
        common.console.problem("\(input ?? "-"): \(reason)")
        return ExitStatus.dataError.code
    }

    private func show(_ parsed: ParsedFeed, _ mode: ParseMode, _ timeZone: TimeZone) {
        switch format {
        case .json: common.console.result(String(decoding: ParseJSON.encode(parsed), as: UTF8.self))
        case .text:
            let kind =
                switch mode {
                case .feed: "not a feed"
                case .list, .autoList: "list page"
                case .article: "article"
                }
            common.console.result(ParseText.describe(parsed, as: kind, timeZone: timeZone))
        }
    }
}
