/// Through which proxies requests go.
package struct ProxySettings: Sendable, Hashable {
    /// For `http:` addresses; `nil` asks directly.
    package var http: ProxyServer?
    /// For `https:` addresses; `nil` asks directly.
    package var https: ProxyServer?
    /// Hosts that are asked directly: a name covers its subdomains, an address itself, `*` everything.
    package var exceptions: [String]
    /// Whether the proxy looks names up, and is handed plain requests whole instead of being asked for a tunnel. For networks without DNS of
    /// their own, and proxies without tunnels to port 80. We then cannot judge the address that is connected to: the proxy must be the one
    /// that guards the inner network.
    package var resolvesNames: Bool

    package init(
        http: ProxyServer? = nil, https: ProxyServer? = nil, exceptions: [String] = [], resolvesNames: Bool = false
    ) {
        (self.http, self.https, self.exceptions, self.resolvesNames) = (http, https, exceptions, resolvesNames)
    }

    /// The variables other programs go by. `HTTP_PROXY` in capitals is left out: a web server's CGI sets it from a request's header.
    package init(environment: [String: String]) {
        func value(_ names: String...) -> String? {
            names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        }
        let everything = value("all_proxy", "ALL_PROXY")
        self.init(
            http: (value("http_proxy") ?? everything).flatMap { ProxyServer($0) },
            https: (value("https_proxy", "HTTPS_PROXY") ?? everything).flatMap { ProxyServer($0) },
            exceptions: (value("no_proxy", "NO_PROXY") ?? "").split(separator: ",").map(\.trimmed))
    }

    /// The proxy for an address, if any.
    func server(for address: WebAddress) -> ProxyServer? {
        guard let server = address.scheme == "https" ? https : http else { return nil }
        let isException = exceptions.contains { Self.covers($0.lowercased(), address) }
        return isException ? nil : server
    }

    private static func covers(_ exception: String, _ address: WebAddress) -> Bool {
        if exception == "*" { return true }
        var name = exception
        if let colon = name.lastIndex(of: ":"), let port = Int(name[name.index(after: colon)...]),
            !name[..<colon].contains(":")
        {
            guard port == address.port else { return false }
            name = String(name[..<colon])
        }
        if name.hasPrefix("*.") { name.removeFirst() }
        if name.hasPrefix(".") { name.removeFirst() }
        return !name.isEmpty && (address.host == name || address.host.hasSuffix("." + name))
    }
}
