internal import FeedAggregator
internal import FeedModel

/// What holds for any list page, article page and JSON list.
enum PagePromises {
    private static let address = "https://a.example/zwdt/index.html"

    static func broken(by input: [UInt8]) -> String? {
        let page = String(decoding: Decoder.decodePage(input).utf8, as: UTF8.self)
        let reference = Promises.reference
        for candidate in ListFinder(base: address, timeZone: Promises.shanghai, reference: reference).find(page) {
            if candidate.page.rows.isEmpty { return "a list was found that has no rows" }
        }
        let rules = ListRules(
            item: "li, tr, dd", title: "a", link: "a@href", date: "span", summary: "p", next: "auto", exclude: ".x")
        _ = ListReader(rules: rules, base: address, timeZone: Promises.shanghai, reference: reference).read(page)
        let paths = JSONRules(items: "items", id: "id", link: "url", date: "date_published", content: "content_html")
        for rules in [JSONRules(template: "https://a.example/{id}"), paths] {
            _ = JSONListReader(rules: rules, base: address, timeZone: Promises.shanghai, reference: reference).read(
                page)
        }
        let platform = Gkmlpt(
            rules: GkmlptRules(address: address, category: 7), timeZone: Promises.shanghai, reference: reference)
        _ = platform.read(page, site: "1")
        _ = Gkmlpt.site(fromIndex: page)
        _ = DeclaredFeeds.find(in: page, url: address)
        let article = ArticleReader(timeZone: Promises.shanghai, reference: reference).read(page, url: address)
        if let body = article.body, let fault = SafeMarkup.fault(in: body, isPublished: true) {
            return "an article: \(fault)"
        }
        return nil
    }
}
