internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import Foundation

/// Reads the pages of a source's articles, each with the further pages it is cut into.
struct ArticleVisitor {
    let fetcher: Fetcher
    let source: ConfiguredSource
    let now: Date

    /// - Parameters:
    ///   - link: where the page is.
    ///   - row: what is known of the entry.
    ///   - round: the visits of the run to the source's pages.
    /// - Returns: the row completed from its page; the row as it is, and why, where the page gave nothing.
    func visit(
        _ link: String, of row: CleanEntry, _ round: inout ArticleRound
    ) async -> (entry: CleanEntry, problem: ArticleProblem?, isNamedAsListed: Bool) {
        if round.isOver || round.isInterrupted {
            return (row, ArticleProblem("left for a later run, as the pages before it gave nothing"), false)
        }
        let result = await read(link, of: row, &round)
        round.note(isGood: result.problem == nil)
        return result
    }

    private func read(
        _ link: String, of row: CleanEntry, _ round: inout ArticleRound
    ) async -> (entry: CleanEntry, problem: ArticleProblem?, isNamedAsListed: Bool) {
        switch await page(at: link, of: row, &round) {
        case .problem(let problem): return (row, problem, false)
        case .file(let type, let url, let length):
            // Of a text that is known nothing is given up for it.
            if row.content != nil {
                return (row, ArticleProblem("its page is a file now (\(type))", state: .redesigned), false)
            }
            return (Article.ofFile(at: url, type: type, length: length).merged(into: row), nil, false)
        case .article(let article, let url):
            let (whole, flaw) = await readOn(from: article, at: url, of: row, &round)
            // Of a text that is known the rest is not given up for a page that fails today.
            if let flaw, row.content != nil { return (row, flaw, false) }
            let entry = whole.merged(into: row)
            // A page may have nothing but a file to show.
            let hasMatter = entry.content != nil || !whole.attachments.isEmpty
            let nothing = ArticleProblem(whole.problems.first ?? "no text was found on its page", state: .redesigned)
            return (entry, hasMatter ? flaw : nothing, article.isNamed(as: row.title))
        }
    }

    /// The further pages of an article that is cut into several.
    /// - Returns: the article as far as it could be read, and why not to its end.
    private func readOn(
        from first: Article, at address: String, of row: CleanEntry, _ round: inout ArticleRound
    ) async -> (article: Article, flaw: ArticleProblem?) {
        var whole = first
        var pages = ArticlePages(first: address)
        while let next = pages.next(after: whole) {
            switch await page(at: next, of: row, &round) {
            case .problem(let problem):
                return (whole, ArticleProblem("a further page of it, \(next), was not read: \(problem.reason)"))
            case .file: return (whole, nil)
            case .article(let page, _):
                guard let longer = whole.continued(by: page) else { return (whole, nil) }
                whole = longer
            }
        }
        return (whole, nil)
    }

    private enum Answer {
        case article(Article, url: String)
        /// - Parameter length: in bytes.
        case file(type: String, url: String, length: Int)
        case problem(ArticleProblem)
    }

    private func page(at link: String, of row: CleanEntry, _ round: inout ArticleRound) async -> Answer {
        switch await fetcher.fetch(source.plan.request(page: link, purpose: source.purpose(of: link))) {
        case .failed(let error):
            round.note(error)
            return .problem(ArticleProblem(error.description))
        case .notModified: return .problem(ArticleProblem("its page answered 304 unasked"))
        case .fetched(let document):
            let bytes = document.bytes
            if let type = FileSignature.type(of: bytes, contentType: document.contentType) {
                return .file(type: type, url: document.url, length: bytes.count)
            }
            let text = Decoder.decodePage(
                bytes, contentType: document.contentType, override: source.source.encoding
            ).string
            let reader = ArticleReader(
                rules: source.source.articleRules, timeZone: source.source.timeZone, reference: now)
            let article = reader.read(
                text, url: document.url, listTitle: row.title, listDate: row.published)
            let strangeness = article.strangeness(
                page: text, status: document.status, url: document.url, link: link, listTitle: row.title)
            return strangeness.map { .problem(ArticleProblem($0)) } ?? .article(article, url: document.url)
        }
    }
}
