/// What a document that is no feed seems to be, for the person who has to find out why.
public struct NotAFeed: Error, Sendable, Hashable, CustomStringConvertible {
    /// What a document can be instead.
    public enum Kind: Sendable, Hashable {
        case empty
        /// An HTML page; its title, if it has one.
        case page(title: String?)
        /// An HTML page that says something went wrong.
        case errorPage(title: String?)
        case loginPage(title: String?)
        /// A page that only runs a script or moves on, as those that keep robots away do.
        case scriptPage
        /// An index of Guangdong's shared disclosure platform.
        case gkmlpt
        /// JSON that is no JSON Feed.
        case json
        /// XML with another root element: a sitemap, OPML, SOAP …
        case xml(root: String)
        case compressed, image, pdf
        case text
    }
    /// What it seems to be.
    public let kind: Kind

    public init(_ kind: Kind) { self.kind = kind }

    /// A sentence for the operator of `tributary`, with what to do next.
    public var description: String {
        switch kind {
        case .empty: "the document is empty, so there is no feed in it"
        case .page(let title):
            "this is an HTML page\(Self.called(title)), not a feed; `tributary discover` finds the feeds of a site"
        case .errorPage(let title): "this is an error page\(Self.called(title)), not a feed"
        case .loginPage(let title):
            "this is a login page\(Self.called(title)), not a feed; the feed is behind a login or has moved"
        case .scriptPage: "this is a page that only runs a script, as sites send to keep robots away, not a feed"
        case .gkmlpt:
            "this is an index of the gkmlpt disclosure platform, not a feed; give it as `gkmlpt:` in the configuration"
        case .json: "this is JSON, but no JSON Feed"
        case .xml(let root): "this is XML with the root element `\(root)`, not a feed"
        case .compressed: "this is compressed data, not a feed"
        case .image: "this is a picture, not a feed"
        case .pdf: "this is a PDF document, not a feed"
        case .text: "this is plain text, not a feed"
        }
    }

    private static func called(_ title: String?) -> String { title.map { " (“\($0)”)" } ?? "" }
}

extension FeedParser {
    /// What `bytes` seem to be, where ``parse(_:)`` found no format; of a feed it tells nothing that is of use.
    public func describe(_ bytes: [UInt8]) -> NotAFeed {
        if let kind = DocumentKind.binary(bytes) { return NotAFeed(kind) }
        // The beginning of a document is enough to tell what it is.
        let decoded = Decoder.decode(bytes, contentType: options.contentType, override: options.encoding).utf8
        return NotAFeed(DocumentKind.text(String(decoding: decoded.prefix(DocumentKind.prefix), as: UTF8.self)))
    }
}
