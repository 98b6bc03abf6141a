/// What a feed says of itself (RFC 4287 §4.1.1; RSS 2.0 `channel`). The fields it shares with an entry are those of ``Item``.
@dynamicMemberLookup
public struct Feed: Sendable, Hashable {
    public var item: Item
    /// How long a copy may be kept, in minutes (RSS 2.0 `ttl`).
    public var ttl: Int?
    /// URL of the format's documentation (RSS 2.0 `docs`).
    public var docs: String?
    /// Where the feed moved to (`itunes:new-feed-url`, `rss:redirect`).
    public var newLocation: String?
    public var cloud: Cloud?
    public var textInput: TextInput?

    public init(item: Item = Item()) { self.item = item }

    public subscript<Value>(dynamicMember path: WritableKeyPath<Item, Value>) -> Value {
        get { item[keyPath: path] }
        set { item[keyPath: path] = newValue }
    }

    /// The publish-subscribe service of RSS 2.0's `cloud`.
    public struct Cloud: Sendable, Hashable {
        public var domain: String?
        public var port: Int?
        public var path: String?
        public var registerProcedure: String?
        public var `protocol`: String?
        public init() {}
    }

    /// The search box of RSS's `textInput`.
    public struct TextInput: Sendable, Hashable {
        public var title: String?
        public var description: String?
        public var name: String?
        public var link: String?
        public init() {}
    }
}
