/// One item of a feed (RFC 4287 §4.1.2; RSS 2.0 `item`). The fields it shares with a feed are those of ``Item``.
@dynamicMemberLookup
public struct Entry: Sendable, Hashable {
    /// What an entry shares with a feed; its members are reached through the entry itself.
    public var item: Item
    private var rarities = Boxed<Rarities>()

    public init(item: Item = Item()) { self.item = item }

    public subscript<Value>(dynamicMember path: WritableKeyPath<Item, Value>) -> Value {
        get { item[keyPath: path] }
        _modify { yield &item[keyPath: path] }
    }

    /// Where an entry is discussed.
    public struct Comments: Sendable, Hashable {
        /// The page (RSS `comments`).
        public var url: String?
        /// The comments' feed (`wfw:commentRss`).
        public var feed: String?
        /// The posting address (`wfw:comment`).
        public var post: String?
        /// How many there are (`slash:comments`).
        public var count: Int?
        public init() {}
    }

    /// A chapter of a recording (Podlove Simple Chapters 1.2).
    public struct Chapter: Sendable, Hashable {
        /// Seconds from the beginning.
        public var start: Double?
        /// Plain text.
        public var title: String?
        /// A page about it.
        public var url: String?
        /// The URL of a picture of it.
        public var image: String?
        public init() {}
    }
}

// MARK: What few entries have

extension Entry {
    private struct Rarities: Sendable, Hashable, Defaultable {
        var comments: Comments?
        var source: Item?
        var chapters: [Chapter] = []
    }

    /// RSS `comments`, `wfw` and `slash` elements; `nil` where there are none.
    public var comments: Comments? {
        get { rarities.value.comments }
        _modify { yield &rarities.value.comments }
    }

    /// Where the entry comes from (Atom `source`; the `url` of an RSS `source` is its `self` link).
    public var source: Item? {
        get { rarities.value.source }
        _modify { yield &rarities.value.source }
    }

    /// Podlove simple chapters.
    public var chapters: [Chapter] {
        get { rarities.value.chapters }
        _modify { yield &rarities.value.chapters }
    }
}
