/// One of the marks by which an entry that comes in is known again, strongest first.
///
/// The store keeps every key an entry was ever seen under, so that looking one up costs the same however long the history is.
public struct IdentityKey: Sendable, Hashable {
    /// Ordered from strong to weak. The numbers are stored: never give one another meaning.
    public enum Kind: Int, Sendable, Hashable, CaseIterable, Comparable {
        /// The publisher's id as written; good within its source only.
        case publisherID = 1
        /// The platform's article id found in the link, with its host's family; good within a city.
        case article = 2
        /// The normalised link; good within a city.
        case link = 3
        /// Folded title and day; good within a source only.
        case titleAndDay = 4

        public static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
    }
    public let kind: Kind
    public let value: String

    public init(_ kind: Kind, _ value: String) { (self.kind, self.value) = (kind, value) }
}
