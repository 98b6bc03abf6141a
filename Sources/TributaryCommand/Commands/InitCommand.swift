internal import ArgumentParser
internal import Foundation

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a commented starter configuration.",
        discussion: """
            EXAMPLE
              tributary init && tributary check
              tributary init --config /etc/tributary/tributary.yaml

            A file that is there already is never overwritten.
            """)

    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await withExitStatus {
            guard !FileManager.default.fileExists(atPath: common.config) else {
                throw ValidationError(
                    "\(common.config) is there already, and stays as it is. Name another with --config.")
            }
            try Data(StarterConfiguration.text.utf8).write(to: URL(fileURLWithPath: common.config))
            common.console.note("Wrote \(common.config). Put your sources in, then: tributary check && tributary run")
        }
    }
}
