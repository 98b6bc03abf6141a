/// The dialects of feeds, under the names `tributary parse` prints.
public enum FeedFormat: String, Sendable, Hashable, CaseIterable {
    case rss090 = "rss-0.90"
    case rss091Netscape = "rss-0.91-netscape"
    case rss091Userland = "rss-0.91-userland"
    case rss092 = "rss-0.92"
    case rss093 = "rss-0.93"
    case rss094 = "rss-0.94"
    case rss10 = "rss-1.0"
    case rss20 = "rss-2.0"
    /// RSS of no known version.
    case rss
    case atom01 = "atom-0.1"
    case atom02 = "atom-0.2"
    case atom03 = "atom-0.3"
    case atom10 = "atom-1.0"
    /// Atom of no known version.
    case atom
    case cdf
    case json10 = "json-1.0"
    case json11 = "json-1.1"
}
