/// The headers of a response that say how long it stays fresh (RFC 9111 §5), as written.
public struct ResponseHeaders: Sendable, Hashable, Codable {
    public var cacheControl: String?
    public var expires: String?
    /// The server's clock, which `expires` is measured by.
    public var date: String?
    /// Seconds the response spent in caches before it reached us.
    public var age: String?

    public init(cacheControl: String? = nil, expires: String? = nil, date: String? = nil, age: String? = nil) {
        (self.cacheControl, self.expires, self.date, self.age) = (cacheControl, expires, date, age)
    }
}
