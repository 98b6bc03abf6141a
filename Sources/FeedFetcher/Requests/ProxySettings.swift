/// Through which proxies requests go.
package struct ProxySettings: Sendable, Hashable {
    /// `nil` asks directly.
    package var http: ProxyServer?
    package var https: ProxyServer?
    /// Hosts that are asked directly: names that cover their subdomains, addresses, or `*`.
    package var exceptions: [String]

    package init(http: ProxyServer? = nil, https: ProxyServer? = nil, exceptions: [String] = []) {
        (self.http, self.https, self.exceptions) = (http, https, exceptions)
    }
}
