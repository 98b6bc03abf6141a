internal import Foundation

/// The path and the parameters of a request (RFC 9112 §3.2.1).
struct RequestTarget: Equatable {
    /// Still escaped.
    let path: String
    /// As a form writes them: `+` is a space. Of two with one name the first counts.
    let parameters: [String: String]
    /// The query with its question mark; empty where there is none.
    let querySuffix: String

    init(_ target: String) {
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
            .split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts[0])
        querySuffix = parts.count > 1 ? "?" + parts[1] : ""
        parameters = Dictionary(
            (parts.count > 1 ? parts[1] : "").split(separator: "&").compactMap { pair in
                let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard let name = Self.unescaped(sides[0]), let value = Self.unescaped(sides.count > 1 ? sides[1] : "")
                else { return nil }
                return (name, value)
            }, uniquingKeysWith: { first, _ in first })
    }

    private static func unescaped(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding
    }
}
