/// A file that belongs to an entry: an attachment, a recording (RSS 2.0 `enclosure`; RFC 4287 §4.2.7.2).
public struct Enclosure: Sendable, Hashable, Codable {
    /// Absolute and percent-encoded.
    public var url: String
    /// Media type, lower case.
    public var type: String?
    /// Bytes.
    public var length: Int?
    public var title: String?

    public init(url: String, type: String? = nil, length: Int? = nil, title: String? = nil) {
        (self.url, self.type, self.length, self.title) = (url, type, length, title)
    }
}
