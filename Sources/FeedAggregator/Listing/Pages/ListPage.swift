package import FeedModel

/// What one page of a list says.
package struct ListPage: Sendable, Hashable {
    /// Its rows as entries, in the order of the page.
    package var rows: [CleanEntry] = []
    /// Which of them ends the list proper, where a box with rows of the same kind may stand below it; `nil` where nothing tells.
    package var end: Int?
    /// What the page calls itself.
    package var title: String?
    /// The address of the next page, absolute.
    package var next: String?
    /// Rows that are no entries, counted by reason.
    package var dropped: [DropReason: Int] = [:]
    /// What could be read only in part, as sentences for people.
    package var problems: [String] = []
    /// Whether the document ended in the middle: its rows are good, but there were more.
    package var isCut = false
    /// Why nothing could be read; rows are empty then.
    package var failure: ListFailure?

    package init() {}

    /// How many rows have a date.
    package var dated: Int { rows.count { $0.published != nil } }

    init(failure: ListFailure) { self.failure = failure }

    mutating func drop(_ reason: DropReason, count: Int = 1) { dropped[reason, default: 0] += count }

    /// Why a row is no entry.
    package enum DropReason: String, Sendable, Hashable, CaseIterable {
        /// A separator, a heading, a row without any link.
        case noLink
        /// Its link calls a script, and no template says what address that means.
        case scriptLink
        /// Its address cannot be one of the web (`mailto:`, `tel:`), or is the list's own.
        case notAnArticle
        /// No text to be the title.
        case noTitle
        /// A link to more of the list.
        case more
        /// The same article twice on one page.
        case duplicate
        /// Beyond the number of rows that are read of one page.
        case surplus
    }
}
