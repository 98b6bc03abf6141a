/// A file that belongs to an entry: an attachment, a recording (RSS 2.0 `enclosure`; RFC 4287 §4.2.7.2).
package struct Enclosure: Sendable, Hashable, Codable {
    /// Absolute and percent-encoded.
    package var url: String
    /// Media type, lower case.
    package var type: String?
    /// Bytes.
    package var length: Int?
    package var title: String?

    package init(url: String, type: String? = nil, length: Int? = nil, title: String? = nil) {
        (self.url, self.type, self.length, self.title) = (url, type, length, title)
    }
}
