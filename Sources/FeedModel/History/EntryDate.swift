package import struct Foundation.Date

/// A moment as a source stated it, and how exactly it did.
package struct EntryDate: Sendable, Hashable, Codable {
    /// Whole seconds. A date-only date is the beginning of its day in the source's zone.
    package var instant: Date
    /// Whether a time of day was given.
    package var hasTime: Bool

    package init(_ instant: Date, hasTime: Bool = true) { (self.instant, self.hasTime) = (instant, hasTime) }
}
