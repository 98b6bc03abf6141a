/// Media RSS (https://www.rssboard.org/media-rss).
public struct Media: Sendable, Hashable {
    /// The attributes of each `media:content`.
    public var contents: [[String: String]] = []
    /// The attributes of each `media:thumbnail`.
    public var thumbnails: [[String: String]] = []
    /// `media:credit`.
    public var credits: [Credit] = []
    /// The URL of `media:player`.
    public var player: String?
    /// `media:rating`.
    public var rating: Rating?
    /// `media:license`.
    public var license: License?
    /// `media:restriction`.
    public var restriction: Restriction?
    public init() {}

    /// Who took part.
    public struct Credit: Sendable, Hashable {
        /// As written.
        public var name: String?
        /// What they did.
        public var role: String?
        /// URI of the vocabulary.
        public var scheme: String?
        public init(name: String? = nil, role: String? = nil, scheme: String? = nil) {
            (self.name, self.role, self.scheme) = (name, role, scheme)
        }
    }

    /// Whom it is fit for.
    public struct Rating: Sendable, Hashable {
        /// As the vocabulary has it.
        public var value: String?
        /// URI of the vocabulary.
        public var scheme: String?
        public init(value: String? = nil, scheme: String? = nil) { (self.value, self.scheme) = (value, scheme) }
    }

    /// What may be done with it.
    public struct License: Sendable, Hashable {
        /// As written.
        public var name: String?
        /// Where the license stands.
        public var url: String?
        /// Media type of the license.
        public var type: String?
        public init(name: String? = nil, url: String? = nil, type: String? = nil) {
            (self.name, self.url, self.type) = (name, url, type)
        }
    }

    /// Where, or by whom, it may be played.
    public struct Restriction: Sendable, Hashable {
        /// `allow` or `deny`.
        public var relationship: String?
        /// Media type of the license.
        public var type: String?
        /// Lower case.
        public var values: [String] = []
        public init() {}
    }
}
