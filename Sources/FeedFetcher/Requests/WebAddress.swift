internal import struct Foundation.Data
internal import struct Foundation.URL

/// An `http:` or `https:` address, taken apart once and checked, so that nothing below has to parse again.
struct WebAddress: Sendable, Hashable {
    /// Lower case.
    let scheme: String
    /// Lower case, without the brackets of IPv6.
    let host: String
    /// Given or the scheme's own.
    let port: Int
    /// The whole address to ask and to print: no credentials, no fragment.
    let text: String
    /// The same, for the client.
    let url: URL
    /// `user:password` that stood in the address, in the form of `Authorization: Basic`.
    let credentials: Secret?

    /// Servers refuse longer ones as well; session tokens of old portals come to 2,000.
    private static let maxBytes = 8_192

    /// - Parameter base: what a relative `Location` is resolved against.
    init(_ text: String, relativeTo base: WebAddress? = nil) throws(FetchError) {
        let trimmed = text.trimmed
        let base = base.flatMap { URL(string: $0.text) }
        guard !trimmed.isEmpty, trimmed.utf8.count <= Self.maxBytes,
            let url = URL(string: Self.escaped(trimmed), relativeTo: base)?.absoluteURL,
            let scheme = url.scheme?.lowercased()
        else { throw .malformedURL(Self.withoutCredentials(String(trimmed.prefix(200)))) }
        guard scheme == "http" || scheme == "https" else { throw .unsupportedScheme(scheme) }
        guard let host = url.host(percentEncoded: false)?.lowercased(), !host.isEmpty, host.utf8.count <= 253,
            host.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 < 0x80 && !"/?#@\\%".utf8.contains($0) })
        else { throw .malformedURL(Self.withoutCredentials(trimmed)) }
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        let port = url.port ?? (scheme == "https" ? 443 : 80)
        guard (1...65_535).contains(port) else { throw .malformedURL(Self.withoutCredentials(trimmed)) }
        (self.scheme, self.host, self.port) = (scheme, bare, port)

        var rest = url.path(percentEncoded: true)
        if !rest.hasPrefix("/") { rest = "/" + rest }
        if let query = url.query(percentEncoded: true) { rest += "?" + query }
        self.text = Self.origin(scheme, bare, port) + rest
        guard let clean = URL(string: self.text) else { throw .malformedURL(self.text) }
        self.url = clean
        credentials = url.user(percentEncoded: false).map { user in
            let pair = user + ":" + (url.password(percentEncoded: false) ?? "")
            return Secret("Basic " + Data(pair.utf8).base64EncodedString())
        }
    }

    /// Scheme, host and port: what credentials and robots.txt belong to (RFC 6454).
    var origin: String { Self.origin(scheme, host, port) }

    /// Host, and port where it is not the scheme's own: what `Host` says.
    var authority: String { String(origin.dropFirst(scheme.count + 3)) }

    /// Path and query.
    var path: String { String(text.dropFirst(origin.count)) }

    /// Whether credentials meant for `other` may go here too: same origin, or the same host's own step up from http to https.
    func mayReceiveCredentials(of other: WebAddress) -> Bool {
        if origin == other.origin { return true }
        return host == other.host && other.scheme == "http" && other.port == 80 && scheme == "https" && port == 443
    }

    /// Whether both stand on one site: the same host, with or without `www.`.
    func isSameSite(as other: WebAddress) -> Bool {
        func bare(_ host: String) -> Substring { host.hasPrefix("www.") ? host.dropFirst(4) : host[...] }
        return bare(host) == bare(other.host)
    }

    private static func origin(_ scheme: String, _ host: String, _ port: Int) -> String {
        let host = host.contains(":") ? "[\(host)]" : host
        let usual = port == (scheme == "https" ? 443 : 80)
        return "\(scheme)://\(host)" + (usual ? "" : ":\(port)")
    }

    /// With escapes for what may stand in no address (RFC 3986 §2), as browsers write them: those that stand there already stay as they are,
    /// which Foundation would escape once more. The host is left alone.
    private static func escaped(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let scheme = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        let authority = text.dropFirst(scheme.count).prefix(while: { ":/".contains($0) })
        let hasAuthority = scheme.isEmpty ? authority.hasPrefix("//") : authority.hasPrefix("://")
        let host = scheme.utf8.count + (scheme.isEmpty ? 2 : 3)
        let start = hasAuthority ? bytes[host...].firstIndex { "/?#".utf8.contains($0) } ?? bytes.count : 0
        var result = Array(bytes[..<start])
        for (index, byte) in zip(start..., bytes[start...]) {
            let isEscape = byte == UInt8(ascii: "%") && bytes[(index + 1)...].prefix(2).count(where: isHexadecimal) == 2
            if isEscape || mayStand(byte) {
                result.append(byte)
            } else {
                result += "%".utf8 + [hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 0xF)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func mayStand(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !"\"<>[\\]^`{|}%".utf8.contains(byte)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    private static let hexadecimal = Array("0123456789ABCDEF".utf8)

    /// For messages about addresses that could not be taken apart.
    private static func withoutCredentials(_ text: String) -> String {
        guard let at = text.lastIndex(of: "@") else { return text }
        return "…" + text[at...]
    }
}
