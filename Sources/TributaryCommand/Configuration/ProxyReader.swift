internal import FeedFetcher
internal import Foundation
internal import Yams

/// Reads `fetch.proxy`: `http://proxy.example:3128`, `none`, or a mapping. Without it the environment's proxies serve, as with other programs.
struct ProxyReader {
    let log: ProblemLog
    let folder: String
    let environment: [String: String]

    private static let keys = ["url", "https", "except", "resolvesNames", "user", "password"]

    /// - Parameter node: of `proxy`; `nil` where there is none.
    func settings(_ node: Node?) -> ProxySettings {
        guard let node else { return ProxySettings(environment: environment) }
        if node.scalar?.string == "none" { return ProxySettings() }
        if node.scalar != nil {
            let server = self.server(node, name: "`proxy` in fetch")
            return ProxySettings(http: server, https: server)
        }
        let section = Section(node, name: "fetch.proxy", keys: Self.keys, log: log)
        guard let url = section["url"] else {
            section.problem(nil, "fetch.proxy lacks `url`: write, for instance, `url: http://proxy.example:3128`.")
            return ProxySettings()
        }
        let http = server(url, name: "`url` in fetch.proxy")
        let https = section["https"].flatMap { server($0, name: "`https` in fetch.proxy") } ?? http
        let password = section["password"].flatMap { self.password($0) }
        return ProxySettings(
            http: http.map { known($0, section, password) }, https: https.map { known($0, section, password) },
            exceptions: section.strings("except"), resolvesNames: section.bool("resolvesNames") ?? false)
    }

    /// What was written is not repeated in the message: a password may stand in it.
    private func server(_ node: Node, name: String) -> ProxyServer? {
        if let server = node.scalar.flatMap({ ProxyServer($0.string) }) { return server }
        log.add(
            node,
            "\(name) must be an address such as `http://proxy.example:3128` or `socks5://proxy.example:1080`, or `none`."
        )
        return nil
    }

    private func known(_ server: ProxyServer, _ section: Section, _ password: Secret?) -> ProxyServer {
        guard server.kind == .http else { return server }
        var server = server
        server.user = section.string("user") ?? server.user
        server.password = password ?? server.password
        return server
    }

    private func password(_ node: Node) -> Secret? {
        if let text = node.scalar?.string { return Secret(text) }
        let name = "fetch.proxy.password"
        let place = Section(node, name: name, keys: ["environment", "file"], log: log, isSecret: true)
        if let variable = place.string("environment") {
            if let text = environment[variable], !text.isEmpty { return Secret(text) }
            place.problem(
                place["environment"],
                "the environment variable `\(variable)` for fetch.proxy.password is not set: set it.")
        }
        if let file = place.string("file") {
            let path = file.path(in: folder)
            let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
            if let line = text?.split(whereSeparator: \.isNewline).first { return Secret(String(line)) }
            place.problem(place["file"], "`\(path)` for fetch.proxy.password holds nothing that can be read.")
        }
        return nil
    }
}
