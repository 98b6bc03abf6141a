/// What one address gave: the whole body, decompressed, and what was said about it. It is complete: a cut download is an error, never a document.
public struct FetchedDocument: Sendable, Hashable {
    public var bytes: [UInt8]
    /// The address that answered, after redirects; relative links are resolved against it.
    public var url: String
    /// Where permanent redirects alone lead (301, 308), when they lead anywhere: the candidate for a new address.
    public var permanentURL: String?
    /// The HTTP status; 200 for a file.
    public var status: Int
    /// `Content-Type`, as written.
    public var contentType: String?
    /// `Content-Language`, as written.
    public var contentLanguage: String?
    public var validators: Validators
    public var headers: ResponseHeaders
    /// A fingerprint of ``bytes``: equal means that there is nothing to parse.
    public var bodyHash: String
    /// Bytes of the body as they crossed the wire, before decompression.
    public var wireBytes: Int

    public init(
        bytes: [UInt8], url: String, permanentURL: String? = nil, status: Int = 200, contentType: String? = nil,
        contentLanguage: String? = nil, validators: Validators, headers: ResponseHeaders = ResponseHeaders(),
        bodyHash: String, wireBytes: Int
    ) {
        (self.bytes, self.url, self.permanentURL, self.status) = (bytes, url, permanentURL, status)
        (self.contentType, self.contentLanguage) = (contentType, contentLanguage)
        (self.validators, self.headers) = (validators, headers)
        (self.bodyHash, self.wireBytes) = (bodyHash, wireBytes)
    }
}
