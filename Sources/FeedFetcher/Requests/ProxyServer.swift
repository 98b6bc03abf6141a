/// One proxy.
package struct ProxyServer: Sendable, Hashable {
    package enum Kind: Sendable, Hashable { case http, socks }
    package var kind: Kind
    package var host: String
    package var port: Int
    package var user: String?
    package var password: Secret?

    package init(kind: Kind = .http, host: String, port: Int, user: String? = nil, password: Secret? = nil) {
        (self.kind, self.host, self.port, self.user, self.password) = (kind, host, port, user, password)
    }
}
