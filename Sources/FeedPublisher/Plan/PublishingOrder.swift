/// In which order documents are put in place: nothing is linked to before it is there.
///
/// Pages of entries, archives, styles and icons first: they link to little that is new. Then feeds, then the pages that show them, and
/// last what people and readers start from.
enum PublishingOrder: Int, Comparable {
    case groundwork, feed, page, entrance

    init(path: String) {
        self =
            if path == "index.html" || path.hasSuffix(".opml") {
                .entrance
            } else if path.hasPrefix("entries/") || path.hasPrefix("archive/") {
                .groundwork
            } else if path.hasSuffix(".atom") || path.hasSuffix(".rss") || path.hasSuffix(".json") {
                .feed
            } else if path.hasSuffix(".html") {
                .page
            } else {
                .groundwork
            }
    }

    static func < (left: PublishingOrder, right: PublishingOrder) -> Bool {
        left.rawValue < right.rawValue
    }
}
