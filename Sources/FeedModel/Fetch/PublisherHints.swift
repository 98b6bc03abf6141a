/// What a feed says itself about when to come back.
package struct PublisherHints: Sendable, Hashable, Codable {
    /// RSS 2.0 `ttl`, in minutes.
    package var timeToLive: Int?
    /// `sy:updatePeriod` divided by `sy:updateFrequency`, in seconds.
    package var updatePeriod: Int?
    /// RSS `skipHours`: hours of the day in GMT, 0 to 23.
    package var skipHours: Set<Int>
    /// RSS `skipDays`: days of the week in GMT, 0 is Sunday.
    package var skipDays: Set<Int>

    package init(
        timeToLive: Int? = nil, updatePeriod: Int? = nil, skipHours: Set<Int> = [], skipDays: Set<Int> = []
    ) {
        (self.timeToLive, self.updatePeriod) = (timeToLive, updatePeriod)
        (self.skipHours, self.skipDays) = (skipHours, skipDays)
    }
}
