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

    /// What a further page is asked for as: a list in a file may lead to files beside it; a page of the web leads to no file at all.
    func purpose(of link: String) -> FetchRequest.Purpose { LocalFile.isBeside(plan.url, link) ? .list : .article }
}
