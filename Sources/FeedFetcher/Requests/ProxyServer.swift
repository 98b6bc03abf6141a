internal import struct Foundation.Data
internal import struct Foundation.URL

/// One proxy.
package struct ProxyServer: Sendable, Hashable, CustomStringConvertible {
    /// How it is spoken to: HTTP's `CONNECT`, or SOCKS version 5.
    package enum Kind: String, Sendable, Hashable { case http, socks }
    package var kind: Kind
    package var host: String
    package var port: Int
    package var user: String?
    package var password: Secret?

    package init(kind: Kind = .http, host: String, port: Int, user: String? = nil, password: Secret? = nil) {
        (self.kind, self.host, self.port, self.user, self.password) = (kind, host, port, user, password)
    }

    /// As in configurations and environments: `http://user:password@proxy.example:3128`, `socks5://…`, or the host and port alone.
    /// - Returns: `nil` where the text is none of these.
    package init?(_ text: String) {
        let text = text.trimmed
        guard let url = URL(string: text.contains("://") ? text : "http://" + text),
            let host = url.host(percentEncoded: false), !host.isEmpty
        else { return nil }
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        let user = url.user(percentEncoded: false)
        switch url.scheme?.lowercased() {
        case "http":
            self.init(
                host: bare, port: url.port ?? 80, user: user,
                password: url.password(percentEncoded: false).map { Secret($0) })
        case "socks", "socks5", "socks5h":
            // Names and passwords are not spoken over SOCKS here; better to say so than to fail later.
            guard user == nil else { return nil }
            self.init(kind: .socks, host: bare, port: url.port ?? 1_080)
        default: return nil
        }
    }

    /// Its own address.
    var origin: String { "http://" + (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }

    /// The value of `Proxy-Authorization` (RFC 7617).
    var basicAuthorization: Secret? {
        user.map { Secret("Basic " + Data("\($0):\(password?.value ?? "")".utf8).base64EncodedString()) }
    }

    package var description: String { "\(kind.rawValue) proxy \(host):\(port)" }
}
