internal import FeedModel
internal import struct Foundation.Date

/// How long a response calls itself fresh (RFC 9111 §4.2).
enum Freshness {
    /// - Parameter received: when the response came.
    /// - Returns: seconds from then; `nil` where the response says nothing, or asks not to be kept.
    static func lifetime(of headers: FreshnessHeaders, received: Date) -> Double? {
        var maxAge: Double?
        for directive in (headers.cacheControl ?? "").split(separator: ",") {
            let parts = directive.split(separator: "=", maxSplits: 1).map { $0.trimmed.lowercased() }
            switch parts.first {
            case "no-store", "no-cache": return nil
            case "max-age":
                let digits = parts.count == 2 ? parts[1].filter { $0 != "\"" } : ""
                guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
                // More than a number holds is for ever (§1.2.2).
                maxAge = Double(Int(digits) ?? .max)
            default: break  // `s-maxage` is for caches that many share, which we are not.
            }
        }
        let age = headers.age.flatMap { Int($0.trimmed) }.map { Double(max(0, $0)) } ?? 0
        if let maxAge { return maxAge > age ? maxAge - age : nil }
        guard let expires = headers.expires.flatMap(HTTPDate.parse) else { return nil }
        // By the server's own clock, which may be wrong in both headers alike; without one, by ours (RFC 9110 §6.6.1).
        let left = expires.timeIntervalSince(headers.date.flatMap(HTTPDate.parse) ?? received) - age
        return left > 0 ? left : nil
    }
}
