package import FeedModel

extension [CleanEntry] {
    /// The newest entries of a document: its first ones, or its last where it lists the oldest first.
    package func newest(_ count: Int) -> ArraySlice<CleanEntry> {
        let moments = compactMap { $0.published?.instant ?? $0.updated?.instant }
        // One that is pinned on top of others of one day makes no such order.
        let beginsWithOldest = zip(moments, moments.dropFirst()).count { $0 < $1 } * 2 > moments.count - 1
        return beginsWithOldest ? suffix(count) : prefix(count)
    }
}
