/// How all sources are asked: the `fetch:` part of the configuration. Each limit has a default and a reason.
package struct FetchSettings: Sendable {
    /// For a TCP connection and its TLS handshake. A host that is up answers within a second or two; ten leave room for a bad line.
    package var connectTimeout: Duration = .seconds(10)
    /// From sending the request to the first byte of the answer, and from each piece to the next: a slow search page may need it, a hung
    /// server does not deserve more.
    package var firstByteTimeout: Duration = .seconds(15)
    /// For the whole of one fetch, redirects included.
    package var timeout: Duration = .seconds(20)
    /// For the whole run; what is not done by then is left for the next. `nil` is no limit.
    package var deadline: Duration?
    /// Sources in work at once. Most of their time is waiting for far hosts.
    package var concurrency = 16
    /// Connections to one host: browsers open six, a guest who comes every half hour needs fewer.
    package var perHost = 2
    /// Bytes of a document after decompression. The largest feeds seen are near 10 MB.
    package var maxBytes = 20_000_000
    /// Bytes of a body on the wire.
    package var maxWireBytes = 20_000_000
    /// Bytes after decompression for each byte before. Text reaches 20, lists of the same row 60; deflate's bombs go to 1,000.
    package var maxExpansion = 200
    /// Bytes of a response's header lines together. Real ones stay under 8 KB; cookies of government portals reach 16.
    package var maxHeaderBytes = 64 << 10
    /// Where the HTTP parser gives up by itself.
    package static let mostHeaderBytes = 80 << 10
    /// Hops from one address to the next. Real chains have one to three.
    package var maxRedirects = 5
    /// Whether sources may lie inside the network this runs in. Link-local and metadata addresses are refused all the same.
    package var allowPrivateAddresses = false
    /// Between two requests for article pages of one host.
    package var delay: Duration = .seconds(1)
    /// Whether robots.txt is asked before list and article pages (RFC 9309). Feeds are published to be fetched by programs.
    package var robots = true
    /// Who asks: name, version, and where to reach the operator.
    package var userAgent = UserAgent()
    package var proxies = ProxySettings()

    package init() {}
}
