internal import FeedFetcher
internal import Foundation
internal import Hummingbird

/// What a request's header fields ask for, beside the document itself.
struct RequestConditions {
    let headers: HTTPFields

    /// Browsers ask for HTML, feed readers do not.
    var isFromBrowser: Bool { headers[values: .accept].contains { $0.lowercased().contains("text/html") } }

    /// Whether gzip may be sent (RFC 9110 §12.5.3).
    var acceptsGzip: Bool {
        for coding in headers[values: .acceptEncoding].flatMap({ $0.lowercased().split(separator: ",") }) {
            let parts = coding.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard parts.first == "gzip" || parts.first == "x-gzip" else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
            return quality ?? 1 > 0
        }
        return false
    }

    /// Whether the client has what it asks for already (RFC 9110 §13.1.2 and §13.1.3): tags decide where both are sent.
    func areMet(tag: String, modified: Date?) -> Bool {
        let known = headers[values: .ifNoneMatch]
        if !known.isEmpty {
            let tags = known.joined(separator: ",").split(separator: ",").map { $0.filter { !$0.isWhitespace } }
            return tags.contains("*") || tags.contains(tag) || tags.contains("W/" + tag)
        }
        guard let modified, let since = headers[.ifModifiedSince].flatMap(HTTPDate.parse)
        else { return false }
        return modified.timeIntervalSince1970.rounded(.down) <= since.timeIntervalSince1970
    }
}
