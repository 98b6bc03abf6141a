/// A base URL taken apart once, to resolve many references against.
struct URLBase: Sendable {
    let bytes: [UInt8]
    let parts: URLParts
    /// In lower case; empty for a relative base.
    let scheme: [UInt8]
    /// Whether the scheme has paths that a relative reference can be merged with.
    let isHierarchical: Bool

    /// `nil` where there is no base, or an empty one.
    init?(_ base: String?) {
        guard let base, !base.isEmpty else { return nil }
        bytes = URLReference.tidy(Array(base.utf8))
        parts = URLParts(bytes)
        scheme = parts.scheme.map { [bytes] in bytes[$0].map(URLReference.lowercased) } ?? []
        isHierarchical = Self.hierarchicalSchemes.contains(String(decoding: scheme, as: UTF8.self))
    }

    private static let hierarchicalSchemes: Set<String> = [
        "", "file", "ftp", "gopher", "http", "https", "imap", "mms", "nntp", "prospero", "rtsp", "rtspu", "sftp",
        "shttp", "svn", "svn+ssh", "wais", "ws", "wss",
    ]

    /// The reference made absolute (RFC 3986 §5.2.2). It has been tidied before.
    func resolving(_ reference: [UInt8]) -> [UInt8] {
        var reference = reference
        var target = URLParts(reference)
        if let scheme = target.scheme {
            // `http:page.html` under an http base is an old way to write a relative reference (not strict in the RFC's sense).
            let isOldRelativeForm =
                isHierarchical && target.authority == nil
                && reference[scheme].elementsEqual(self.scheme, by: { URLReference.lowercased($0) == $1 })
            guard isOldRelativeForm else { return reference }
            reference.removeFirst(scheme.count + 1)
            target = URLParts(reference)
        }
        guard isHierarchical else { return reference }

        var result = [UInt8]()
        result.reserveCapacity(bytes.count + reference.count)
        if let scheme = parts.scheme {
            result += bytes[scheme]
            result.append(UInt8(ascii: ":"))
        }
        if let authority = target.authority {
            append(authority: reference[authority], to: &result)
            result += Self.withoutDotSegments(reference[target.path])
        } else {
            if let authority = parts.authority { append(authority: bytes[authority], to: &result) }
            appendPath(reference, target, to: &result)
        }
        if let query = target.query {
            result.append(UInt8(ascii: "?"))
            result += reference[query]
        }
        if let fragment = target.fragment {
            result.append(UInt8(ascii: "#"))
            result += reference[fragment]
        }
        URLReference.removeSurplusSlashes(&result)
        return result
    }

    private func append(authority: ArraySlice<UInt8>, to result: inout [UInt8]) {
        result.append(UInt8(ascii: "/"))
        result.append(UInt8(ascii: "/"))
        result += authority
    }

    private func appendPath(_ reference: [UInt8], _ target: URLParts, to result: inout [UInt8]) {
        if target.path.isEmpty {
            result += bytes[parts.path]
            guard target.query == nil, let query = parts.query else { return }
            result.append(UInt8(ascii: "?"))
            result += bytes[query]
        } else if reference[target.path.lowerBound] == UInt8(ascii: "/") {
            result += Self.withoutDotSegments(reference[target.path])
        } else {
            result += Self.withoutDotSegments(mergedPath(reference[target.path]))
        }
    }

    /// RFC 3986 §5.2.3.
    private func mergedPath(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let basePath = bytes[parts.path]
        if basePath.isEmpty { return parts.authority == nil ? path : [UInt8(ascii: "/")] + path }
        guard let slash = basePath.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return basePath[...slash] + path
    }

    /// RFC 3986 §5.2.4. A `..` that would climb above the root is left out.
    private static func withoutDotSegments(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let dot = UInt8(ascii: ".")
        let slash = UInt8(ascii: "/")
        let hasDotSegment = path.indices.contains { index in
            path[index] == dot && (index == path.startIndex || path[index - 1] == slash)
        }
        guard hasDotSegment else { return path }
        let segments = path.split(separator: slash, omittingEmptySubsequences: false)
        let isRooted = path.first == slash
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
        if isRooted, kept.count == 1 { return [slash] }
        return ArraySlice(kept.joined(separator: [slash]))
    }
}
