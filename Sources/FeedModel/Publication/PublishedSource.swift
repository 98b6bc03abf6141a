package import struct Foundation.Date

/// Where an entry was read, for `atom:source` (RFC 4287 §4.2.11): as the source called itself when it was last read well.
package struct PublishedSource: Sendable, Hashable {
    /// An IRI that stays: the source feed's own id, else its address.
    package var id: String
    package var title: String
    /// The address that is read.
    package var url: String
    /// The source's web page.
    package var page: String?
    /// The newest `updated` of the entries read from it.
    package var updated: Date

    package init(id: String, title: String, url: String, page: String? = nil, updated: Date) {
        (self.id, self.title, self.url, self.page, self.updated) = (id, title, url, page, updated)
    }
}
