internal import ArgumentParser

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Fetch what is due, merge, publish: what cron calls.",
        discussion: """
            EXAMPLE
              tributary run --config /etc/tributary/tributary.yaml

            A line of a crontab:
              */30 * * * *  cd /srv/tributary && /usr/local/bin/tributary run --quiet
            """)

    @OptionGroup var common: CommonOptions

    @Flag(name: .long, help: "Ask every source, due or not; only a server's own Retry-After is still kept.")
    var all = false

    func run() async throws {
        try await Session(common).run(fetching: all ? .all : .due, publishing: true)
    }
}

struct FetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Fetch what is due and merge it; publish nothing.",
        discussion: """
            EXAMPLE
              tributary fetch --all
            """)

    @OptionGroup var common: CommonOptions

    @Flag(name: .long, help: "Ask every source, due or not; only a server's own Retry-After is still kept.")
    var all = false

    func run() async throws {
        try await Session(common).run(fetching: all ? .all : .due, publishing: false)
    }
}

struct PublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Publish from the store only; ask no source.",
        discussion: """
            EXAMPLE
              tributary publish          after a change of names or topics, or into an empty output folder
            """)

    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await Session(common).run(fetching: .nothing, publishing: true)
    }
}
