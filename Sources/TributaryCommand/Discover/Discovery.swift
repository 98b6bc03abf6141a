internal import FeedAggregator
internal import FeedModel

/// What `tributary discover` found at an address.
struct Discovery {
    /// As the configuration would name it.
    let address: String
    var feeds: [Feed] = []
    /// The shared disclosure platform, where the page is its index.
    var platform: Gkmlpt.Site?
    /// The lists of articles on the page, best first; looked for only where there is no feed.
    var lists: [ListCandidate] = []
    /// Why nothing was found.
    var obstacle: String?

    struct Feed {
        let url: String
        var title: String?
        let origin: Origin
        /// As it was read; `nil` where it was not.
        var format: FeedFormat?
        var entries = 0
        /// Why it was not read.
        var problem: String?
    }

    /// How a feed was found.
    enum Origin: String {
        /// The address itself is a feed.
        case given
        /// The page names it.
        case declared
        /// An OPML document names it.
        case outline
        /// It stands where sites keep feeds.
        case usual
    }

    /// Those that bring something: many sites declare a feed that was never filled.
    var filledFeeds: [Feed] { feeds.filter { $0.format != nil && $0.entries > 0 } }

    var isEmpty: Bool { feeds.isEmpty && platform == nil && lists.isEmpty }

    /// The entries of `sources` to paste, plainest first; feeds that bring nothing only where there is nothing else.
    var configuration: String {
        if !filledFeeds.isEmpty { return Self.configuration(filledFeeds) }
        if let platform {
            return ConfigurationText.source(platform: address, category: category(of: platform))
        }
        if let list = lists.first { return ConfigurationText.source(url: address, rules: list.rules) }
        let readable = feeds.filter { $0.format != nil }
        return Self.configuration(readable.isEmpty ? feeds : readable)
    }

    private static func configuration(_ feeds: [Feed]) -> String {
        feeds.map { ConfigurationText.source(feed: $0.url) }.joined()
    }

    /// The category the address itself names behind `#`, else the first of the tree; 0 is everything.
    private func category(of platform: Gkmlpt.Site) -> Int {
        let named = address.firstIndex(of: "#").flatMap { Int(address[address.index(after: $0)...]) }
        return named ?? platform.categories.first?.id ?? 0
    }
}
