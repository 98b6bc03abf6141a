/// What a feed says itself about when to come back.
public struct PublisherHints: Sendable, Hashable, Codable {
    /// RSS 2.0 `ttl`, in minutes.
    public var timeToLive: Int?
    /// `sy:updatePeriod` divided by `sy:updateFrequency`, in seconds.
    public var updatePeriod: Int?
    /// RSS `skipHours`: hours of the day in GMT, 0 to 23.
    public var skipHours: Set<Int>
    /// RSS `skipDays`: days of the week in GMT, 0 is Sunday.
    public var skipDays: Set<Int>

    public init(
        timeToLive: Int? = nil, updatePeriod: Int? = nil, skipHours: Set<Int> = [], skipDays: Set<Int> = []
    ) {
        (self.timeToLive, self.updatePeriod) = (timeToLive, updatePeriod)
        (self.skipHours, self.skipDays) = (skipHours, skipDays)
    }
}
