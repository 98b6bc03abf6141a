internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import FeedStore
internal import Foundation

/// The pages of entries, where the configuration says `article: true`: read once, and again when the row in the list changes. A page that
/// gives no text costs the text, not the entry, and is asked for again later.
extension Pipeline {
    /// Where the pages of a document's entries are asked for: on its own site, on that of the web page it names, and, of a feed, where most
    /// of its entries lie.
    func articleSites(of page: Page, from document: FetchedDocument, _ rows: [CleanEntry]) -> [String] {
        var sites = [page.home, document.url].compactMap { $0 }
        if case .feed = page.content, let common = ArticleTarget.commonSite(of: rows.compactMap(\.link)) {
            sites.append(common)
        }
        return sites
    }

    /// - Parameters:
    ///   - sites: addresses on the sites whose pages are read. Files and pages of other sites are entries all the same, but are not asked for.
    ///   - round: the visits of the run to the source's pages.
    /// - Returns: the rows, completed; without those the run had no time for.
    func readArticles(
        of rows: [CleanEntry], on sites: [String], listedBy source: ConfiguredSource, _ round: inout ArticleRound
    ) async throws(Stop) -> (entries: [CleanEntry], visits: [ArticleVisit]) {
        guard source.source.readsArticles else { return (rows, []) }
        let visitor = ArticleVisitor(fetcher: fetcher, source: source, now: now)
        let known = try knownArticles(of: rows, source.source)
        var entries: [CleanEntry?] = Array(repeating: nil, count: rows.count)
        var visits: [ArticleVisit] = []
        /// Which row each visit was for.
        var places: [Int] = []
        // Pages that failed before come last: a site whose pages give nothing is soon left alone, and the others are not to wait for that.
        func failures(_ index: Int) -> Int { rows[index].link.flatMap { known[$0]?.record.failures } ?? 0 }
        for index in rows.indices.sorted(by: { (failures($0), $0) < (failures($1), $1) }) {
            let row = rows[index]
            let shown = Self.digest(of: row)
            let before = row.link.flatMap { known[$0] }
            guard let link = row.link, ArticleTarget.obstacle(link, sites: sites) == nil,
                before?.record.isDue(row: shown, recheck: source.source.recheck, now: now) ?? true
            else {
                entries[index] = before?.entry ?? row
                continue
            }
            let isAsked = !round.isOver
            round.isInterrupted = round.isInterrupted || isEnding
            let (entry, problem, isNamed) = await visitor.visit(link, of: row, &round)
            // What the run has no time for any more comes next time, whole; where it had time for no page at all, as it is, since the next
            // run may have no more.
            let isTooLate = problem != nil && (isEnding || round.isInterrupted)
            if isTooLate, before != nil || visits.contains(where: \.isAsked) {
                entries[index] = before?.entry
                continue
            }
            // What an earlier visit brought is not given up for a page that fails today.
            let best = problem == nil ? entry : before?.entry ?? entry
            entries[index] = best
            places.append(index)
            visits.append(
                ArticleVisit(
                    address: link, row: shown, entry: best, problem: problem, before: before?.entry ?? row,
                    isNamedAsListed: isNamed, isAsked: isAsked && !isTooLate,
                    retryAfter: problem == nil ? nil : round.retryAfter))
        }
        for visit in visits.giveUpRepeatedTexts() { entries[places[visit]] = visits[visit].entry }
        return (entries.compactMap(\.self), visits)
    }

    /// Asks again for pages that gave no text, and for those that are due for another look.
    /// - Parameter rows: what the list shows now, whose pages have had their turn; none where the list is the one read before.
    func revisitArticles(
        listedBy source: ConfiguredSource, besides rows: [CleanEntry], _ round: inout ArticleRound
    ) async throws(Stop) -> [ArticleVisit] {
        guard source.source.readsArticles else { return [] }
        let readBefore = source.source.recheck.map { now.addingTimeInterval(-($0 / .seconds(1))) }
        let due = try ask(for: source.source) { history in
            try history.articlesDue(of: source.source.id, readBefore: readBefore, now: now, limit: Self.revisits)
                .compactMap { record in try history.entry(record.entry).map { (record, $0.current) } }
        }
        let visitor = ArticleVisitor(fetcher: fetcher, source: source, now: now)
        var visits: [ArticleVisit] = []
        let listed = Set(rows.compactMap(\.link))
        for (record, row) in due where !listed.contains(record.address) {
            if isEnding || round.isOver || round.isInterrupted { break }
            // The files that were on the page before may be gone; those that a feed or a JSON list names are not the page's.
            var shown = row
            if source.source.reading.isPage { shown.enclosures = [] }
            let (entry, problem, isNamed) = await visitor.visit(record.address, of: shown, &round)
            if problem != nil, round.isInterrupted { break }
            visits.append(
                ArticleVisit(
                    address: record.address, row: record.row, entry: problem == nil ? entry : row, problem: problem,
                    before: row, isNamedAsListed: isNamed, retryAfter: problem == nil ? nil : round.retryAfter))
        }
        visits.giveUpRepeatedTexts()
        return visits
    }

    /// What the operator should know when a run asked for several article pages and none gave a text.
    static func trouble(with visits: [ArticleVisit]) -> String? {
        guard visits.count >= 3, let problem = visits.first?.problem?.reason, visits.allSatisfy({ $0.problem != nil })
        else {
            return nil
        }
        return "none of \(visits.count) article pages gave a text, they are asked for again later: \(problem)"
    }

    /// What is to be said of a source whose document reads well while the pages of its latest articles give no text, run after run.
    static func standing(
        of source: Source, _ visits: [ArticleVisit], in history: borrowing HistoryReader
    ) throws -> (state: SourceState, reason: String)? {
        guard source.readsArticles, try history.lacksArticles(of: source.id) else { return nil }
        if let problem = visits.lazy.compactMap(\.problem).first {
            return (problem.state, "\(withoutTexts): \(problem.reason)")
        }
        // Nothing was asked in this run, so it is as it was, also where the list itself failed meanwhile.
        let before = try history.condition(of: source.id)
        return before.reason.hasPrefix(withoutTexts)
            ? (before.state, before.reason) : before.state == .ok ? nil : (.blocked, withoutTexts)
    }

    private static let withoutTexts = "the pages of its latest articles give no text, so that topics see titles alone"

    /// Of so many of the latest articles of a list; older ones have had their chance.
    private static let revisits = 60

    /// Notes what became of the visits, once their entries are stored.
    func remember(
        _ visits: [ArticleVisit], of source: Source, in history: borrowing HistoryTransaction
    ) throws {
        let entries = visits.map(\.entry)
        let stored = try known(Merger.lookup(for: entries, of: source), of: source, in: history.reader)
        let before = try history.reader.articles(at: visits.map(\.address), of: source.id)
        for (visit, recognition) in zip(visits, Merger.recognise(entries, of: source, known: stored)) {
            guard case .known(let entry) = recognition else { continue }
            var record =
                before[visit.address]
                ?? ArticleRecord(
                    address: visit.address, entry: entry, row: visit.row, isRead: false, failures: 0, nextTry: now,
                    visited: now)
            record.entry = entry
            // Its turn comes in the next run, before those that were asked in vain.
            guard visit.isAsked || visit.retryAfter != nil else {
                if before[visit.address] == nil { try history.remember(record, of: source) }
                continue
            }
            if visit.isAsked { record = record.visited(row: visit.row, gaveText: visit.problem == nil, now: now) }
            if let wait = visit.retryAfter { record.nextTry = max(record.nextTry, wait.moment(from: now)) }
            try history.remember(record, of: source)
        }
    }

    private func knownArticles(
        of rows: [CleanEntry], _ source: Source
    ) throws(Stop) -> [String: (record: ArticleRecord, entry: CleanEntry)] {
        try ask(for: source) { history in
            try history.articles(at: rows.compactMap(\.link), of: source.id).compactMapValues { record in
                try history.entry(record.entry).map { (record, $0.current) }
            }
        }
    }

    private static func digest(of row: CleanEntry) -> String {
        StableDigest.of("\(row.title)\n\(row.published?.instant.timeIntervalSince1970 ?? 0)\n\(row.summary ?? "")")
    }
}
