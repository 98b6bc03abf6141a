internal import ArgumentParser
internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import Foundation

struct ParseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Show how a feed is read.",
        discussion: """
            EXAMPLE
              tributary parse news.xml --format text
              tributary parse https://bureau.example/feed --timezone Asia/Shanghai
              tributary parse - --base https://bureau.example/feed < feed
              echo '{"file": "news.xml"}' | tributary parse --batch

            Prints one JSON object, the same shape for every format. With --batch
            each line of standard input is a request, {"file", "base",
            "contentType", "language"} (all but file optional), and is answered
            with one line. Exit status 65: the input is no feed.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case json, text }

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("A file, a URL, or - for standard input.", valueName: "file | url | -"))
    var input: String?

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
        guard TimeZone(identifier: timezone) != nil else {
            throw ValidationError("There is no time zone '\(timezone)': write one such as Asia/Shanghai or UTC.")
        }
        if batch == (input != nil) {
            throw ValidationError(
                batch
                    ? "--batch reads its requests from standard input." : "Name a file, a URL, or - for standard input."
            )
        }
    }

    func run() async throws {
        try await withExitStatus {
            var options = FeedParser.Options(
                base: base, contentType: contentType, language: language,
                timeZone: TimeZone(identifier: timezone) ?? .gmt, reference: Clock.now)
            if batch { return ParseBatch(options).run() }
            let bytes = try await ParseInput.read(input ?? "-", into: &options, configuration: common.config)
            let parser = FeedParser(options)
            let parsed = parser.parse(bytes)
            guard parsed.format != nil else {
                Console().problem("\(input ?? "-"): \(parser.describe(bytes))")
                throw ExitStatus.notAFeed.code
            }
            let console = Console()
            switch format {
            case .json: console.result(String(decoding: ParseJSON.encode(parsed), as: UTF8.self))
            case .text: console.result(ParseText.describe(parsed, timeZone: options.timeZone))
            }
        }
    }
}
