/// The picture of a feed or entry (RSS `image`, `itunes:image`).
public struct Image: Sendable, Hashable {
    public var url: String?
    public var title: String?
    public var link: String?
    public var description: String?
    /// Pixels; 0 if unreadable.
    public var width: Int?
    /// Pixels; 0 if unreadable.
    public var height: Int?
    public init() {}
}
