/// A text construct kept with its type, so that nothing is ever escaped twice (RFC 4287 §3.1).
public struct Text: Sendable, Hashable {
    /// The text itself for `text/plain`; safe HTML for `text/html` and `application/xhtml+xml`; otherwise content decoded from base64.
    public var value: String
    /// A media type: `text/plain`, `text/html`, `application/xhtml+xml`, or that of other content.
    public var type: String
    /// BCP 47.
    public var language: String?
    /// The base URL in force where the text stood.
    public var base: String?
    /// Content kept elsewhere (RFC 4287 §4.1.3.2).
    public var src: String?

    public init(
        _ value: String, type: String = "text/plain", language: String? = nil, base: String? = nil, src: String? = nil
    ) {
        (self.value, self.type, self.language, self.base, self.src) = (value, type, language, base, src)
    }
}
