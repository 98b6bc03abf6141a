/// How long entries are kept. Without one, for ever.
package struct Retention: Sendable, Hashable {
    /// Seconds before the newest entry of the history.
    package var keep: Int64
    /// What a feed's own document shows stays, however old: at least so many entries …
    package var windowEntries: Int
    /// … and all of so many days.
    package var windowDays: Int

    package init(keep: Int64, windowEntries: Int, windowDays: Int) {
        (self.keep, self.windowEntries, self.windowDays) = (keep, windowEntries, windowDays)
    }
}
