/// Reduces a link to what chooses the article, so that links that lead to the same page are equal.
///
/// Scheme, `www.`, a default port, the fragment, default documents, a final slash, and parameters for tracking, sessions and time stamps go.
/// Parameters that choose the article stay, in a fixed order. The result is for comparing only; it is no address.
package enum LinkNormalizer {
    /// - Parameter link: absolute and percent-encoded. A link that is neither `http:` nor `https:` is only trimmed.
    package static func normalize(_ link: String) -> String { NormalizedLink(link).key }
}

/// A link taken apart and reduced. ``key`` is what is compared.
struct NormalizedLink: Hashable {
    /// Lower case, without `www.`; empty for a link that is not `http:` or `https:`. With the port where it is not the default.
    let host: String
    /// Begins with `/`, or is empty for the site's first page.
    let path: String
    /// Parameters that choose the article, sorted.
    let parameters: [Parameter]
    /// A route of a single-page application (`/news/5`, `!news`): it chooses the article although it stands in the fragment.
    let route: String

    struct Parameter: Hashable, Comparable {
        let name: String
        let value: String
        static func < (left: Self, right: Self) -> Bool { (left.name, left.value) < (right.name, right.value) }
    }

    init(_ link: String) {
        let trimmed = NormalizedText.trimmed(link)
        guard let rest = Self.afterScheme(trimmed) else {
            (host, path, parameters, route) = ("", trimmed, [], "")
            return
        }
        let beforeFragment = rest.prefix { $0 != UInt8(ascii: "#") }
        let fragment = rest.dropFirst(beforeFragment.count + 1)
        let beforeQuery = beforeFragment.prefix { $0 != UInt8(ascii: "?") }
        let query = beforeFragment.dropFirst(beforeQuery.count + 1)
        let authority = beforeQuery.prefix { $0 != UInt8(ascii: "/") }
        host = Self.host(authority)
        let isSigned = LinkParameters.isSigned(query)
        parameters = Self.parameters(query).filter { !isSigned || !LinkParameters.belongToSignature.contains($0.name) }
        route = Self.route(fragment)
        let path = Self.path(beforeQuery.dropFirst(authority.count))
        // What is left of an address that is made anew for each reader is the same for all articles: `/s`.
        let saysNothing =
            isSigned && parameters.isEmpty && path.utf8.count <= 6 && path.allSatisfy { $0.isLetter || $0 == "/" }
        self.path = saysNothing ? "" : path
    }

    var key: String {
        guard !parameters.isEmpty || !route.isEmpty else { return host + path }
        let query = parameters.map { $0.value.isEmpty ? $0.name : $0.name + "=" + $0.value }.joined(separator: "&")
        return host + path + (query.isEmpty ? "" : "?" + query) + (route.isEmpty ? "" : "#" + route)
    }

    /// Whether it may be the address of a list, at which other articles stand tomorrow: a folder, or a page that is called so.
    var isOfList: Bool {
        guard !key.dropFirst(host.count).utf8.contains(where: { (0x30...0x39).contains($0) }) else { return false }
        let file = path.split(separator: "/").last ?? ""
        return parameters.isEmpty
            && (!file.contains(".") || Self.listNames.contains(file.prefix { $0 != "." }.lowercased()))
    }

    private static let listNames: Set<String> = ["index", "list", "default", "main", "home", "news", "more", "latest"]

    /// Whether it can be the page of one article at all: a site's first page cannot.
    var isSpecific: Bool { !path.isEmpty || !parameters.isEmpty || !route.isEmpty }

    /// Whether both lead to one page of a site, and differ only in what is too long and too mixed to number an article: a ticket or a signature.
    func differsByTokens(from other: NormalizedLink) -> Bool {
        guard host == other.host, path == other.path, route == other.route else { return false }
        let names = parameters.map(\.name)
        guard !names.isEmpty, names == other.parameters.map(\.name) else { return false }
        return zip(parameters, other.parameters).allSatisfy { mine, theirs in
            mine == theirs
                || [mine, theirs].allSatisfy { LinkParameters.isTicket(name: $0.name.lowercased(), value: $0.value) }
        }
    }

    /// Everything but the site, for articles that moved to another one.
    var withoutHost: NormalizedLink { NormalizedLink(path: path, parameters: parameters, route: route) }

    private init(path: String, parameters: [Parameter], route: String) {
        (host, self.path, self.parameters, self.route) = ("", path, parameters, route)
    }

    private typealias Bytes = Substring.UTF8View

    private static func afterScheme(_ link: String) -> Bytes? {
        for scheme in ["https://", "http://", "//"] where link.utf8.count >= scheme.utf8.count {
            if zip(link.utf8, scheme.utf8).allSatisfy({ ($0 | ($0 >= 0x41 && $0 <= 0x5A ? 0x20 : 0)) == $1 }) {
                return link.utf8.dropFirst(scheme.utf8.count)
            }
        }
        return nil
    }

    private static func host(_ authority: Bytes) -> String {
        let afterUser =
            authority.lastIndex(of: UInt8(ascii: "@")).map { authority[authority.index(after: $0)...] } ?? authority
        var host = String(Substring(afterUser)).lowercased()
        for port in [":80", ":443", ":"] where host.hasSuffix(port) {
            host.removeLast(port.count)
            break
        }
        if host.hasSuffix(".") { host.removeLast() }
        if host.hasPrefix("www."), host.dropFirst(4).contains(".") { host.removeFirst(4) }
        return host
    }

    private static func path(_ bytes: Bytes) -> String {
        var segments: [String] = []
        for part in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true) {
            // Session ids hide behind a semicolon (Java) or in a segment of their own (ASP.NET).
            let segment = percentNormalized(part.prefix { $0 != UInt8(ascii: ";") })
            switch segment {
            case "", ".": continue
            case "..": _ = segments.popLast()
            default: if !(segment.hasPrefix("(S(") && segment.hasSuffix("))")) { segments.append(segment) }
            }
        }
        if let last = segments.last, LinkParameters.isDefaultDocument(last) { segments.removeLast() }
        return segments.map { "/" + $0 }.joined()
    }

    private static func parameters(_ query: Bytes) -> [Parameter] {
        guard !query.isEmpty else { return [] }
        var kept: [Parameter] = []
        for part in query.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: true) {
            let rawName = part.prefix { $0 != UInt8(ascii: "=") }
            var name = percentNormalized(rawName)
            if name.hasPrefix("amp;") { name.removeFirst(4) }  // A link that was escaped twice.
            let value = percentNormalized(part.dropFirst(rawName.count + 1))
            // `?12345` chooses an article; `?id=5&flag=` is `?id=5`.
            if value.isEmpty, rawName.count < part.count { continue }
            if !LinkParameters.isNoise(name: name.lowercased(), value: value) {
                kept.append(Parameter(name: name, value: value))
            }
        }
        return kept.sorted()
    }

    private static func route(_ fragment: Bytes) -> String {
        guard let first = fragment.first, first == UInt8(ascii: "/") || first == UInt8(ascii: "!") else { return "" }
        let beforeQuery = fragment.prefix { $0 != UInt8(ascii: "?") }
        let parameters = parameters(fragment.dropFirst(beforeQuery.count + 1))
        let route = percentNormalized(beforeQuery)
        guard route != "/" || !parameters.isEmpty else { return "" }
        return parameters.isEmpty
            ? route : route + "?" + parameters.map { $0.name + "=" + $0.value }.joined(separator: "&")
    }

    /// RFC 3986 §6.2.2: escapes in capitals, none where none is needed; a plus is a space.
    private static func percentNormalized(_ bytes: Bytes) -> String {
        guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(Substring(bytes))
        }
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index = bytes.index(after: index)
            if byte == UInt8(ascii: "+") {
                result += "%20".utf8
            } else if byte == UInt8(ascii: "%") {
                let digits = bytes[index...].prefix(2)
                if digits.count == 2, let value = UInt8(String(Substring(digits)), radix: 16) {
                    if isUnreserved(value) {
                        result.append(value)
                    } else {
                        result += String(Substring(bytes[bytes.index(before: index)...].prefix(3))).uppercased().utf8
                    }
                    index = bytes.index(index, offsetBy: 2)
                } else {
                    result.append(byte)
                }
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
