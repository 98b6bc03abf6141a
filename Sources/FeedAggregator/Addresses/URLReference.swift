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

    /// Schemes whose addresses have a path that a relative reference can be merged with.
    private static let hierarchicalSchemes: Set<String> = [
        "", "file", "ftp", "gopher", "http", "https", "imap", "mms", "nntp", "prospero", "rtsp", "rtspu", "sftp",
        "shttp", "svn", "svn+ssh", "wais", "ws", "wss",
    ]

    /// `reference` made absolute against `base` (RFC 3986 §5.2); left relative where there is no base.
    ///
    /// White space around it and line breaks inside it go, as in browsers; surplus slashes after the scheme go (`http:////a` is `http://a`).
    /// A reference that has a scheme of its own is otherwise left alone, `..` included.
    package static func resolve(_ reference: String, against base: String?) -> String {
        if isPlainlyAbsolute(reference.utf8) { return reference }
        let tidied = tidy(Array(reference.utf8))
        guard let base, !base.isEmpty else { return string(tidied) }
        return string(merge(tidied, into: tidy(Array(base.utf8))))
    }

    /// As ``resolve(_:against:)``, for links in HTML and for `xml:base`: an address whose scheme is not a common Internet protocol gives `""`.
    package static func resolveSafely(_ reference: String, against base: String?) -> String {
        if isPlainlyAbsolute(reference.utf8) { return reference }
        let resolved = resolve(reference, against: base)
        guard let scheme = scheme(of: resolved) else { return resolved }
        return safeSchemes.contains(scheme) ? resolved : ""
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
            if text[index] <= 0x20 { return false }
            index = text.index(after: index)
        }
        return true
    }

    static func tidy(_ bytes: [UInt8]) -> [UInt8] {
        var start = bytes.startIndex
        var end = bytes.endIndex
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        var result = [UInt8]()
        result.reserveCapacity(end - start)
        for byte in bytes[start..<end] where byte != 0x09 && byte != 0x0A && byte != 0x0D { result.append(byte) }
        removeSurplusSlashes(&result)
        return result
    }

    private static func removeSurplusSlashes(_ bytes: inout [UInt8]) {
        guard let colon = URLParts.schemeEnd(in: bytes) else { return }
        let slashes = colon + 1
        var end = slashes
        while end < bytes.count, bytes[end] == UInt8(ascii: "/") { end += 1 }
        guard end - slashes > 2, !(bytes[..<colon].map(lowercased) == Array("file".utf8)) else { return }
        bytes.removeSubrange((slashes + 2)..<end)
    }

    // MARK: - Merging

    private static func merge(_ reference: [UInt8], into base: [UInt8]) -> [UInt8] {
        let baseParts = URLParts(base)
        var parts = URLParts(reference)
        let baseScheme = baseParts.scheme.map { string(base[$0].map(lowercased)) } ?? ""
        if let scheme = parts.scheme {
            // `http:page.html` under an http base is an old way to write a relative reference (RFC 3986 §5.2.2, not strict).
            let isOldRelativeForm =
                parts.authority == nil && string(reference[scheme].map(lowercased)) == baseScheme
                && hierarchicalSchemes.contains(baseScheme)
            guard isOldRelativeForm else { return reference }
            parts.scheme = nil
        }
        guard hierarchicalSchemes.contains(baseScheme) else { return reference }

        var result = [UInt8]()
        result.reserveCapacity(base.count + reference.count)
        if let scheme = baseParts.scheme { result += base[scheme] + [UInt8(ascii: ":")] }
        if let authority = parts.authority {
            result += [UInt8(ascii: "/"), UInt8(ascii: "/")] + reference[authority]
            result += withoutDotSegments(reference[parts.path])
        } else {
            if let authority = baseParts.authority {
                result += [UInt8(ascii: "/"), UInt8(ascii: "/")] + base[authority]
            }
            if parts.path.isEmpty {
                result += base[baseParts.path]
                if parts.query == nil, let query = baseParts.query { result += [UInt8(ascii: "?")] + base[query] }
            } else if reference[parts.path.lowerBound] == UInt8(ascii: "/") {
                result += withoutDotSegments(reference[parts.path])
            } else {
                result += withoutDotSegments(mergedPath(reference[parts.path], base: base, baseParts: baseParts))
            }
        }
        if let query = parts.query { result += [UInt8(ascii: "?")] + reference[query] }
        if let fragment = parts.fragment { result += [UInt8(ascii: "#")] + reference[fragment] }
        return result
    }

    /// RFC 3986 §5.2.3.
    private static func mergedPath(_ path: ArraySlice<UInt8>, base: [UInt8], baseParts: URLParts) -> ArraySlice<UInt8> {
        let basePath = base[baseParts.path]
        if basePath.isEmpty { return (baseParts.authority == nil ? [] : [UInt8(ascii: "/")]) + path }
        guard let slash = basePath.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return basePath[...slash] + path
    }

    /// RFC 3986 §5.2.4. A `..` that would climb above the root is left out.
    private static func withoutDotSegments(_ path: ArraySlice<UInt8>) -> [UInt8] {
        let dot = UInt8(ascii: ".")
        guard path.contains(dot) else { return Array(path) }
        let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isRooted = path.first == UInt8(ascii: "/")
        var kept: [ArraySlice<UInt8>] = []
        kept.reserveCapacity(segments.count)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            if segment.elementsEqual([dot]) {
                if isLast { kept.append([]) }
            } else if segment.elementsEqual([dot, dot]) {
                if kept.count > (isRooted ? 1 : 0) { kept.removeLast() }
                if isLast { kept.append([]) }
            } else {
                kept.append(segment)
            }
        }
        if isRooted, kept.count == 1 { return [UInt8(ascii: "/")] }
        return Array(kept.joined(separator: [UInt8(ascii: "/")]))
    }

    static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    private static func string(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
