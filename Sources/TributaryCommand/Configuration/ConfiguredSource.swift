internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel

/// A source as configured: what it is, and how it is asked.
struct ConfiguredSource: Sendable {
    var source: Source
    var plan: SourcePlan
    /// Only entries that match are taken.
    var keep: Query?
    /// Entries that match are left out.
    var drop: Query?
    /// The line it begins at, counted from 1.
    var line: Int?
}
