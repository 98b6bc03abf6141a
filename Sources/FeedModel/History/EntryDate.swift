public import struct Foundation.Date

/// A moment as a source stated it, and how exactly it did.
public struct EntryDate: Sendable, Hashable, Codable {
    /// Whole seconds. A date-only date is the beginning of its day in the source's zone.
    public var instant: Date
    /// Whether a time of day was given.
    public var hasTime: Bool

    public init(_ instant: Date, hasTime: Bool = true) { (self.instant, self.hasTime) = (instant, hasTime) }
}
