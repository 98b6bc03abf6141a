/// A category of a feed or entry (RFC 4287 §4.2.2).
public struct Category: Sendable, Hashable {
    /// The name within its vocabulary; required in Atom (§4.2.2.1).
    public var term: String?
    /// URI of the vocabulary.
    public var scheme: String?
    /// For people to read.
    public var label: String?

    public init(term: String?, scheme: String? = nil, label: String? = nil) {
        (self.term, self.scheme, self.label) = (term, scheme, label)
    }
}
