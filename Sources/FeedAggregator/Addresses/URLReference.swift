/// References to resources as feeds write them: URIs, IRIs and their relative forms (RFC 3986, RFC 3987).
///
/// Addresses are never normalised here: what a publisher wrote stays as it is, letter for letter, except where a rule below says otherwise.
/// Foundation's `URL` is not used: it encodes, refuses and rewrites what feeds are full of.
package enum URLReference {
    /// Schemes that a link in a feed may have. What runs in a reader (`javascript`, `data`, `vbscript`) is not among them.
    static let safeSchemes: Set<String> = [
        "aim", "callto", "cvs", "facetime", "feed", "file", "ftp", "git", "gopher", "gtalk", "h323", "hdl", "http",
        "https", "imap", "irc", "irc6", "ircs", "itms", "magnet", "mailto", "mms", "msnim", "news", "nntp", "prospero",
        "rsync", "rtsp", "rtspu", "sftp", "shttp", "sip", "sips", "skype", "smb", "snews", "ssh", "svn", "svn+ssh",
        "tel", "telnet", "wais", "webcal", "xmpp", "ymsg",
    ]

    /// `reference` made absolute against `base` (RFC 3986 §5.2); left relative where there is no base.
    ///
    /// White space and invisible marks around it and line breaks inside it go, as in browsers; `&amp;` is `&`, and surplus slashes after the scheme go (`http:////a` is `http://a`).
    /// A reference that has a scheme of its own is otherwise left alone, `..` included.
    package static func resolve(_ reference: String, against base: String?) -> String {
        if isPlainlyAbsolute(reference.utf8) { return reference }
        return string(resolve(tidy(Array(reference.utf8)), against: URLBase(base)))
    }

    /// As ``resolve(_:against:)``, for links in HTML and for `xml:base`: an address whose scheme is not a common Internet protocol gives `""`.
    package static func resolveSafely(_ reference: String, against base: String?) -> String {
        if isPlainlyAbsolute(reference.utf8) { return reference }
        let resolved = resolve(tidy(Array(reference.utf8)), against: URLBase(base))
        return isSafe(resolved) ? string(resolved) : ""
    }

    /// The same for bytes that were tidied.
    static func resolve(_ reference: [UInt8], against base: URLBase?) -> [UInt8] {
        isPlainlyWeb(reference) ? reference : base?.resolving(reference) ?? reference
    }

    /// Whether an address has no scheme, or one of a common Internet protocol.
    static func isSafe(_ address: [UInt8]) -> Bool {
        if isPlainlyWeb(address) { return true }
        guard let end = URLParts.schemeEnd(in: address) else { return true }
        return safeSchemes.contains(string(address[..<end].map(lowercased)))
    }

    /// Whether an address begins with `http://` or `https://`, as most do.
    static func isPlainlyWeb(_ address: [UInt8]) -> Bool {
        guard address.count > 8, address[0] == UInt8(ascii: "h"), address[1] == UInt8(ascii: "t"),
            address[2] == UInt8(ascii: "t"), address[3] == UInt8(ascii: "p")
        else { return false }
        let colon = address[4] == UInt8(ascii: "s") ? 5 : 4
        return address[colon] == UInt8(ascii: ":") && address[colon + 1] == UInt8(ascii: "/")
            && address[colon + 2] == UInt8(ascii: "/")
    }

    /// The scheme in lower case, without its colon; `nil` for a relative reference.
    package static func scheme(of reference: String) -> String? {
        let bytes = tidy(Array(reference.utf8))
        guard let end = URLParts.schemeEnd(in: bytes) else { return nil }
        return string(bytes[..<end].map(lowercased))
    }

    /// The host in lower case, without user name and port; `nil` where there is none.
    package static func host(of reference: String) -> String? {
        let bytes = tidy(Array(reference.utf8))
        guard let authority = URLParts(bytes).authority else { return nil }
        let host = URLParts.hostRange(in: bytes, authority: authority)
        return host.isEmpty ? nil : string(bytes[host]).lowercased()
    }

    /// Whether the reference names a web page: `http` or `https`, and a host.
    package static func isWebAddress(_ reference: String) -> Bool {
        guard let scheme = scheme(of: reference), scheme == "http" || scheme == "https" else { return false }
        return host(of: reference) != nil
    }

    // MARK: - Tidying

    /// The common case, told in one look: `http://` or `https://`, then neither a slash nor anything that tidying would remove.
    private static func isPlainlyAbsolute(_ text: String.UTF8View) -> Bool {
        var index = text.startIndex
        for expected in "http".utf8 {
            guard index < text.endIndex, text[index] == expected else { return false }
            index = text.index(after: index)
        }
        if index < text.endIndex, text[index] == UInt8(ascii: "s") { index = text.index(after: index) }
        for expected in "://".utf8 {
            guard index < text.endIndex, text[index] == expected else { return false }
            index = text.index(after: index)
        }
        guard index < text.endIndex, text[index] != UInt8(ascii: "/") else { return false }
        while index < text.endIndex {
            // What tidying looks at: white space, the end of an `&amp;`, the first byte of what cannot be seen.
            let byte = text[index]
            if byte <= 0x20 || byte == UInt8(ascii: ";") || byte >= 0xE2 { return false }
            index = text.index(after: index)
        }
        return true
    }

    static func tidy(_ bytes: [UInt8]) -> [UInt8] {
        var start = bytes.startIndex
        var end = bytes.endIndex
        while true {
            if start < end, bytes[start] <= 0x20 {
                start += 1
            } else if isInvisible(bytes[start..<end].prefix(3)) {
                start += 3
            } else {
                break
            }
        }
        while true {
            if end > start, bytes[end - 1] <= 0x20 {
                end -= 1
            } else if isInvisible(bytes[start..<end].suffix(3)) {
                end -= 3
            } else {
                break
            }
        }
        var result = [UInt8]()
        result.reserveCapacity(end - start)
        for byte in bytes[start..<end] where byte != 0x09 && byte != 0x0A && byte != 0x0D {
            result.append(byte)
            // What was escaped once more than it was read: no address has a parameter whose name begins so.
            if byte == UInt8(ascii: ";"), result.suffix(5).elementsEqual("&amp;".utf8) { result.removeLast(4) }
        }
        removeSurplusSlashes(&result)
        return result
    }

    /// Marks that editors leave beside an address: ZERO WIDTH SPACE and its like, and a byte order mark.
    private static func isInvisible(_ bytes: ArraySlice<UInt8>) -> Bool {
        let marks: [[UInt8]] = [
            [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0x8C], [0xE2, 0x80, 0x8D], [0xE2, 0x80, 0x8E], [0xE2, 0x80, 0x8F],
            [0xE2, 0x81, 0xA0], [0xEF, 0xBB, 0xBF],
        ]
        return bytes.first.map { $0 >= 0xE2 } == true && marks.contains { bytes.elementsEqual($0) }
    }

    static func removeSurplusSlashes(_ bytes: inout [UInt8]) {
        guard let colon = URLParts.schemeEnd(in: bytes) else { return }
        let slashes = colon + 1
        var end = slashes
        while end < bytes.count, bytes[end] == UInt8(ascii: "/") { end += 1 }
        guard end - slashes > 2, !(bytes[..<colon].map(lowercased) == Array("file".utf8)) else { return }
        bytes.removeSubrange((slashes + 2)..<end)
    }

    static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    private static func string(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
