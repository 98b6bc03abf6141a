internal import FeedModel
internal import Yams

/// A source as configured, with the place it stands at, for messages.
struct ConfiguredSource: Sendable {
    var source: Source
    /// The line it begins at, counted from 1.
    var line: Int?
}
