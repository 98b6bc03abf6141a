package import FeedModel
package import struct Foundation.Date
package import struct Foundation.TimeZone
internal import XMLTree

/// Reads article pages: what the State Council's meta tags, JSON-LD, Open Graph and the platform's own data say, then what the page shows.
package struct ArticleReader: Sendable {
    private let rules: ArticleRules
    private let dates: PageDates

    /// - Parameters:
    ///   - timeZone: for dates that name none.
    ///   - reference: when the page was fetched.
    package init(rules: ArticleRules = ArticleRules(), timeZone: TimeZone, reference: Date) {
        self.rules = rules
        dates = PageDates(timeZone: timeZone, reference: reference)
    }

    /// - Parameters:
    ///   - page: the page, decoded.
    ///   - url: where it came from.
    ///   - listTitle: what the list calls it: helps to tell its heading from others.
    ///   - listDate: when the list says it was published: tells the day of publication from others.
    /// - Returns: what was found. A page that cannot be read gives an article without a body, and says why.
    package func read(
        _ page: String, url: String, listTitle: String? = nil, listDate: EntryDate? = nil
    ) -> Article {
        do {
            return try read(document: HTMLDocument(parsing: page), page, url, listTitle, listDate)
        } catch {
            var article = Article()
            article.problems = ["\(error)"]
            return article
        }
    }

    private func read(
        document: borrowing HTMLDocument, _ page: String, _ url: String, _ listTitle: String?,
        _ listDate: EntryDate?
    ) throws -> Article {
        var base = PageBase.address(of: document, page: url)
        let stated = ArticleMetadata(of: document, page, dates: dates)
        var article = Article()
        article.problems = document.problems
        article.canonical = stated.canonical.map {
            URLReference.percentEncoded(URLReference.resolve($0, against: base))
        }
        // A copy on the disk: its pictures and files stand where it was published.
        if url.hasPrefix("file:"), let canonical = article.canonical, canonical.hasPrefix("http") { base = canonical }
        (article.source, article.author) = (stated.source, stated.author)
        (article.description, article.keywords) = (stated.description, stated.keywords)

        let body = try ArticleBody.find(in: document, selector: rules.body)
        let visible = VisibleHeader(of: document, body: body?.node, dates: dates, listed: listDate)
        (article.title, article.titleTrust) = title(document, stated, visible, listTitle)
        if let rule = rules.title, let text = try first(rule, in: document) {
            (article.title, article.titleTrust) = (text, .configured)
        }
        let isStatedNow = stated.published.map { dates.isNow($0) } ?? false
        article.published = ArticleDate.choose(
            stated: isStatedNow && visible.date != nil ? nil : stated.published, visible: visible.date)
        article.isDatedByAnswer = isStatedNow && visible.date == nil
        if let rule = rules.date, let date = try first(rule, in: document).flatMap({ dates.date(in: $0) }) {
            (article.published, article.isDatedByAnswer) = (date, false)
        }
        article.source = try rules.source.flatMap { try first($0, in: document) } ?? article.source ?? visible.source
        article.author = try rules.author.flatMap { try first($0, in: document) } ?? article.author ?? visible.author

        if let content = stated.content, rules.body == nil, body == nil || !content.isEmpty {
            article.body = safe(content, base: base)
            article.attachments = try Attachments.links(inMarkup: content, base: base)
        } else if let body {
            var leftOut = BodyTrimming.leftOut(of: body, in: document, title: article.title, date: visible)
            if let exclude = rules.exclude { leftOut.formUnion(try document.select(exclude)) }
            article.body = safe(document.markup(of: body.node, inner: true) { leftOut.contains($0) }, base: base)
            article.attachments = Attachments.links(in: document, body: body.node, leftOut: leftOut, base: base)
        }
        if article.body == nil, article.attachments.isEmpty, let root = document.root {
            // A page that only shows a file.
            article.attachments = Attachments.embedded(in: document, body: root, base: base)
        }
        article.attachments = Attachments.unique(
            article.attachments + stated.attachments.map { Attachments.enclosure($0.url, title: $0.title, base: base) })
        article.next = try NextPage.address(
            rule: "auto", in: document, page, links: LinkReader(base: base, page: url, template: nil))
        if article.body == nil {
            article.problems.append("no body was found: name it with `article: {body: SELECTOR}`")
        }
        return article
    }

    private func first(_ rule: String, in document: borrowing HTMLDocument) throws(SelectorError) -> String? {
        try document.values(XPathQuery(rule)).first { !$0.isEmpty }
    }

    private func safe(_ html: String, base: String) -> String? {
        let clean = Sanitizer(policy: .strict).clean(html, base: base).trimmed
        let hasPicture = clean.contains("<img")
        return hasPicture || !PlainText.of(html: clean).trimmed.isEmpty ? clean : nil
    }

    private func title(
        _ document: borrowing HTMLDocument, _ stated: ArticleMetadata, _ visible: VisibleHeader, _ listTitle: String?
    ) -> (String?, Article.TitleTrust) {
        if let title = stated.title { return (title, .stated) }
        let documentTitle = DocumentTitle(of: document, siteName: stated.siteName)
        if let heading = ArticleHeading.find(
            in: document, documentTitle: documentTitle.full, listTitle: listTitle, siteName: stated.siteName)
        {
            return (heading, .heading)
        }
        if let title = visible.title(documentTitle: documentTitle.full, listTitle: listTitle) {
            return (title, .visible)
        }
        if let title = stated.socialTitle { return (title, .visible) }
        return (documentTitle.withoutSite, .documentTitle)
    }
}
