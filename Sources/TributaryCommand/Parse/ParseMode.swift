package import FeedAggregator
internal import FeedFetcher
package import FeedModel
internal import struct Foundation.Date

/// What `tributary parse` takes its document for.
package enum ParseMode: Sendable, Hashable {
    /// RSS, Atom, RDF, CDF or JSON Feed, told apart by content.
    case feed
    /// A page that lists its articles, read by these rules.
    case list(ListRules)
    /// The same, worked out.
    case autoList
    /// The page of one article.
    case article

    /// How the document is asked for.
    var purpose: FetchRequest.Purpose {
        switch self {
        case .feed: .feed
        case .list, .autoList: .list
        case .article: .article
        }
    }
}

/// Reads one document as what it is taken for, into the one shape that is printed.
package struct DocumentReading {
    let mode: ParseMode
    let options: FeedParser.Options

    package init(_ mode: ParseMode, _ options: FeedParser.Options) { (self.mode, self.options) = (mode, options) }

    /// Why there is nothing to show.
    package struct Unread: Error, CustomStringConvertible {
        package let description: String
    }

    /// What was read, and what a person should know about how.
    package struct Result {
        package var parsed: ParsedFeed
        package var notes: [String] = []
    }

    /// - Throws: ``Unread`` where the document is a list or an article of no kind. A document that is no feed is no error here: its
    ///   format is missing.
    package func read(_ bytes: [UInt8]) throws(Unread) -> Result {
        switch mode {
        case .feed: return Result(parsed: FeedParser(options).parse(bytes))
        case .list(let rules):
            let text = decode(bytes)
            let page = ListReader(rules: rules, base: base, timeZone: options.timeZone, reference: reference)
                .read(text.string)
            return try result(page, text, notes: [])
        case .autoList:
            let text = decode(bytes)
            let finder = ListFinder(base: base, timeZone: options.timeZone, reference: reference)
            guard let best = finder.find(text.string).first else {
                throw Unread(description: instead(text) ?? "no list of articles was found on the page")
            }
            return try result(best.page, text, notes: Self.notes(on: best))
        case .article:
            if let type = FileSignature.type(of: bytes, contentType: nil) {
                throw Unread(description: "it is a file (\(type)), not the page of an article")
            }
            return try article(decode(bytes))
        }
    }

    private var base: String { options.base ?? "" }
    private var reference: Date { options.reference ?? Clock.now }

    private func decode(_ bytes: [UInt8]) -> DecodedText {
        Decoder.decodePage(bytes, contentType: options.contentType, override: options.encoding)
    }

    private func result(_ page: ListPage, _ text: DecodedText, notes: [String]) throws(Unread) -> Result {
        if let failure = page.failure { throw Unread(description: failure.description) }
        guard !page.rows.isEmpty else {
            throw Unread(description: instead(text) ?? "the rules find no row with a title and a link on the page")
        }
        var notes = notes
        for (reason, count) in page.dropped.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            notes.append("\(RunSummary.count(count, "row was", "rows were")) left out: \(reason.sentence)")
        }
        let parsed = ParsedFeed(page, text: text, base: options.base, language: options.language, options.timeZone)
        return Result(parsed: parsed, notes: notes)
    }

    private func article(_ text: DecodedText) throws(Unread) -> Result {
        let article = ArticleReader(timeZone: options.timeZone, reference: reference).read(text.string, url: base)
        guard article.title != nil || article.body != nil else {
            throw Unread(description: instead(text) ?? "the page has neither a title nor a text")
        }
        return Result(
            parsed: ParsedFeed(
                article, text: text, base: options.base, language: options.language, options.timeZone),
            notes: article.problems)
    }

    /// What the page is that came instead of a list.
    private func instead(_ text: DecodedText) -> String? {
        PageSignature.of(text.string, status: 200)?.sentence
    }

    private static func notes(on found: ListCandidate) -> [String] {
        let sureness = "worked out: \(Int((found.confidence * 100).rounded())) % sure"
        let verdict = found.confidence < ListFinder.sureness ? ", which is too little for a run to take it" : ""
        return [
            "\(sureness)\(verdict); \(found.reasons.joined(separator: "; "))",
            "read by \(ConfigurationText.list(found.rules))",
        ]
    }
}
