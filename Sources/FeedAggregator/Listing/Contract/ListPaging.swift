internal import FeedModel
package import struct Foundation.Date

/// Decides how far a list is followed: a first reading as far as it may, later ones only while a page is new to its end.
package struct ListPaging: Sendable {
    private let maxPages: Int
    private let farthest: Int
    private let unread: UnreadPages?
    private let since: Date?
    private let isFirstReading: Bool
    private let maxEntries: Int?
    private var rows = 0
    private var asked: Set<String>
    private let beginsAtZero: Bool
    private var seen: Set<String> = []
    /// How many pages were read, and how many of them, from the first on, held nothing known.
    package private(set) var pages = 0
    private var newPages = 0
    private var pageSize = 1

    /// - Parameters:
    ///   - address: of the first page.
    ///   - maxPages: how many are read at most.
    ///   - farthest: how many are read while each brings news, where these are more.
    ///   - since: nothing older is wanted.
    ///   - maxEntries: more rows than these are not wanted either.
    ///   - unread: what the reading before left for this one.
    package init(
        address: String, maxPages: Int, farthest: Int = 0, since: Date? = nil, maxEntries: Int? = nil,
        isFirstReading: Bool, unread: UnreadPages? = nil
    ) {
        (self.farthest, self.unread) = (farthest, unread)
        (self.maxPages, self.since, self.isFirstReading) = (max(1, maxPages), since, isFirstReading)
        self.maxEntries = maxEntries
        asked = [address]
        beginsAtZero = address.hasSuffix("=0") || address.contains("=0&")
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
        /// As many entries as are wanted.
        case full
        /// As many pages as may be read where nothing on them is wanted.
        case leftOut
        /// The page ends with something known, so that all behind it is known too.
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
    /// - Parameter isKnown: of each of its rows, whether it was in the history before this run; `nil` of those that never enter it.
    package mutating func decide(after page: ListPage, isKnown: [Bool?]) -> Decision {
        pages += 1
        rows += page.rows.count
        if pages == 1 { pageSize = page.rows.count }
        // A pinned row is known on every first page.
        if newPages == pages - 1, isKnown.count(where: { $0 == true }) * 2 < isKnown.count { newPages = pages }
        // What came in since has moved the others on; what was left then did so already.
        let reach =
            unread.map { $0.reach(pageSize: pageSize) + max(0, newPages - $0.leftPages(pageSize: pageSize)) } ?? 0
        guard !page.rows.isEmpty else { return .stop(.stub) }
        var isNews = false
        for row in page.rows where seen.insert(row.publisherID ?? row.link ?? row.title).inserted { isNews = true }
        // Where pages are counted from 1, page 0 is the same as page 1.
        if !isNews, pages == 2, beginsAtZero, let next = page.next, asked.insert(next).inserted { return .read(next) }
        guard isNews else { return .stop(.repeated) }
        // Known rows stand amid new ones where they are pinned, or dated anew; what is behind the page is known where its last row is.
        let list = page.end.map { isKnown.prefix($0 + 1) } ?? isKnown[...]
        let isEndKnown = list.compactMap(\.self).last ?? false
        guard isFirstReading || !isEndKnown || pages < reach else { return .stop(.known) }
        if let since {
            let dated = page.rows.compactMap(\.published?.instant)
            if !dated.isEmpty, dated.allSatisfy({ $0 < since }) { return .stop(.old) }
        }
        guard let next = page.next else { return .stop(.lastPage) }
        guard rows < maxEntries ?? .max else { return .stop(.full) }
        if let unread, unread.isFirstReading, pages >= reach { return .stop(.leftOut) }
        if pages >= max(maxPages, reach) {
            guard pages < farthest else { return .stop(.enough) }
            guard isKnown.contains(false) else { return .stop(.leftOut) }
        }
        return asked.insert(next).inserted ? .read(next) : .stop(.repeated)
    }

    /// Why a further page was not read to its end, or came instead of one; `nil` where it was read, or is the end of its list.
    /// - Parameter text: the page, decoded.
    package static func obstacle(_ page: ListPage, _ text: String, status: Int) -> String? {
        if page.isCut { return "it breaks off" }
        guard page.rows.isEmpty else { return nil }
        if text.allSatisfy(\.isWhitespace) { return "an empty page came" }
        switch PageSignature.of(text, status: status) {
        case nil, .emptyList:
            return PageSignature.isBlank(text) ? "a page without a text came" : page.failure.map { "\($0)" }
        // As with the status 404: the list has ended.
        case let signature? where signature.meansNothingThere: return nil
        case let signature?: return signature.sentence
        }
    }

    /// Whether a further page that gave no body says that the list has ended: the shared platform and many others answer 404 behind their last page.
    package static func isEnd(status: Int) -> Bool { status == 404 || status == 410 || status == 400 || status == 416 }
}
