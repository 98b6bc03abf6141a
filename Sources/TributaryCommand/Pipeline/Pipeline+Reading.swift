internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
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
            switch source.source.reading {
            case .feed: return try feed(text, from: document, of: source.source)
            case .list(let rules):
                let reader = ListReader(
                    rules: rules, base: document.url, timeZone: source.source.timeZone, reference: now)
                return try page(reader.read(text.string), minimum: rules.minimum, from: document)
            case .json(let rules):
                let reader = JSONListReader(
                    rules: rules, base: document.url, timeZone: source.source.timeZone, reference: now)
                return try page(reader.read(text.string), minimum: rules.minimum, from: document)
            case .autoList:
                let finder = ListFinder(base: document.url, timeZone: source.source.timeZone, reference: now)
                guard let best = finder.find(text.string).first, best.confidence >= ListFinder.sureness else {
                    throw PageError(
                        reason: "no list of articles was found on the page; the last good entries stay published. "
                            + "Say where its rows are with `list: {item: …}`.",
                        state: .redesigned)
                }
                return try page(best.page, minimum: 1, from: document)
            case .gkmlpt(let rules):
                let platform = Gkmlpt(rules: rules, timeZone: source.source.timeZone, reference: now)
                var list = try page(
                    platform.read(text.string, site: rules.site ?? "", page: Self.pageNumber(of: document.url)),
                    minimum: rules.minimum, from: document)
                list.home = rules.address
                return list
            }
        } catch {
            // A document that could not be read must come again: its validators are not kept.
            let report = ReadingReport(wasReadWell: false, problem: error.reason)
            throw Stop(
                failure: Failure(source: source.source.id, stage: .parse, reason: error.reason), state: error.state,
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
            case .list(let rows): rows
            }
        return entries.prefix(source.source.maxEntries ?? .max).map { entry in
            var entry = entry
            entry.language = entry.language ?? source.source.language
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
        let parsed = parser.parse(text)
        guard parsed.format != nil else {
            throw PageError(reason: "\(parser.describe(document.bytes)); the last good entries stay published.")
        }
        return Page(
            content: .feed(parsed), title: parsed.feed.title.map { PlainText.of(html: $0.value) },
            home: parsed.feed.link, id: parsed.feed.id, hints: PublisherHints(parsed.feed))
    }

    /// The platform's addresses count their pages: `…?page=2&sid=750999`.
    private static func pageNumber(of address: String) -> Int {
        guard let found = address.firstRange(of: "page=") else { return 1 }
        return Int(address[found.upperBound...].prefix { $0.isNumber }) ?? 1
    }

    private func page(
        _ list: ListPage, minimum: Int, from document: FetchedDocument
    ) throws(PageError) -> Page {
        if let failure = list.failure { throw PageError(reason: failure.description) }
        guard list.rows.count >= minimum else {
            let found = RunSummary.count(list.rows.count, "row was", "rows were")
            throw PageError(
                reason: "\(found) found where at least \(minimum) are expected; the last good entries stay published. "
                    + "Was the page redesigned? Look at its `list:`.",
                state: list.rows.isEmpty ? .empty : .redesigned)
        }
        return Page(
            content: .list(rows: list.rows), home: document.url, next: list.next, problems: list.problems)
    }

    /// Why a document could not be read as what the configuration calls it.
    private struct PageError: Error {
        var reason: String
        var state = SourceState.failing
    }
}

extension DecodedText {
    fileprivate var string: String { String(decoding: utf8, as: UTF8.self) }
}
