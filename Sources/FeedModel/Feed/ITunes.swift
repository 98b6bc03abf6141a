/// The iTunes podcast elements that no other field carries.
public struct ITunes: Sendable, Hashable {
    /// True for `yes` only.
    public var block: Bool?
    /// `nil` unless the feed says `yes`, `true`, `no`, `false` or `clean`.
    public var explicit: Bool?
    /// The other elements by their local name, such as `duration`.
    public var others: [String: String] = [:]
    public init() {}
}
