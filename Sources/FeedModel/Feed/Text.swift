/// A text construct kept with its type, so that nothing is ever escaped twice (RFC 4287 §3.1).
public struct Text: Sendable, Hashable {
    /// The text itself for `text/plain`; safe HTML for `text/html` and `application/xhtml+xml`. Of other types, what is text is decoded from
    /// base64, and what is not stays in base64 as it was written.
    public var value: String
    /// What is the same for most texts of a feed is kept once.
    package var context: TextContext

    public init(
        _ value: String, type: String = "text/plain", language: String? = nil, base: String? = nil, src: String? = nil
    ) {
        self.init(value, in: TextContext(type: type, language: language, base: base, src: src))
    }

    package init(_ value: String, in context: TextContext) { (self.value, self.context) = (value, context) }

    /// A media type: `text/plain`, `text/html`, `application/xhtml+xml`, or that of other content.
    public var type: String {
        get { context.type }
        set { context = TextContext(type: newValue, language: language, base: base, src: src) }
    }

    /// BCP 47.
    public var language: String? {
        get { context.language }
        set { context = TextContext(type: type, language: newValue, base: base, src: src) }
    }

    /// The base URL in force where the text stood.
    public var base: String? {
        get { context.base }
        set { context = TextContext(type: type, language: language, base: newValue, src: src) }
    }

    /// Content kept elsewhere (RFC 4287 §4.1.3.2).
    public var src: String? {
        get { context.src }
        set { context = TextContext(type: type, language: language, base: base, src: newValue) }
    }
}
