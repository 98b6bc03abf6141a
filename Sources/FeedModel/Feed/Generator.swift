/// The program that made a feed (RFC 4287 §4.2.4; `admin:generatorAgent` is its `url`).
public struct Generator: Sendable, Hashable {
    /// For people to read.
    public var name: String?
    /// The `uri` of Atom: where the program is described.
    public var url: String?
    /// As written.
    public var version: String?

    public init(name: String? = nil, url: String? = nil, version: String? = nil) {
        (self.name, self.url, self.version) = (name, url, version)
    }
}
