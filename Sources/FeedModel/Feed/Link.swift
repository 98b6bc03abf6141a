/// A reference to another resource (RFC 4287 §4.2.7); an RSS `enclosure` is one with `rel` `enclosure`.
public struct Link: Sendable, Hashable {
    public var href: String
    /// Lower case, `alternate` by default.
    public var rel: String
    /// Media type, lower case.
    public var type: String?
    /// BCP 47.
    public var hreflang: String?
    public var title: String?
    /// Bytes.
    public var length: Int?

    public init(
        _ href: String, rel: String = "alternate", type: String? = nil, hreflang: String? = nil, title: String? = nil,
        length: Int? = nil
    ) {
        (self.href, self.rel, self.type) = (href, rel, type)
        (self.hreflang, self.title, self.length) = (hreflang, title, length)
    }
}
