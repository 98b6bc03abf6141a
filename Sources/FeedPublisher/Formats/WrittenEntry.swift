internal import struct Foundation.TimeZone

/// An entry as it stands in an Atom document: an entry stands in a handful of feeds and archives, and is written once.
struct WrittenEntry: Sendable, Hashable {
    let bytes: [UInt8]
    /// Of the feed it was written for.
    let language: String?
    let timeZone: TimeZone?

    /// It says nothing that the entry does not say.
    static func == (left: Self, right: Self) -> Bool { true }
    func hash(into hasher: inout Hasher) {}
}
