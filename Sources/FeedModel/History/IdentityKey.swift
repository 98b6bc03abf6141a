/// One of the marks by which an entry that comes in is known again, strongest first.
///
/// The store keeps every key an entry was ever seen under, so that looking one up costs the same however long the history is.
/// The scope of a key (its source or its city) is part of its value: equal keys are meant to be compared wherever they come from.
package struct IdentityKey: Sendable, Hashable {
    /// Ordered from strong to weak. The numbers are stored: never give one another meaning.
    package enum Kind: Int, Sendable, Hashable, CaseIterable, Comparable {
        /// The publisher's id as written; good within its source only.
        case publisherID = 1
        /// The platform's article id found in the link; good within a city. For an entry without a link, its words; good within its source.
        case article = 2
        /// The normalised link; good within a city.
        case link = 3
        /// Folded title and day; good within a source, and with a long title within a city.
        case titleAndDay = 4
        /// Folded title; within a source, and never enough alone: by it a change of ids or a re-posted notice is noticed.
        case title = 5

        package static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
    }
    package let kind: Kind
    /// At most 256 bytes: longer ones are digested.
    package let value: String

    /// Of the bytes of the value, as the store compares them. Taken once: each key is looked up a dozen times, and a `String` of Han
    /// characters is normalised each time it is hashed.
    private let digest: Int

    package init(_ kind: Kind, _ value: String) {
        (self.kind, self.value) = (kind, value)
        // FNV-1a.
        digest = value.utf8.reduce(-0x340D_631B_7BDD_DCDB) { ($0 ^ Int($1)) &* 0x0000_0100_0000_01B3 }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(digest)
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.digest == right.digest && left.kind == right.kind && left.value == right.value
    }
}
