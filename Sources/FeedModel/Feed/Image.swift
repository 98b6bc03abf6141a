/// The picture of a feed or entry (RSS `image`, `itunes:image`).
public struct Image: Sendable, Hashable {
    /// Of the picture.
    public var url: String?
    /// What it shows, as the `alt` of HTML.
    public var title: String?
    /// The page it stands for.
    public var link: String?
    /// The `title` of the link around it.
    public var description: String?
    /// Pixels; 0 if unreadable.
    public var width: Int?
    /// Pixels; 0 if unreadable.
    public var height: Int?
    public init() {}
}
