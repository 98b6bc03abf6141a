internal import FeedModel
internal import struct Foundation.Date

/// How long a response calls itself fresh (RFC 9111 §4.2).
enum Freshness {
    /// Seconds from now; `nil` where the response says nothing, or asks not to be kept.
    static func lifetime(of headers: ResponseHeaders) -> Double? {
        var maxAge: Double?
        for directive in (headers.cacheControl ?? "").split(separator: ",") {
            let parts = directive.split(separator: "=", maxSplits: 1).map { $0.trimmed.lowercased() }
            switch parts.first {
            case "no-store", "no-cache": return nil
            case "max-age":
                guard parts.count == 2, let seconds = Int(parts[1].filter { $0 != "\"" }) else { return nil }
                maxAge = Double(seconds)
            default: break
            }
        }
        let age = headers.age.flatMap { Int($0.trimmed) }.map { Double(max(0, $0)) } ?? 0
        if let maxAge { return maxAge > age ? maxAge - age : nil }
        // By the server's own clock, which may be wrong in both headers alike.
        guard let expires = headers.expires.flatMap(HTTPDate.parse), let date = headers.date.flatMap(HTTPDate.parse)
        else { return nil }
        let left = expires.timeIntervalSince(date) - age
        return left > 0 ? left : nil
    }
}
