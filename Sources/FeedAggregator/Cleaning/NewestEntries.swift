package import FeedModel

extension [CleanEntry] {
    /// The newest entries of a document: its first ones, or its last where it lists the oldest first.
    package func newest(_ count: Int) -> ArraySlice<CleanEntry> {
        let moments = compactMap { $0.published?.instant ?? $0.updated?.instant }
        let steps = zip(moments, moments.dropFirst())
        let beginsWithOldest = steps.count { $0 < $1 } > steps.count { $0 > $1 }
        return beginsWithOldest ? suffix(count) : prefix(count)
    }
}
