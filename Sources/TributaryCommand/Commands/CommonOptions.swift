internal import ArgumentParser
internal import FeedFetcher
internal import Foundation

/// What every command understands.
struct CommonOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The configuration.", valueName: "file"))
    var config = "tributary.yaml"

    @Flag(name: .long, help: "Show problems only.")
    var quiet = false

    var console: Console { Console(isQuiet: quiet) }

    /// How sites are asked outside of a run: as the configuration says, where there is one.
    func fetchSettings() throws(ConfigurationError) -> FetchSettings {
        if config == "tributary.yaml", !FileManager.default.fileExists(atPath: config) {
            var settings = FetchSettings()
            settings.userAgent = UserAgent(version: Tributary.version)
            settings.proxies = ProxySettings(environment: ProcessInfo.processInfo.environment)
            return settings
        }
        return try ConfigurationReader.read(path: config).fetch
    }
}

/// Turns what may go wrong anywhere in a command into a message and an exit status.
func withExitStatus<Result>(_ body: () async throws -> Result) async throws -> Result {
    let console = Console()
    do {
        return try await body()
    } catch let error as ConfigurationError {
        for problem in error.problems { console.problem(problem.description) }
        throw ExitStatus.configuration.code
    } catch let error as RunLockError {
        console.problem(error.description)
        if case .held = error { throw ExitStatus.locked.code }
        throw ExitStatus.inputOutput.code
    } catch let error as ExitCode {
        throw error
    } catch let error as ValidationError {
        throw error
    } catch let error as CocoaError {
        let path = error.filePath ?? error.url?.path(percentEncoded: false) ?? "a file"
        console.problem(
            "cannot read or write \(path): \(error.localizedDescription) Is its folder there, and may this user write in it?"
        )
        throw ExitStatus.inputOutput.code
    } catch {
        console.problem("\(error)")
        throw ExitStatus.inputOutput.code
    }
}
