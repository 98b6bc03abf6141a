public import struct Foundation.Date

/// Where an entry was read, for `atom:source` (RFC 4287 §4.2.11): as the source called itself when it was last read well.
public struct PublishedSource: Sendable, Hashable {
    /// An IRI that stays: the source feed's own id, else its address.
    public var id: String
    public var title: String
    /// The address that is read.
    public var url: String
    /// The source's web page.
    public var page: String?
    /// The newest `updated` of the entries read from it.
    public var updated: Date

    public init(id: String, title: String, url: String, page: String? = nil, updated: Date) {
        (self.id, self.title, self.url, self.page, self.updated) = (id, title, url, page, updated)
    }
}
