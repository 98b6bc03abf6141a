package import struct Foundation.Date

/// What is remembered of a list page from run to run: how it usually looks, and how it is read where that was worked out.
package struct ListMemory: Sendable, Hashable, Codable {
    /// A fingerprint of the source's configuration all of this was learned under; under another one none of it counts.
    package var configuration: String
    package var contract = SourceContract()
    /// Selectors that were worked out: for `list: auto`, or after a redesign that the configured ones did not survive.
    package var rules: ListRules?
    /// Which list was last read: ``Source/list``. Unlike the rest it outlives a change of the configuration.
    package var list: String?
    /// Further pages of the list that were not read, so that there may be entries on them; `nil` if all were.
    package var unread: UnreadPages?

    package init(configuration: String) { self.configuration = configuration }
}

/// Further pages of a list that are still to be read.
package struct UnreadPages: Sendable, Hashable, Codable {
    /// So many pages, counted from the first that holds something known, are to be read whatever is known of them.
    package var reach: Int
    /// Rows that came in since, in later readings, and moved those pages on.
    package var shift = 0
    /// Rows of those pages that are new and were read, but that the run had no time to store: in the next reading they are new again, and moved
    /// nothing on.
    package var left: Int?
    /// Whether the list is being read for the first time: nothing beyond ``reach`` is wanted.
    package var isFirstReading: Bool
    /// Runs in a row in which a page of them could not be read; 0 where a run had only no time for them.
    package var failures = 0
    /// The first of those runs.
    package var since: Date?

    /// Where the last of those pages stands today.
    /// - Parameter pageSize: rows of a page.
    package func reach(pageSize: Int) -> Int { reach + Self.pages(shift, of: pageSize) }

    /// How many pages of today's those rows fill that were left.
    /// - Parameter pageSize: rows of a page.
    package func leftPages(pageSize: Int) -> Int { Self.pages(left ?? 0, of: pageSize) }

    private static func pages(_ rows: Int, of pageSize: Int) -> Int { (rows + max(1, pageSize) - 1) / max(1, pageSize) }

    package init(reach: Int, isFirstReading: Bool) { (self.reach, self.isFirstReading) = (reach, isFirstReading) }
}
