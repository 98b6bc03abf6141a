package import FeedModel

/// How the history of a feed is cut into archive documents (RFC 5005 §4).
///
/// A feed's entries stand in the order in which they entered it. Each month (UTC) with entries is cut into parts of at most
/// ``pageSize``; the very last part is still open and stands in the feed itself, all before it are closed and never change.
package struct ArchivePlan: Sendable, Hashable {
    /// Entries of one document. Also how many entries, at most, an open part adds to a feed's window.
    package static let pageSize = 100

    /// How many entries entered a feed in one month.
    package struct Month: Sendable, Hashable {
        package var year: Int
        package var month: Int
        package var count: Int
        package init(year: Int, month: Int, count: Int) {
            (self.year, self.month, self.count) = (year, month, count)
        }
    }

    /// One part of the history.
    package struct Part: Sendable, Hashable {
        package var page: ArchivePage
        /// The entries of the feed before this part, in order of entering.
        package var offset: Int
        package var count: Int
    }

    /// To be published as archive documents, oldest first.
    package let closed: [Part]
    /// To be kept in the feed's window; `nil` for a feed without entries.
    package let open: Part?

    /// - Parameter months: the months that have entries, oldest first.
    package init(months: [Month]) {
        var parts: [Part] = []
        var offset = 0
        for month in months where month.count > 0 {
            for (index, start) in stride(from: 0, to: month.count, by: Self.pageSize).enumerated() {
                let page = ArchivePage(year: month.year, month: month.month, part: index + 1)
                parts.append(
                    Part(page: page, offset: offset + start, count: min(Self.pageSize, month.count - start)))
            }
            offset += month.count
        }
        open = parts.popLast()
        closed = parts
    }
}
