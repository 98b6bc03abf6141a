internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import FeedStore
internal import Foundation

/// From bytes to clean entries: decoding, parsing, cleaning. Each is a pure function of what came before.
extension Pipeline {
    func decode(_ document: FetchedDocument, of source: ConfiguredSource) -> DecodedText {
        switch source.source.reading {
        case .feed:
            Decoder.decode(document.bytes, contentType: document.contentType, override: source.source.encoding)
        case .list, .autoList, .json, .gkmlpt:
            Decoder.decodePage(document.bytes, contentType: document.contentType, override: source.source.encoding)
        }
    }

    func parse(
        _ text: DecodedText, from document: FetchedDocument, of source: ConfiguredSource, _ state: FetchState?
    ) throws(Stop) -> Page {
        do throws(PageError) {
            if source.source.reading == .feed { return try feed(text, from: document, of: source.source) }
            return try list(text, from: document, of: source)
        } catch {
            // A document that could not be read must come again: its validators are not kept.
            let report = ReadingReport(wasReadWell: false, problem: error.reason)
            throw Stop(
                failure: Failure(source: source.source.id, stage: error.stage, reason: error.reason),
                state: error.state,
                fetchState: FetchPlanner.afterReading(source.plan, state, document, report, now: now))
        }
    }

    func clean(_ page: Page, from document: FetchedDocument, of source: ConfiguredSource) -> [CleanEntry] {
        let entries =
            switch page.content {
            case .feed(let parsed):
                EntryCleaner(
                    timeZone: source.source.timeZone, language: source.source.language ?? document.contentLanguage,
                    feedURL: document.url
                )
                .clean(parsed)
            case .list(let kept): kept.page.rows
            }
        return entries.newest(source.source.maxEntries ?? .max).map { entry in
            var entry = entry
            // The template of a feed may say `en-us` of whatever stands in it.
            let stated = entry.language.flatMap { WrittenLanguage.contradicts($0, entry.title) ? nil : $0 }
            entry.language =
                stated ?? source.source.language
                ?? WrittenLanguage.guess(entry.title, on: configuration.site.language)
            return entry
        }
    }

    private func feed(
        _ text: DecodedText, from document: FetchedDocument, of source: Source
    ) throws(PageError) -> Page {
        let parser = FeedParser(
            .init(
                base: document.url, contentType: document.contentType, language: document.contentLanguage,
                timeZone: source.timeZone, reference: now, sanitizing: .none))
        var parsed = parser.parse(text)
        guard parsed.format != nil else {
            let instead = PageSignature.of(text.string, status: document.status)
            if let verdict = instead.flatMap({ PageVerdict($0, status: document.status) }) { throw PageError(verdict) }
            throw PageError(reason: "\(parser.describe(document.bytes)); the last good entries stay published.")
        }
        var flaw: String?
        if parsed.isCutOff {
            // Half a title would stay for ever.
            parsed.entries.removeLast()
            flaw = "the document breaks off amid an entry; the \(parsed.entries.count) before it were read"
        }
        if parsed.entries.isEmpty, flaw == nil, try entryCount(of: source) > 0 {
            throw PageError(reason: "the feed lists nothing; the last good entries stay published.", state: .empty)
        }
        // Resolved against a file: where that lies is nobody's business.
        let id = parsed.feed.id.flatMap { $0.hasPrefix("file:") ? nil : $0 }
        let title = parsed.feed.title.map { PlainText.of(html: $0.value) } ?? ""
        return Page(
            content: .feed(parsed), title: title.isEmpty ? nil : title,
            home: parsed.feed.link, id: id, hints: PublisherHints(parsed.feed), flaw: flaw)
    }

    private func list(
        _ text: DecodedText, from document: FetchedDocument, of source: ConfiguredSource
    ) throws(PageError) -> Page {
        let keeping = try keeping(source)
        switch keeping.read(
            text.string, url: document.url, requestedURL: source.plan.url, status: document.status)
        {
        case .refused(let verdict): throw PageError(verdict)
        case .kept(var kept):
            let isOtherList = kept.memory.list != source.source.list
            kept.memory.list = source.source.list
            var page = Page(content: .list(kept), home: document.url, isOtherList: isOtherList)
            if case .gkmlpt(let rules) = source.source.reading { page.home = rules.address }
            if kept.page.isCut { page.flaw = kept.page.problems.joined(separator: "; ") }
            return page
        }
    }

    /// What the history knows of a list before it is read.
    private func keeping(_ source: ConfiguredSource) throws(PageError) -> ListKeeping {
        do {
            return try store.read { history in
                var fresh = ListMemory(configuration: source.plan.fingerprint)
                var memory = try history.listMemory(of: source.source.id) ?? fresh
                // Earlier versions went by the address that the history has, which follows the configuration.
                if memory.list == nil, try history.address(of: source.source.id) == source.source.url {
                    memory.list = source.source.list
                }
                fresh.list = memory.list
                let entries = try history.titlesAndLinks(of: source.source.id, limit: Self.traceLength)
                return ListKeeping(
                    source.source, memory: memory.configuration == fresh.configuration ? memory : fresh,
                    history: HistoryTrace(titlesAndLinks: entries),
                    entries: try history.entryCount(of: source.source.id), reference: now)
            }
        } catch {
            throw PageError(reason: error.description, stage: .store)
        }
    }

    /// Entries that a list is known again by: more than any page of one shows.
    private static let traceLength = 500

    private func entryCount(of source: Source) throws(PageError) -> Int {
        do {
            return try store.read { history in try history.entryCount(of: source.id) }
        } catch {
            throw PageError(reason: error.description, stage: .store)
        }
    }

    /// Why a document could not be read as what the configuration calls it.
    private struct PageError: Error {
        var reason: String
        var state = SourceState.failing
        var stage = Failure.Stage.parse

        init(reason: String, state: SourceState = .failing, stage: Failure.Stage = .parse) {
            (self.reason, self.state, self.stage) = (reason, state, stage)
        }

        init(_ verdict: PageVerdict) { self.init(reason: verdict.reason, state: verdict.state) }
    }
}
