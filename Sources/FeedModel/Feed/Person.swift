/// A person, company or office (RFC 4287 §3.2).
public struct Person: Sendable, Hashable, Codable {
    public var name: String?
    public var email: String?
    public var url: String?

    public init(name: String? = nil, email: String? = nil, url: String? = nil) {
        (self.name, self.email, self.url) = (name, email, url)
    }
}
