/// What a server gave us to ask "has it changed?" with (RFC 9110 §8.8), kept byte for byte and sent back exactly.
public struct Validators: Sendable, Hashable, Codable {
    /// `ETag`, with its quotes and its `W/`.
    public var etag: String?
    /// `Last-Modified`, as written: servers compare the text, so no date is ever made of it.
    public var lastModified: String?
    /// The address that gave them. They are sent to this address only: two hosts may well use the same tag for different pages.
    public var url: String

    public init(etag: String? = nil, lastModified: String? = nil, url: String) {
        (self.etag, self.lastModified, self.url) = (etag, lastModified, url)
    }

    public var isEmpty: Bool { etag == nil && lastModified == nil }
}
