/// The name of one archive document of a feed: the month in which its entries entered the feed, in the site's zone, and its part where a
/// month has many entries.
public struct ArchivePage: Sendable, Hashable, Comparable {
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// From 1.
    public let part: Int

    public init(year: Int, month: Int, part: Int = 1) { (self.year, self.month, self.part) = (year, month, part) }

    public static func < (left: ArchivePage, right: ArchivePage) -> Bool {
        (left.year, left.month, left.part) < (right.year, right.month, right.part)
    }
}
