package import FeedModel

/// One page that a site shows in place of many articles: its front page, a login, a word about browsers.
package enum RepeatedText {
    /// - Parameter articles: of one site, as their list calls them and with the texts of their pages.
    /// - Returns: the places of those whose text, if it is long enough to tell anything, articles with other titles have as well.
    package static func places(in articles: [(title: String, entry: CleanEntry)]) -> Set<Int> {
        var holders: [String: [Int]] = [:]
        for (place, article) in articles.enumerated()
        where article.entry.content != nil && article.entry.enclosures.isEmpty {
            guard let content = article.entry.content, TextVersion(article.entry).longBodyDigest != nil else {
                continue
            }
            // The same pictures and links as well.
            holders[content, default: []].append(place)
        }
        return Set(holders.values.filter { places in Set(places.map { articles[$0].title }).count >= fewest }.joined())
    }

    /// Two notices may have the same words and differ by their titles alone.
    private static let fewest = 3
}
