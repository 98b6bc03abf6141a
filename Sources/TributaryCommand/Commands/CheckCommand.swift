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
            """)

    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await withExitStatus {
            let configuration = try ConfigurationReader.read(path: common.config)
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
