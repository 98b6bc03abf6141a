internal import ArgumentParser
internal import FeedAggregator
internal import FeedModel

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Validate the configuration and run the topics' own examples; no network.",
        discussion: """
            EXAMPLE
              tributary check --config tributary.yaml && tributary run
              tributary check --pairs pairs.jsonl

            --pairs measures how well stories are told apart, by pairs of entries that
            somebody labelled: a file with one JSON object a line, {"id", "isSame",
            "kind", "left": {"city", "title", "body"}, "right": {...}}. It prints
            precision, recall, and each pair that was decided wrongly.
            """)

    @OptionGroup var common: CommonOptions

    @Option(name: .long, help: ArgumentHelp("Labelled pairs to measure stories by.", valueName: "file"))
    var pairs: String?

    func run() async throws {
        try await withExitStatus {
            let configuration = try ConfigurationReader.read(path: common.config)
            if let pairs {
                let report = try StoryReport(pairs: pairs, cities: configuration.site.cities)
                for line in report.lines { common.console.result(line) }
                return
            }
            let failing = try configuration.classifier().failingExamples()
            for failure in failing { common.console.problem("\(common.config): \(failure)") }
            if !failing.isEmpty { throw ExitStatus.configuration.code }
            common.console.note(
                "\(common.config) is in order: \(RunSummary.count(configuration.site.cities.count, "city", "cities")), "
                    + "\(RunSummary.count(configuration.sources.count, "source")), "
                    + "\(RunSummary.count(configuration.topics.count, "topic")); every example comes out as it says.")
        }
    }
}
