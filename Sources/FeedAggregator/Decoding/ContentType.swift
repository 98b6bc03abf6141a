/// An HTTP `Content-Type`, read as servers write it: quotes of both kinds, spaces anywhere, parameters in any order (RFC 9110 §8.3).
struct ContentType {
    /// `type/subtype` in lower case; empty where the header says nothing.
    let mediaType: String
    /// In lower case, without quotes; `nil` where there is none.
    let charset: String?

    init(_ header: String) {
        let parts = header.split(separator: ";", omittingEmptySubsequences: false)
        mediaType = Self.trimmed(parts.first ?? "").lowercased()
        var found: String?
        for parameter in parts.dropFirst() {
            guard let equals = parameter.firstIndex(of: "=") else { continue }
            if Self.trimmed(parameter[..<equals]).lowercased() == "charset" {
                found = Self.trimmed(parameter[parameter.index(after: equals)...]).lowercased()
            }
        }
        charset = found.flatMap { $0.isEmpty ? nil : $0 }
    }

    var isText: Bool { mediaType.hasPrefix("text/") }

    /// XML by RFC 7303, `+xml` included.
    var isXML: Bool {
        switch mediaType {
        case "application/xml", "application/xml-dtd", "application/xml-external-parsed-entity", "text/xml",
            "text/xml-external-parsed-entity":
            true
        default: mediaType.hasSuffix("+xml") && (isText || mediaType.hasPrefix("application/"))
        }
    }

    var isJSON: Bool { mediaType == "application/json" || mediaType == "text/json" || mediaType.hasSuffix("+json") }

    private static func trimmed(_ text: Substring) -> String {
        let dropped: Set<Character> = [" ", "\t", "\r", "\n", "\"", "'"]
        var text = text
        while let first = text.first, dropped.contains(first) { text.removeFirst() }
        while let last = text.last, dropped.contains(last) { text.removeLast() }
        return String(text)
    }
}
