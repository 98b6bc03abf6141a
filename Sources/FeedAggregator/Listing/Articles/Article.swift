package import FeedModel

/// What an article's own page says.
package struct Article: Sendable, Hashable {
    package var title: String?
    /// How far ``title`` can be trusted against what the list says.
    package var titleTrust = TitleTrust.documentTitle
    package var published: EntryDate?
    /// Whether that is the moment of the answer, which a server may write into every page.
    package var isDatedByAnswer = false
    /// The address the page itself says it has (`link rel=canonical`), absolute.
    package var canonical: String?
    /// The office or paper the text comes from.
    package var source: String?
    package var author: String?
    /// A teaser, plain text.
    package var description: String?
    package var keywords: [String] = []
    /// Safe HTML; `nil` where no body was found.
    package var body: String?
    package var attachments: [Enclosure] = []
    /// Where a link to a next page leads; see ``ArticlePages`` for whether it goes on with the article.
    package var next: String?
    /// Why there is no body, or what was read only in part; for people.
    package var problems: [String] = []

    package init() {}

    /// In rising order of trust. A list's title stands between ``visible`` and ``heading``.
    package enum TitleTrust: Int, Sendable, Hashable, Comparable {
        /// `<title>`, without the site's name.
        case documentTitle
        /// Something that looks like a title.
        case visible
        /// The page's `h1`.
        case heading
        /// ArticleTitle, or the platform's own data.
        case stated
        /// What the configuration says.
        case configured

        package static func < (left: TitleTrust, right: TitleTrust) -> Bool { left.rawValue < right.rawValue }
    }
}
