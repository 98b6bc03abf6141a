package import FeedModel

extension PublisherHints {
    /// What a feed says about when to come back: RSS 2.0 `ttl`, `skipHours`, `skipDays`, and the syndication module (RSS 1.0).
    package init(_ feed: Feed) {
        self.init(timeToLive: feed.ttl.flatMap { $0 > 0 ? $0 : nil })
        var (period, frequency) = (String?.none, 1)
        for element in feed.extensions {
            let value = (element.value ?? "").trimmed.lowercased()
            switch (element.namespace, element.name.lowercased()) {
            case (nil, "hour"):
                // Some count from 1 to 24.
                if let hour = Int(value), (0...24).contains(hour) { skipHours.insert(hour % 24) }
            case (nil, "day"):
                if let day = Self.days.firstIndex(where: { value.hasPrefix($0) }) { skipDays.insert(day) }
            case (Self.syndication, let name) where name.hasSuffix("updateperiod"): period = value
            case (Self.syndication, let name) where name.hasSuffix("updatefrequency"):
                frequency = Int(value).map { max(1, $0) } ?? 1
            default: break
            }
        }
        updatePeriod = period.flatMap { Self.periods[$0] }.map { $0 / frequency }
    }

    private static let syndication = "http://purl.org/rss/1.0/modules/syndication/"
    private static let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    /// In seconds.
    private static let periods = [
        "hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000,
    ]
}
