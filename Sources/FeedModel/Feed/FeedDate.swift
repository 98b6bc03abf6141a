public import struct Foundation.Date

/// A date of a feed: the moment it means, and as it was written.
public struct FeedDate: Sendable, Hashable {
    /// Whole seconds; `nil` if the text is unreadable or impossible.
    public var date: Date?
    /// Whether a time of day was given. A date-only date stands for the beginning of its day.
    public var hasTime: Bool
    /// As written, trimmed.
    public var text: String

    public init(date: Date?, hasTime: Bool = true, text: String) {
        (self.date, self.hasTime, self.text) = (date, hasTime, text)
    }
}
