internal import ArgumentParser
internal import FeedAggregator
internal import Foundation

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Turn an OPML list into configuration.",
        discussion: """
            EXAMPLE
              tributary import subscriptions.opml              prints what to paste
              tributary import subscriptions.opml --write      writes a new tributary.yaml

            Each group of the list becomes a city, each feed a source of it. Feeds
            that the configuration has already, or that stand in the list twice, are
            left out and named; so is what cannot be read. A configuration that is
            there is never changed: what it lacks is printed for you to paste.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The list; - reads standard input.", valueName: "file.opml"))
    var file: String

    @Flag(name: .long, help: "Write a new configuration; refused where there is one already.")
    var write = false

    func run() async throws {
        try await withExitStatus {
            let isThere = FileManager.default.fileExists(atPath: common.config)
            if write, isThere {
                throw ValidationError(
                    "\(common.config) is there already, and stays as it is. Leave --write out to see what to paste, or name another file with --config."
                )
            }
            let configuration = isThere ? try ConfigurationReader.read(path: common.config) : nil
            let list = OPMLReader.read(try bytes())
            guard list.isOPML || !list.outlines.isEmpty else {
                common.console.problem("\(file) is no OPML: it has neither <opml> nor <outline> elements.")
                throw ExitStatus.dataError.code
            }
            if list.isCut {
                common.console.problem(
                    "\(file) breaks off before its end: what stood there is not known. Get it again, or look at what is missing."
                )
            }
            let imported = ImportedSources(list, into: configuration)
            for note in imported.notes { common.console.problem(note) }
            guard imported.count > 0 else {
                common.console.note("Nothing to add: the list holds no feed that is not there already.")
                return
            }
            let found =
                "\(RunSummary.count(imported.count, "source")) in \(RunSummary.count(imported.cities.count, "city", "cities"))"
            if write {
                try Data(imported.configuration.utf8).write(to: URL(fileURLWithPath: common.config))
                common.console.note("Wrote \(common.config) with \(found). Next: tributary check && tributary run")
            } else {
                common.console.result(imported.paste.trimmingCharacters(in: .newlines))
                common.console.note("\(found): paste this into \(common.config), then: tributary check")
            }
        }
    }

    private func bytes() throws -> [UInt8] {
        if file == "-" { return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data()) }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw ParseInput.Unreadable(
                description: "cannot read \(file): is the path right, and may this user read it?")
        }
        return [UInt8](data)
    }
}
