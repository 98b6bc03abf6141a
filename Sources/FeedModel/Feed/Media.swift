/// Media RSS (https://www.rssboard.org/media-rss).
public struct Media: Sendable, Hashable {
    /// The attributes of each `media:content`.
    public var contents: [[String: String]] = []
    /// The attributes of each `media:thumbnail`.
    public var thumbnails: [[String: String]] = []
    public var credits: [Credit] = []
    public var player: String?
    public var rating: Rating?
    public var license: License?
    public var restriction: Restriction?
    public init() {}

    public struct Credit: Sendable, Hashable {
        public var name: String?
        public var role: String?
        public var scheme: String?
        public init(name: String? = nil, role: String? = nil, scheme: String? = nil) {
            (self.name, self.role, self.scheme) = (name, role, scheme)
        }
    }

    public struct Rating: Sendable, Hashable {
        public var value: String?
        public var scheme: String?
        public init(value: String? = nil, scheme: String? = nil) { (self.value, self.scheme) = (value, scheme) }
    }

    public struct License: Sendable, Hashable {
        public var name: String?
        public var url: String?
        public var type: String?
        public init(name: String? = nil, url: String? = nil, type: String? = nil) {
            (self.name, self.url, self.type) = (name, url, type)
        }
    }

    public struct Restriction: Sendable, Hashable {
        public var relationship: String?
        public var type: String?
        /// Lower case.
        public var values: [String] = []
        public init() {}
    }
}
