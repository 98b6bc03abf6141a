/// Pages that come instead of an article must not become its text.
extension Article {
    /// An error says less.
    private static let shortestNotice = 24

    /// Why the page that was read is not the article its list spoke of; `nil` where nothing speaks against it.
    ///
    /// - Parameters:
    ///   - page: decoded, as it came.
    ///   - url: the address that answered.
    ///   - link: the address the list gave.
    package func strangeness(page: String, status: Int, url: String, link: String, listTitle: String) -> String? {
        let (asked, answered) = (NormalizedLink(link), NormalizedLink(url))
        if answered.path.isEmpty || answered.path == "/", asked.path != answered.path {
            return "its address leads to the front page of the site"
        }
        let text = body.map { PlainText.of(html: $0).trimmed } ?? ""
        if PageSignature.isStillLoading(text) { return "its text is drawn by a script, which is not run" }
        // A notice about the site's maintenance is no error page: it has the title the list announced.
        if let title, ArticleHeading.isSame(title, listTitle) { return nil }
        // The site's head and menu may stand around the error.
        if let signature = PageSignature.ofText(text) { return signature.sentence }
        guard let signature = PageSignature.of(page, status: status), signature != .emptyList else { return nil }
        let isOfSite = ["本网站", "本站", "请稍后", "请稍候"].contains { text.contains($0) }
        return signature.maySpeakOfOthers && !isOfSite && text.count >= Self.shortestNotice ? nil : signature.sentence
    }
}
