/// The program that made a feed (RFC 4287 §4.2.4; `admin:generatorAgent` is its `url`).
public struct Generator: Sendable, Hashable {
    public var name: String?
    public var url: String?
    public var version: String?

    public init(name: String? = nil, url: String? = nil, version: String? = nil) {
        (self.name, self.url, self.version) = (name, url, version)
    }
}
