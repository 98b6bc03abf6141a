internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import FeedStore

/// The further pages of a list: as far as `maxPages` allows when a source is read for the first time, later only while a page is all new.
extension Pipeline {
    /// - Returns: the first page with the rows of the others behind its own. A further page that cannot be read ends the list; it is no failure,
    ///   because the first page was good.
    func readOn(
        from first: Page, of source: ConfiguredSource, _ state: FetchState?
    ) async throws(Stop) -> Page {
        guard case .list(var rows) = first.content else { return first }
        let isFirstReading = state?.lastSuccess == nil
        var page = first
        var asked: Set<String> = [source.plan.url]
        while let next = page.next, asked.count < source.source.maxPages, asked.insert(next).inserted {
            guard case .list(let last) = page.content else { break }
            if !isFirstReading, try !areAllNew(last, source.source) { break }
            let purpose: FetchRequest.Purpose = mayBeFile(next, source) ? .list : .article
            let answer = await fetcher.fetch(source.plan.request(page: next, purpose: purpose))
            guard case .fetched(let document) = answer else { break }
            let text = decode(document, of: source)
            guard let read = try? parse(text, from: document, of: source, state), case .list(let more) = read.content
            else { break }
            // A list that shows its last page again, or its first, has ended.
            let known = Set(rows.compactMap(\.link))
            let fresh = more.filter { $0.link.map { !known.contains($0) } ?? true }
            if fresh.isEmpty { break }
            rows += fresh
            page = read
        }
        var whole = first
        whole.content = .list(rows: rows)
        return whole
    }

    private func areAllNew(_ rows: [CleanEntry], _ source: Source) throws(Stop) -> Bool {
        do {
            let known = try store.read { history in
                let articles = try history.articles(at: rows.compactMap(\.link), of: source.id)
                guard articles.isEmpty else { return true }
                let known = try history.answer(Merger.lookup(for: rows, of: source))
                return Merger.recognise(rows, of: source, known: known).contains { recognition in
                    if case .known = recognition { true } else { false }
                }
            }
            return !known
        } catch {
            throw Stop(failure: Failure(source: source.id, stage: .store, reason: error.description))
        }
    }
}
