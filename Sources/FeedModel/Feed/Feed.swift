/// What a feed says of itself (RFC 4287 §4.1.1; RSS 2.0 `channel`). The fields it shares with an entry are those of ``Item``.
@dynamicMemberLookup
public struct Feed: Sendable, Hashable {
    /// What a feed shares with an entry; its members are reached through the feed itself.
    public var item: Item
    /// How long a copy may be kept, in minutes (RSS 2.0 `ttl`).
    public var ttl: Int?
    /// URL of the format's documentation (RSS 2.0 `docs`).
    public var docs: String?
    /// Where the feed moved to (`itunes:new-feed-url`, `rss:redirect`).
    public var newLocation: String?
    /// RSS 2.0 `cloud`.
    public var cloud: Cloud?
    /// RSS `textInput`.
    public var textInput: TextInput?

    public init(item: Item = Item()) { self.item = item }

    public subscript<Value>(dynamicMember path: WritableKeyPath<Item, Value>) -> Value {
        get { item[keyPath: path] }
        _modify { yield &item[keyPath: path] }
    }

    /// The publish-subscribe service of RSS 2.0's `cloud`.
    public struct Cloud: Sendable, Hashable {
        /// The host of the service.
        public var domain: String?
        /// Its TCP port.
        public var port: Int?
        /// Its path.
        public var path: String?
        /// The procedure to call.
        public var registerProcedure: String?
        /// `xml-rpc`, `soap` or `http-post`.
        public var `protocol`: String?
        public init() {}
    }

    /// The search box of RSS's `textInput`.
    public struct TextInput: Sendable, Hashable {
        /// The label of the button.
        public var title: String?
        /// What the box is for.
        public var description: String?
        /// The name of the parameter.
        public var name: String?
        /// The address that takes the request.
        public var link: String?
        public init() {}
    }
}
