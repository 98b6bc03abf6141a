/// Which entries tell the same story: decided by pure rules, carried out by the store.
public struct StoryOutcome: Sendable, Hashable {
    public var founded: [Founded] = []
    public var joined: [Joined] = []

    public init() {}

    /// A story seen for the first time.
    public struct Founded: Sendable, Hashable {
        /// ``HistoryEntry/id`` of the entry that stands for the story: the earliest published. Never changes afterwards.
        public var lead: Int64
        /// All members, the lead among them, ascending.
        public var members: [Int64]
        public init(lead: Int64, members: [Int64]) { (self.lead, self.members) = (lead, members) }
    }

    /// An entry that belongs to a story known already.
    public struct Joined: Sendable, Hashable {
        /// ``HistoryEntry/id``.
        public var entry: Int64
        /// ``HistoryEntry/story``.
        public var story: Int64
        public init(entry: Int64, story: Int64) { (self.entry, self.story) = (entry, story) }
    }
}
