internal import ArgumentParser
internal import Foundation

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the output folder over HTTP, with search, searches as feeds, health and metrics.",
        discussion: """
            EXAMPLE
              tributary serve
              tributary serve --listen 0.0.0.0:8080
              curl -G http://127.0.0.1:8080/search.atom --data-urlencode 'q=海外 商标'

            /                  the output folder, as any web server would serve it
            /search?q=QUERY    a page to search with; &sort=best, &limit=100 (500 at most)
            /search.atom?q=QUERY   what is found, newest first, as a feed to subscribe
                               to; .rss and .json as well
            /health            what `tributary status --json` prints; 503 where the
                               history cannot be read
            /metrics           for Prometheus

            Reads only; cron goes on calling `tributary run`. A changed configuration
            is taken up by itself. It speaks plain HTTP, to this machine alone
            unless --listen says otherwise: put a web server with TLS before it.
            Ctrl-C or SIGTERM ends it once the answers under way are sent.
            """)

    @OptionGroup var common: CommonOptions

    @Option(help: ArgumentHelp("Where to listen; port 0 is any that is free.", valueName: "address:port"))
    var listen = ListenAddress(host: "127.0.0.1", port: 8080)

    func run() async throws {
        try await withExitStatus {
            let site = try ServedSite(configuration: common.config, console: common.console)
            try await SiteServer(site: site, console: common.console).run(at: listen)
        }
    }
}

/// An address and a port: `127.0.0.1:8080`, `[::1]:8080`, `:8080` for all addresses of this machine.
struct ListenAddress: ExpressibleByArgument, CustomStringConvertible, Equatable {
    var host: String
    var port: Int

    init(host: String, port: Int) { (self.host, self.port) = (host, port) }

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"), let port = UInt16(argument[argument.index(after: colon)...])
        else { return nil }
        var host = argument[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        self.init(host: host.isEmpty ? "0.0.0.0" : String(host), port: Int(port))
    }

    var description: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }
}
