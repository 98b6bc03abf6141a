package import FeedModel
package import struct Foundation.Date

/// Reads the pages of a list under its source's contract: by the rules that are known, judged, and worked out anew where the page was
/// redesigned. Nothing that fails here touches what the history has.
package struct ListKeeping: Sendable {
    private let source: Source
    private let memory: ListMemory
    private let history: HistoryTrace
    private let entries: Int
    private let reference: Date

    /// - Parameters:
    ///   - memory: what earlier readings learned.
    ///   - history: of the source's latest entries.
    ///   - entries: how many the history holds of the source.
    ///   - reference: the moment of the run.
    package init(_ source: Source, memory: ListMemory, history: HistoryTrace, entries: Int, reference: Date) {
        (self.source, self.memory, self.history) = (source, memory, history)
        (self.entries, self.reference) = (entries, reference)
    }

    package enum Outcome: Sendable, Hashable {
        case kept(Kept)
        /// The page does not keep the contract; the last good entries stay.
        case refused(PageVerdict)
    }

    /// A page that may be merged.
    package struct Kept: Sendable, Hashable {
        package var page: ListPage
        /// For the next reading.
        package var memory: ListMemory
        /// The rules it was read by, for the pages behind it; `nil` where it is no page of HTML.
        package var rules: ListRules?
        /// Where the page was redesigned and is read on.
        package var healing: Healing?
    }

    package struct Healing: Sendable, Hashable {
        /// What was wrong with the page.
        package var before: String
        /// How it is read now, with the selectors to write.
        package var after: String
    }

    /// - Parameters:
    ///   - text: the list's first page, decoded.
    ///   - url: the address that answered.
    ///   - requestedURL: the address that was asked.
    package func read(_ text: String, url: String, requestedURL: String, status: Int) -> Outcome {
        func observed(_ page: ListPage) -> ListObservation {
            ListObservation(
                requestedURL: requestedURL, url: url, status: status, page: page,
                known: history.known(of: page.rows), history: entries,
                holdsLatest: history.knowsLatest(of: page.rows))
        }
        func kept(_ page: ListPage, _ rules: ListRules?, _ memory: ListMemory) -> Outcome {
            var memory = memory
            // A page that breaks off says nothing about how long the list is.
            if !page.isCut { memory.contract.learn(observed(page)) }
            return .kept(Kept(page: page, memory: memory, rules: rules))
        }
        var verdict: PageVerdict?
        var news: (page: ListPage, rules: ListRules?)?
        for rules in knownRules {
            let page = page(text, url: url, rules: rules)
            let judged =
                page.isCut && !page.rows.isEmpty
                ? .ok : judge(minimum: rules?.minimum ?? minimum).judge(observed(page), text: text)
            if judged.isGood { return kept(page, rules, memory) }
            verdict = verdict ?? (isEmptyData(page) ? Self.emptyData : judged)
            if news == nil, judged.state == .redesigned, page.rows.count >= rules?.minimum ?? minimum, isNews(page) {
                news = (page, rules)
            }
        }
        if let verdict, !isPage || !verdict.mayHeal { return .refused(verdict) }
        if source.reading == .autoList, memory.rules == nil, memory.contract.readings == 0 {
            return worked(text, url: url, observed) { kept($0, $1, $2) }
        }
        // A list that begins anew, as in January, where nothing on the page is the old one.
        if let news, history.known(of: page(text, url: url, rules: ListRules(item: "a")).rows) == 0 {
            return kept(news.page, news.rules, memory)
        }
        return healed(text, url: url, verdict ?? Self.nothingFound, observed)
    }

    /// Whether every row has a title and a day, and each day lies within the last weeks.
    private func isNews(_ page: ListPage) -> Bool {
        !page.rows.isEmpty
            && page.rows.allSatisfy { row in
                row.title.count >= Self.shortestHeadline
                    && row.published.map {
                        (-Self.newsLasts...86_400).contains($0.instant.timeIntervalSince(reference))
                    } ?? false
            }
    }

    private static let shortestHeadline = 6

    /// Seconds: two months.
    private static let newsLasts = 62 * 86_400.0

    /// A page behind the first. It is not judged: what stands there now was checked by the first.
    package func readFurther(_ text: String, url: String, rules: ListRules?) -> ListPage {
        page(text, url: url, rules: rules)
    }

    // MARK: Reading

    /// The rules to try, in this order; `nil` for lists that are no HTML.
    private var knownRules: [ListRules?] {
        switch source.reading {
        case .list(let configured): [configured] + (memory.rules.map { [$0] } ?? [])
        case .autoList: memory.rules.map { [$0] } ?? []
        case .feed, .json, .gkmlpt: [nil]
        }
    }

    private var isPage: Bool {
        switch source.reading {
        case .list, .autoList: true
        case .feed, .json, .gkmlpt: false
        }
    }

    private var minimum: Int {
        switch source.reading {
        case .json(let rules): rules.minimum
        case .gkmlpt(let rules): rules.minimum
        case .feed, .list, .autoList: 1
        }
    }

    private func page(_ text: String, url: String, rules: ListRules?) -> ListPage {
        if let rules {
            return ListReader(rules: rules, base: url, timeZone: source.timeZone, reference: reference).read(text)
        }
        switch source.reading {
        case .json(let rules):
            return JSONListReader(rules: rules, base: url, timeZone: source.timeZone, reference: reference).read(text)
        case .gkmlpt(let rules):
            return Gkmlpt(rules: rules, timeZone: source.timeZone, reference: reference)
                .read(text, site: rules.site ?? "", page: Self.pageNumber(of: url))
        case .feed, .list, .autoList: return ListPage(failure: .rules("no rules say how the list is read"))
        }
    }

    /// The platform's addresses count their pages: `…?page=2&sid=750999`.
    private static func pageNumber(of address: String) -> Int {
        guard let found = address.firstRange(of: "page=") else { return 1 }
        return Int(address[found.upperBound...].prefix { $0.isNumber }) ?? 1
    }

    private func judge(minimum: Int) -> ContractJudge {
        ContractJudge(contract: memory.contract, minimum: minimum, isData: !isPage)
    }

    /// Data that has its list, and nothing in it.
    private func isEmptyData(_ page: ListPage) -> Bool {
        !isPage && page.failure == nil && page.rows.isEmpty && page.dropped.isEmpty
    }

    private static let emptyData = PageVerdict(
        state: .empty, reason: "the list is there and has no rows; the last good entries stay published.")
    private static let nothingFound = PageVerdict(
        state: .redesigned,
        reason: "no list of articles was found on the page; the last good entries stay published. "
            + "Say where its rows are with `list: {item: …}`.")

    // MARK: Working out

    private var finder: (String) -> ListFinder {
        { url in ListFinder(base: url, timeZone: source.timeZone, reference: reference) }
    }

    /// The first reading of a page that nobody described.
    private func worked(
        _ text: String, url: String, _ observed: (ListPage) -> ListObservation,
        _ kept: (ListPage, ListRules?, ListMemory) -> Outcome
    ) -> Outcome {
        guard let best = finder(url).find(text).first, best.confidence >= ListFinder.sureness else {
            let judged = judge(minimum: 1).judge(observed(ListPage()), text: text)
            return .refused(judged.state == .redesigned ? Self.nothingFound : judged)
        }
        var memory = memory
        memory.rules = best.rules
        return kept(best.page, best.rules, memory)
    }

    private func healed(
        _ text: String, url: String, _ verdict: PageVerdict, _ observed: (ListPage) -> ListObservation
    ) -> Outcome {
        var old = memory.rules
        if case .list(let configured) = source.reading { old = configured }
        switch ListHealing(finder: finder(url), history: history).heal(text, old: old) {
        case .healed(let rules, let page, let report):
            var memory = memory
            memory.rules = rules
            memory.contract = SourceContract()
            memory.contract.learn(observed(page))
            return .kept(
                Kept(
                    page: page, memory: memory, rules: rules,
                    healing: Healing(before: verdict.reason, after: report)))
        case .held(let reason):
            guard verdict.state == .redesigned else { return .refused(verdict) }
            let advice = entries > 0 ? reason : verdict.reason + suggestion(text, url: url)
            return .refused(PageVerdict(state: .redesigned, reason: advice))
        }
    }

    /// What the configuration could say, where its rules never found anything.
    private func suggestion(_ text: String, url: String) -> String {
        guard let best = finder(url).find(text).first, best.confidence >= ListFinder.sureness else { return "" }
        return " Worked out, the page is read by \(ConfigurationText.list(best.rules))"
    }
}
