internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import FeedStore

/// The further pages of a list: as far as `maxPages` and `since` allow when a source is read for the first time, later only while a page
/// is all new.
extension Pipeline {
    /// So many times `maxPages` a later reading follows a list that is all new: the site, or this machine, may have been away for weeks.
    private static let laterReach = 10

    /// - Returns: the first page with the rows of the others behind its own. A further page that cannot be asked for costs nothing of the
    ///   first, but is a flaw: the next run reads on.
    func readOn(
        from first: Page, of source: ConfiguredSource, _ state: FetchState?
    ) async throws(Stop) -> Page {
        guard case .list(var kept) = first.content, kept.page.next != nil else { return first }
        let isFirst = state?.lastSuccess == nil
        let isFilling = isFirst || kept.memory.behind > 0
        let farthest = source.source.maxPages * Self.laterReach
        // Known pages are passed on the way to the one that failed.
        let limit = !isFirst && isFilling ? farthest : source.source.maxPages
        var paging = ListPaging(
            address: source.plan.url, maxPages: limit, farthest: isFirst ? 0 : farthest, since: source.source.since,
            maxEntries: source.source.maxEntries, isFirstReading: isFilling)
        var whole = first
        var seen = Set(kept.page.rows.map(\.mark))
        var page = kept.page
        kept.memory.behind = 0
        reading: while true {
            let decision = paging.decide(after: page, isKnown: isFilling ? [] : try known(page.rows, source))
            if decision == .stop(.enough), !isFilling {
                kept.page.problems.append(
                    "\(farthest) pages of the list are all new; what stands behind them is left out. Raise `maxPages` if it is wanted."
                )
            }
            guard case .read(let next) = decision else { break }
            let purpose: FetchRequest.Purpose = mayBeFile(next, source) ? .list : .article
            switch await fetcher.fetch(source.plan.request(page: next, purpose: purpose)) {
            case .fetched(let document):
                let text = decode(document, of: source).string
                page = keeping(source.source).readFurther(text, url: document.url, rules: kept.rules)
                kept.page.rows += page.rows.filter { seen.insert($0.mark).inserted }
                if let obstacle = ListPaging.obstacle(page, text, status: document.status) {
                    whole.leave(next, because: obstacle, behind: first.memory, &kept)
                    break reading
                }
            case .failed(.status(let status, _)) where ListPaging.isEnd(status: status): break reading
            case .failed(let error):
                whole.leave(next, because: "\(error)", behind: first.memory, &kept)
                whole.retryAfter = error.retryAfter
                break reading
            case .notModified: break reading
            }
        }
        whole.content = .list(kept)
        return whole
    }

    /// - Returns: of each row, whether it was there before this run; `nil` of those that `keep` or `drop` leave out.
    private func known(_ rows: [CleanEntry], _ configured: ConfiguredSource) throws(Stop) -> [Bool?] {
        let source = configured.source
        let dropped = Set(sift(rows, of: configured).sifted.dropped.map { [$0.link, $0.title] })
        do {
            return try store.read { history in
                let read = try history.articles(at: rows.compactMap(\.link), of: source.id)
                let known = try history.answer(Merger.lookup(for: rows, of: source))
                let recognitions = Merger.recognise(rows, of: source, known: known)
                return zip(rows, recognitions).map { row, recognition in
                    if dropped.contains([row.link, row.title]) { return nil }
                    return if case .known = recognition { true } else { row.link.map { read[$0] != nil } ?? false }
                }
            }
        } catch {
            throw Stop(failure: Failure(source: source.id, stage: .store, reason: error.description))
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
    /// Runs in a row that try to reach a page that cannot be read, before it is left alone: there may be entries on it. With the growing
    /// pauses after a failure these are some two days, longer than a night's maintenance.
    private static let patience = 8

    /// A further page could not be read: the next run reads on.
    fileprivate mutating func leave(
        _ address: String, because reason: String, behind before: ListMemory?, _ kept: inout ListKeeping.Kept
    ) {
        kept.memory.behind = (before?.behind ?? 0) + 1
        let what = "a further page of the list, \(address), was not read: \(reason)"
        if kept.memory.behind < Self.patience {
            flaw = what
        } else {
            kept.memory.behind = 0
            kept.page.problems.append(
                "\(what) That was tried in \(Self.patience) runs; what stands on it and behind it alone is left out.")
        }
    }
}
