internal import FeedModel
package import struct Foundation.Date

/// Decides how far a list is followed: a first reading as far as it may, later ones only while a page is all new.
package struct ListPaging: Sendable {
    private let maxPages: Int
    private let since: Date?
    private let isFirstReading: Bool
    private var asked: Set<String>
    private var seen: Set<String> = []
    private var pages = 0

    /// - Parameters:
    ///   - address: of the first page.
    ///   - maxPages: how many are read at most.
    ///   - since: nothing older is wanted.
    package init(address: String, maxPages: Int, since: Date? = nil, isFirstReading: Bool) {
        (self.maxPages, self.since, self.isFirstReading) = (max(1, maxPages), since, isFirstReading)
        asked = [address]
    }

    package enum Decision: Sendable, Hashable {
        case read(String)
        case stop(Reason)
    }

    package enum Reason: String, Sendable, Hashable {
        /// There is no link to another page.
        case lastPage
        /// As many pages as may be read.
        case enough
        /// The page held something known, so that all behind it is known too.
        case known
        /// Everything on the page is older than wanted.
        case old
        /// A page came again, or brought nothing that the pages before it had not.
        case repeated
        /// A page without rows.
        case stub
    }

    /// What to do after a page was read.
    ///
    /// - Parameter known: how many of its rows were in the history before this run.
    package mutating func decide(after page: ListPage, known: Int) -> Decision {
        pages += 1
        guard !page.rows.isEmpty else { return .stop(.stub) }
        var isNews = false
        for row in page.rows where seen.insert(row.publisherID ?? row.link ?? row.title).inserted { isNews = true }
        guard isNews else { return .stop(.repeated) }
        guard isFirstReading || known == 0 else { return .stop(.known) }
        if let since {
            let dated = page.rows.compactMap(\.published?.instant)
            if !dated.isEmpty, dated.allSatisfy({ $0 < since }) { return .stop(.old) }
        }
        guard let next = page.next else { return .stop(.lastPage) }
        guard pages < maxPages else { return .stop(.enough) }
        return asked.insert(next).inserted ? .read(next) : .stop(.repeated)
    }

    /// How many rows are known, without those that are pinned on top of newer ones and say nothing of what stands below.
    /// - Parameter isKnown: of each row.
    package static func known(of rows: [CleanEntry], _ isKnown: [Bool]) -> Int {
        let top = isKnown.prefix { $0 }.count
        let days = rows.map(\.published?.instant)
        guard top < rows.count, let newest = days[top...].compactMap(\.self).max() else { return isKnown.count { $0 } }
        let pinned = days[..<top].count { day in day.map { $0 < newest } ?? false }
        return isKnown.count { $0 } - pinned
    }

    /// Whether a further page that gave no body says that the list has ended: the shared platform and many others answer 404 behind their last page.
    package static func isEnd(status: Int) -> Bool { status == 404 || status == 410 || status == 400 || status == 416 }
}
