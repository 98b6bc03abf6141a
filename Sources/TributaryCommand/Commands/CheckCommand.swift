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
              tributary check --texts labelled.tsv
              tributary check --pairs pairs.jsonl

            --texts measures how well the topics sort texts that somebody labelled: a
            file with one text a line: topics with commas between, a tab, the title,
            and perhaps a tab and the text. It prints precision, recall, and each text
            that came out wrong, with + for a topic too many and - for one missed.

            --pairs measures how well stories are told apart, by pairs of entries that
            somebody labelled: a file with one JSON object a line, {"id", "isSame",
            "kind", "left": {"city", "title", "body"}, "right": {...}}. It prints
            precision, recall, and each pair that was decided wrongly.
            """)

    @OptionGroup var common: CommonOptions

    @Option(name: .long, help: ArgumentHelp("Labelled texts to measure the topics by.", valueName: "file"))
    var texts: String?

    @Option(name: .long, help: ArgumentHelp("Labelled pairs to measure stories by.", valueName: "file"))
    var pairs: String?

    func run() async throws {
        try await withExitStatus {
            let configuration = try ConfigurationReader.read(path: common.config)
            if texts != nil || pairs != nil {
                let topics = try texts.map { try TopicReport(texts: $0, configuration).lines } ?? []
                let stories =
                    try pairs.map { try StoryReport(pairs: $0, cities: configuration.site.cities).lines } ?? []
                for line in topics + stories { common.console.result(line) }
                return
            }
            let failing = configuration.failingExamples(of: try configuration.classifier(), path: common.config)
            for failure in failing { common.console.problem(failure) }
            if !failing.isEmpty { throw ExitStatus.configuration.code }
            common.console.note(
                "\(common.config) is in order: \(RunSummary.count(configuration.site.cities.count, "city", "cities")), "
                    + "\(RunSummary.count(configuration.sources.count, "source")), "
                    + "\(RunSummary.count(configuration.topics.count, "topic")); every example comes out as it says.")
        }
    }
}
