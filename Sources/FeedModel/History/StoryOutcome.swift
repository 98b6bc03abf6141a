/// Which entries tell the same story: decided by pure rules, carried out by the store.
package struct StoryOutcome: Sendable, Hashable {
    package var founded: [Founded] = []
    package var joined: [Joined] = []

    package init() {}

    /// A story seen for the first time.
    package struct Founded: Sendable, Hashable {
        /// ``HistoryEntry/id`` of the entry that stands for the story: the earliest published. Never changes afterwards.
        package var lead: Int64
        /// All members, the lead among them, ascending.
        package var members: [Int64]
        package init(lead: Int64, members: [Int64]) { (self.lead, self.members) = (lead, members) }
    }

    /// An entry that belongs to a story known already.
    package struct Joined: Sendable, Hashable {
        /// ``HistoryEntry/id``.
        package var entry: Int64
        /// ``HistoryEntry/story``.
        package var story: Int64
        package init(entry: Int64, story: Int64) { (self.entry, self.story) = (entry, story) }
    }
}
