package import struct Foundation.Date

/// An entry as it stands in the Atom documents of a site: it stands in a handful of feeds and archives, and is written once.
package struct WrittenEntry: Sendable, Hashable {
    /// XML, for a document in the site's language and time zone.
    let bytes: [UInt8]
    /// See ``PublishedEntry/order``.
    package let order: Date
    /// See ``PublishedEntry/change``.
    let change: Date
}
