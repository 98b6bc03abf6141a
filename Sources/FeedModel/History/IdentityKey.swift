/// One of the marks by which an entry that comes in is known again, strongest first.
///
/// The store keeps every key an entry was ever seen under, so that looking one up costs the same however long the history is.
/// The scope of a key (its source or its city) is part of its value: equal keys are meant to be compared wherever they come from.
package struct IdentityKey: Sendable, Hashable, Codable {
    /// Ordered from strong to weak. The numbers are stored: never give one another meaning.
    package enum Kind: Int, Sendable, Hashable, Codable, CaseIterable, Comparable {
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

    package init(_ kind: Kind, _ value: String) { (self.kind, self.value) = (kind, value) }
}
