internal import ArgumentParser

/// The command. Each subcommand is a file in `Commands`; what they have in common stands in `Run`.
@main struct Tributary: AsyncParsableCommand {
    /// Sites are told which version asks, and a new one reads every source anew.
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "tributary",
        abstract: "Reads what many publish, merges it, and publishes it again as one feed per topic and per city.",
        discussion: """
            EXAMPLE
              tributary init                       a configuration to start from
              tributary check && tributary run     try it; read, merge, publish
              tributary status                     how each source is doing

            cron runs `tributary run --quiet`; people subscribe to the files in the
            output folder.

            EXIT STATUS
              0   done (a source that failed is told by `status`)
              64  wrong use          65  the input is no feed
              69  every source failed
              74  cannot read or write
              75  another run is under way
              78  the configuration is wrong
              130, 143  stopped by Ctrl-C or SIGTERM; what was read is stored
            """,
        version: version,
        subcommands: [
            RunCommand.self, FetchCommand.self, PublishCommand.self, ServeCommand.self, StatusCommand.self,
            ParseCommand.self, DiscoverCommand.self, CheckCommand.self, ExplainCommand.self, SearchCommand.self,
            VerifyCommand.self,
            StoreCommand.self, ImportCommand.self, ExportCommand.self, InitCommand.self,
        ])
}
