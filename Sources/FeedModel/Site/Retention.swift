/// How long entries are kept. Without one, for ever.
public struct Retention: Sendable, Hashable {
    /// Seconds before the newest entry of the history.
    public var keep: Int64
    /// What a feed's own document shows stays, however old: at least so many entries …
    public var windowEntries: Int
    /// … and all of so many days.
    public var windowDays: Int

    public init(keep: Int64, windowEntries: Int, windowDays: Int) {
        (self.keep, self.windowEntries, self.windowDays) = (keep, windowEntries, windowDays)
    }
}
