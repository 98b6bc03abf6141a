/// The name of one archive document of a feed: the month in which its entries entered the feed, in the site's zone, and its part where a
/// month has many entries.
package struct ArchivePage: Sendable, Hashable, Comparable {
    package let year: Int
    /// 1 to 12.
    package let month: Int
    /// From 1.
    package let part: Int

    package init(year: Int, month: Int, part: Int = 1) { (self.year, self.month, self.part) = (year, month, part) }

    package static func < (left: ArchivePage, right: ArchivePage) -> Bool {
        (left.year, left.month, left.part) < (right.year, right.month, right.part)
    }
}
