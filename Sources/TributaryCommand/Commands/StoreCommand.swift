internal import ArgumentParser
internal import FeedStore
internal import Foundation

struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Look after the history: check it, back it up, put a backup in its place.",
        discussion: """
            EXAMPLE
              tributary store check
              tributary store backup backups/$(date +%F).sqlite
              tributary store restore backups/2026-11-22.sqlite
            """,
        subcommands: [StoreCheckCommand.self, StoreBackupCommand.self, StoreRestoreCommand.self])
}

struct StoreCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look at every page of the store and at what its tables promise. Changes nothing.",
        discussion: """
            EXAMPLE
              tributary store check
              tributary store check --json

            Ends with 74 when something is wrong. A run may go on meanwhile.

            JSON: {"path", "isWhole", "problems": [], "entries", "sources",
            "bytes"}.
            """)

    @OptionGroup var common: CommonOptions

    @Flag(name: .long, help: "Print one JSON object for programs.")
    var json = false

    private struct Object: Encodable {
        let path: String
        let isWhole: Bool
        let problems: [String]
        let entries, sources, bytes: Int
    }

    func run() async throws {
        try await withExitStatus {
            let path = try ConfigurationReader.read(path: common.config).store
            let found = try HistoryStore.inspect(path: path)
            if json {
                let object = Object(
                    path: path, isWhole: found.problems.isEmpty, problems: found.problems, entries: found.entries,
                    sources: found.sources, bytes: found.bytes)
                common.console.result(try PrettyJSON.text(object))
            } else if found.problems.isEmpty {
                if common.quiet { return }
                let age = found.isOlder ? " An earlier version wrote it; the next run brings it up to date." : ""
                common.console.result(
                    "\(path) is whole: \(RunSummary.count(found.entries, "entry", "entries")) of "
                        + "\(RunSummary.count(found.sources, "source", "sources")), \(found.bytes) bytes.\(age)")
            } else {
                for problem in found.problems { common.console.result("\(path): \(problem)") }
            }
            guard found.problems.isEmpty else {
                common.console.problem(
                    "the store is damaged: put a backup in its place with `tributary store restore FILE`.")
                throw ExitStatus.inputOutput.code
            }
        }
    }
}

struct StoreBackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a copy of the store, whole and checked, in one file. A run may go on meanwhile.",
        discussion: """
            EXAMPLE
              tributary store backup backups/$(date +%F).sqlite
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "The file to write; it must not exist.")
    var file: String

    func run() async throws {
        try await withExitStatus {
            let path = try ConfigurationReader.read(path: common.config).store
            try HistoryStore.backUp(path: path, to: file)
            common.console.note("\(file) holds all of \(path). `tributary store restore \(file)` puts it back.")
        }
    }
}

struct StoreRestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the place of the store. The store that was there is kept beside it.",
        discussion: """
            EXAMPLE
              tributary store restore backups/2026-11-22.sqlite
              tributary publish

            Entries that came in after the backup come in again with the next run, as
            far as their sources still list them.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "A file that `store backup` wrote.")
    var file: String

    func run() async throws {
        try await withExitStatus {
            let path = try ConfigurationReader.read(path: common.config).store
            let lock = try RunLock(store: path, now: Clock.now)
            let kept = try HistoryStore.restore(from: file, to: path, now: Clock.now)
            lock.release()
            common.console.note("\(path) is what \(file) holds. `tributary publish` shows it.")
            if let kept { common.console.note("The store that was there is kept as \(kept).") }
        }
    }
}
