/// A person, company or office (RFC 4287 §3.2).
public struct Person: Sendable, Hashable, Codable {
    /// For people to read.
    public var name: String?
    /// As written.
    public var email: String?
    /// The `uri` of Atom: as written, of any scheme, so look before a link is made of it.
    public var url: String?

    public init(name: String? = nil, email: String? = nil, url: String? = nil) {
        (self.name, self.email, self.url) = (name, email, url)
    }
}
