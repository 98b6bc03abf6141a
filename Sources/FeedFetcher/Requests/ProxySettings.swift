/// Through which proxies requests go.
package struct ProxySettings: Sendable, Hashable {
    /// For `http:` addresses; `nil` asks directly.
    package var http: ProxyServer?
    /// For `https:` addresses; `nil` asks directly.
    package var https: ProxyServer?
    /// Variables of the environment that name a proxy we cannot use, by the scheme they are for: nothing is asked past them.
    private var unusable: [String: String] = [:]
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
        func first(_ names: String...) -> (name: String, value: String)? {
            names.lazy.compactMap { name in environment[name].map { (name, $0) } }.first { !$0.1.isEmpty }
        }
        self.init(exceptions: (first("no_proxy", "NO_PROXY")?.value ?? "").split(separator: ",").map(\.trimmed))
        let everything = first("all_proxy", "ALL_PROXY")
        if let given = first("http_proxy") ?? everything {
            http = ProxyServer(given.value)
            if http == nil { unusable["http"] = given.name }
        }
        if let given = first("https_proxy", "HTTPS_PROXY") ?? everything {
            https = ProxyServer(given.value)
            if https == nil { unusable["https"] = given.name }
        }
    }

    /// The proxy for an address, if any.
    func server(for address: WebAddress) throws(FetchError) -> ProxyServer? {
        if exceptions.contains(where: { Self.covers($0.lowercased(), address) }) { return nil }
        if let variable = unusable[address.scheme] {
            // What it holds is not repeated: a password may stand in it.
            throw .proxy(
                reason: "`\(variable)` in the environment is no address such as `http://proxy.example:3128` or "
                    + "`socks5://proxy.example:1080`")
        }
        return address.scheme == "https" ? https : http
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
