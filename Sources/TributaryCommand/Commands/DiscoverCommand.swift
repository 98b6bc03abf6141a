internal import ArgumentParser
internal import FeedAggregator
internal import FeedFetcher
internal import Foundation

struct DiscoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover",
        abstract: "Find the feeds of a site, or work out its list page.",
        discussion: """
            EXAMPLE
              tributary discover https://amr.example/zwdt/index.html
              tributary discover saved.html --base https://amr.example/zwdt/

            Looks for feeds: those the page declares, those of its OPML lists, those
            at the usual addresses. Where there is none, the main list of the page is
            worked out, with how sure that is and why. Prints what to paste into the
            configuration. robots.txt is heard, challenges are never solved.

            JSON: {"url", "feeds": [{"url", "title", "found", "format", "entries",
            "problem"}], "platform": {"site", "categories": [{"id", "name"}]},
            "lists": [{"confidence", "isSure", "reasons", "rules", "rows":
            [{"title", "link", "published"}], "next", "configuration"}],
            "configuration"}; found is one of given, declared, outline, usual.
            Exit status 65: nothing was found.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("A URL, a saved page, or - for standard input.", valueName: "url | file | -"))
    var input: String

    @Option(help: ArgumentHelp("Where a saved page came from; its links resolve against it.", valueName: "url"))
    var base: String?

    @Option(help: ArgumentHelp("The zone of dates that name none.", valueName: "zone"))
    var timezone = "Asia/Shanghai"

    @Flag(name: .long, help: "Print one JSON object for programs.")
    var json = false

    func validate() throws {
        guard TimeZone(named: timezone) != nil else {
            throw ValidationError("There is no time zone '\(timezone)': write one such as Asia/Shanghai or UTC.")
        }
    }

    func run() async throws {
        try await withExitStatus {
            let zone = TimeZone(named: timezone) ?? .gmt
            var options = FeedParser.Options(base: base)
            let bytes = try await ParseInput.read(
                input, as: .list, settings: common.fetchSettings, into: &options)
            let fetcher = Fetcher(settings: try common.fetchSettings(), now: { Clock.now })
            let discovery = await Discoverer(
                bytes: bytes, base: options.base ?? fileAddress, address: address,
                contentType: options.contentType, timeZone: zone, now: Clock.now, fetcher: fetcher
            ).discover()
            await fetcher.shutdown()
            guard !discovery.isEmpty else {
                common.console.problem("\(input): \(discovery.obstacle ?? "nothing was found").")
                throw ExitStatus.dataError.code
            }
            if json {
                common.console.result(try DiscoveryJSON(discovery, timeZone: zone).text())
            } else {
                for line in DiscoveryText(discovery: discovery, timeZone: zone).lines { common.console.result(line) }
            }
        }
    }

    /// How the configuration would name what was looked at.
    private var address: String {
        if let base { return base }
        return input.isWebAddress || input.hasPrefix("file:") ? input : "file:\(input)"
    }

    private var fileAddress: String {
        input.hasPrefix("file:") ? input : URL(filePath: input).standardized.absoluteString
    }
}
