internal import FeedFetcher
internal import FeedModel

/// A source as configured: what it is, and how it is asked.
struct ConfiguredSource: Sendable {
    var source: Source
    var plan: SourcePlan
    /// The line it begins at, counted from 1.
    var line: Int?
}
