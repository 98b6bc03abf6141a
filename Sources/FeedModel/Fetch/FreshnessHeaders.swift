/// The headers of a response that say how long it stays fresh (RFC 9111 §5), as written.
package struct FreshnessHeaders: Sendable, Hashable, Codable {
    package var cacheControl: String?
    package var expires: String?
    /// The server's clock, which `expires` is measured by.
    package var date: String?
    /// Seconds the response spent in caches before it reached us.
    package var age: String?

    package init(cacheControl: String? = nil, expires: String? = nil, date: String? = nil, age: String? = nil) {
        (self.cacheControl, self.expires, self.date, self.age) = (cacheControl, expires, date, age)
    }
}
