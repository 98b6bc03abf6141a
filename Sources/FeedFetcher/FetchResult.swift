package import FeedModel

/// How a fetch ended: always one of these three, never a throw.
package enum FetchResult: Sendable {
    case fetched(FetchedDocument)
    case notModified(NotModified)
    case failed(FetchError)
}

/// A 304: the document last read is still the current one.
package struct NotModified: Sendable, Hashable {
    /// The validators the 304 itself carried; `nil` where it came without, after which they are not used again.
    package var validators: Validators?
    package var url: String
    /// As ``FetchedDocument/permanentURL``.
    package var permanentURL: String?
    package var headers: FreshnessHeaders

    package init(
        validators: Validators?, url: String, permanentURL: String? = nil,
        headers: FreshnessHeaders = FreshnessHeaders()
    ) {
        (self.validators, self.url, self.permanentURL, self.headers) = (validators, url, permanentURL, headers)
    }
}
