internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import FeedStore
internal import Foundation

/// The further pages of a list: as far as `maxPages` and `since` allow when a source is read for the first time, later only while a page
/// is all new.
extension Pipeline {
    /// So many times `maxPages` a later reading follows a list that is all new: the site, or this machine, may have been away for weeks.
    private static let laterReach = 10

    /// - Returns: the first page with the rows of the others behind its own. A further page that cannot be read costs nothing of the first,
    ///   but is a flaw: the next runs read on.
    func readOn(
        from first: Page, of source: ConfiguredSource, _ state: FetchState?
    ) async throws(Stop) -> Page {
        guard case .list(var kept) = first.content, kept.page.next != nil else { return first }
        let isFirst = state?.lastSuccess == nil || first.isOtherList
        let before = kept.memory.unread
        let unread = isFirst ? nil : before
        let farthest = isFirst ? 0 : source.source.maxPages * Self.laterReach
        var paging = ListPaging(
            address: source.plan.url, maxPages: source.source.maxPages, farthest: farthest, since: source.source.since,
            maxEntries: source.source.maxEntries, isFirstReading: isFirst, unread: unread)
        var whole = first
        var seen = Set(kept.page.rows.map(\.mark))
        var page = kept.page
        kept.memory.unread = nil
        let pageSize = kept.page.rows.count
        var newRows = 0
        /// What the next run is to read, where this one cannot.
        func rest(from page: Int) -> UnreadPages {
            var rest = before ?? UnreadPages(reach: 0, isFirstReading: isFirst)
            if isFirst { (rest.reach, rest.isFirstReading) = (source.source.maxPages, true) }
            rest.left = nil
            if rest.isFirstReading { return rest }
            if unread != nil { rest.shift += max(0, newRows - (before?.left ?? 0)) }
            if page > rest.reach(pageSize: pageSize) { (rest.reach, rest.shift) = (page, 0) }
            return rest
        }
        reading: while true {
            let isKnown = isFirst ? [] : try known(page.rows, source)
            newRows += isKnown.count { $0 == false }
            let decision = paging.decide(after: page, isKnown: isKnown)
            if decision == .stop(.enough), !isFirst {
                kept.page.problems.append(
                    "\(farthest) pages of the list are all new; what stands behind them is left out. Raise `maxPages` if it is wanted."
                )
            }
            guard case .read(let next) = decision else { break }
            switch await fetcher.fetch(source.plan.request(page: next, purpose: source.purpose(of: next))) {
            case .fetched(let document):
                let text = decode(document, of: source).string
                page = keeping(source.source).readFurther(text, url: document.url, rules: kept.rules)
                kept.page.rows += page.rows.filter { seen.insert($0.mark).inserted }
                if let obstacle = ListPaging.obstacle(page, text, status: document.status) {
                    whole.leave(next, because: obstacle, rest(from: paging.pages + 1), now: now, &kept)
                    break reading
                }
            case .failed(.status(let status, _)) where ListPaging.isEnd(status: status): break reading
            case .failed(.robotsDisallow):
                // That is no fault that passes.
                kept.page.problems.append(
                    "the site's robots.txt keeps us from further pages of the list, \(next): what stands there alone is left out."
                )
                break reading
            case .failed(let error) where error.isInterruption:
                kept.memory.unread = rest(from: paging.pages + 1)
                break reading
            case .failed(let error):
                whole.leave(next, because: "\(error)", rest(from: paging.pages + 1), now: now, &kept)
                whole.retryAfter = error.retryAfter
                break reading
            case .notModified: break reading
            }
        }
        if paging.pages > 1 { whole.unreadIfCutShort = rest(from: paging.pages) }
        whole.content = .list(kept)
        return whole
    }

    /// - Returns: of each row, whether it was there before this run; `nil` of those that `keep` or `drop` leave out.
    private func known(_ rows: [CleanEntry], _ configured: ConfiguredSource) throws(Stop) -> [Bool?] {
        let source = configured.source
        let dropped = Set(sift(rows, of: configured).sifted.dropped.map { [$0.link, $0.title] })
        return try ask(for: source) { history in
            let read = try history.articles(at: rows.compactMap(\.link), of: source.id)
            let known = try history.answer(Merger.lookup(for: rows, of: source))
            let recognitions = Merger.recognise(rows, of: source, known: known)
            return zip(rows, recognitions).map { row, recognition in
                if dropped.contains([row.link, row.title]) { return nil }
                return if case .known = recognition { true } else { row.link.map { read[$0] != nil } ?? false }
            }
        }
    }

    /// Further pages are read like the first; nothing has to be known of the history for it.
    private func keeping(_ source: Source) -> ListKeeping {
        ListKeeping(
            source, memory: ListMemory(configuration: ""), history: HistoryTrace([CleanEntry]()), entries: 0,
            reference: now)
    }
}

extension CleanEntry {
    /// By what the same row is known on another page of its list.
    fileprivate var mark: String { publisherID ?? "\(link ?? "") \(title)" }
}

extension Page {
    /// Runs in a row, and a time longer than a night's maintenance, after which a page that cannot be read is left alone: there may be entries
    /// on it.
    private static let patience = (runs: 8, days: 2.0)

    /// A further page could not be read: the next run reads on.
    fileprivate mutating func leave(
        _ address: String, because reason: String, _ rest: UnreadPages, now: Date, _ kept: inout ListKeeping.Kept
    ) {
        var rest = rest
        rest.failures += 1
        let since = rest.since ?? now
        rest.since = since
        let what = "a further page of the list, \(address), was not read: \(reason)"
        if rest.failures < Self.patience.runs || now.timeIntervalSince(since) < Self.patience.days * 86_400 {
            kept.memory.unread = rest
            flaw = what
        } else {
            kept.page.problems.append(
                "\(what) That was tried in \(rest.failures) runs; what stands on it and behind it alone is left out.")
        }
    }
}
