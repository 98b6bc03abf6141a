/// What one address gave: the whole body, decompressed, and what was said about it. It is complete: a cut download is an error, never a document.
package struct FetchedDocument: Sendable, Hashable {
    package var bytes: [UInt8]
    /// The address that answered, after redirects; relative links are resolved against it.
    package var url: String
    /// Where permanent redirects alone lead (301, 308), when they lead anywhere: the candidate for a new address.
    package var permanentURL: String?
    /// The HTTP status; 200 for a file.
    package var status: Int
    /// `Content-Type`, as written.
    package var contentType: String?
    /// `Content-Language`, as written.
    package var contentLanguage: String?
    package var validators: Validators
    package var headers: FreshnessHeaders
    /// A fingerprint of ``bytes``: equal means that there is nothing to parse.
    package var bodyHash: String
    /// Bytes of the body as they crossed the wire, before decompression.
    package var wireBytes: Int

    package init(
        bytes: [UInt8], url: String, permanentURL: String? = nil, status: Int = 200, contentType: String? = nil,
        contentLanguage: String? = nil, validators: Validators, headers: FreshnessHeaders = FreshnessHeaders(),
        bodyHash: String, wireBytes: Int
    ) {
        (self.bytes, self.url, self.permanentURL, self.status) = (bytes, url, permanentURL, status)
        (self.contentType, self.contentLanguage) = (contentType, contentLanguage)
        (self.validators, self.headers) = (validators, headers)
        (self.bodyHash, self.wireBytes) = (bodyHash, wireBytes)
    }
}
