package import struct Foundation.Date

/// What merging remembers of one entry from run to run: enough to tell a real change from noise. Stored beside the entry, never published.
///
/// All lists are bounded, so an entry costs the same however often it is read.
package struct EntryMemory: Sendable, Hashable, Codable {
    /// Digests of the versions of title and body text, newest last. The last one is the current version. Empty while the entry never changed.
    package var versions: [Int64]
    /// When the latest revisions were counted, oldest first.
    package var revisions: [Date]
    /// How often the text went back to a version it had before.
    package var returns: Int
    /// The newest text was not taken over, because the entry keeps changing (see ``MergeOutcome/Notice/flapping(count:)``).
    package var isFlapping: Bool
    /// The digest of a version that was not taken over, because all entries of its source kept changing; `nil` once the text is what it was.
    package var waiting: Int64?
    /// The digest of the version that another source of the city gave last, where it once gave the very same as the entry's own source.
    package var seconded: Int64?
    /// The digest of the beginning of a text that another source of the city completed: the entry's own source goes on giving no more.
    package var teaser: Int64?
    /// How many keys were added after first sight.
    package var aliases: Int

    package init(
        versions: [Int64] = [], revisions: [Date] = [], returns: Int = 0, isFlapping: Bool = false,
        waiting: Int64? = nil, aliases: Int = 0
    ) {
        (self.versions, self.revisions, self.returns) = (versions, revisions, returns)
        (self.isFlapping, self.waiting, self.aliases) = (isFlapping, waiting, aliases)
    }
}
