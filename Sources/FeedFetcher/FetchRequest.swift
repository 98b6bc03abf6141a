package import FeedModel

/// One question to one address.
package struct FetchRequest: Sendable {
    /// What the address is read as. It decides about robots.txt, the pause between requests and `file:`.
    package enum Purpose: Sendable, Hashable { case feed, list, article, robots }

    /// `http:` or `https:`; `file:` for sources, never for articles, whose links a stranger wrote.
    package var url: String
    package var purpose: Purpose
    /// What to ask "has it changed?" with.
    package var validators: Validators?
    package var headers: [RequestHeader]
    /// The address whose host and port ``headers`` are meant for, where that is not ``url``: a source's pages and its remembered new address
    /// may lie elsewhere.
    package var headersOwner: String?
    package var tls: TLSOptions
    /// The source's own limit for the whole fetch, in place of ``FetchSettings/timeout``.
    package var timeout: Duration?
    package var maxBytes: Int?
    package var allowPrivateAddresses: Bool?
    package var robots: Bool?
    package var delay: Duration?

    /// Whether an address is one that can be asked at all.
    package static func isAskable(_ url: String) -> Bool { (try? WebAddress(url)) != nil }

    package init(
        url: String, purpose: Purpose = .feed, validators: Validators? = nil, headers: [RequestHeader] = [],
        headersOwner: String? = nil, tls: TLSOptions = TLSOptions(), timeout: Duration? = nil, maxBytes: Int? = nil,
        allowPrivateAddresses: Bool? = nil, robots: Bool? = nil, delay: Duration? = nil
    ) {
        (self.url, self.purpose, self.validators) = (url, purpose, validators)
        (self.headers, self.headersOwner) = (headers, headersOwner)
        (self.tls, self.timeout, self.maxBytes) = (tls, timeout, maxBytes)
        (self.allowPrivateAddresses, self.robots, self.delay) = (allowPrivateAddresses, robots, delay)
    }
}
