/// How one source is to be asked: what its configuration says, completed by the defaults.
package struct SourcePlan: Sendable, Hashable {
    /// The source's id, from which the jitter of its pauses is derived.
    package var id: String
    /// The configured address.
    package var url: String
    /// Whether a feed or a list page stands there.
    package var purpose: FetchRequest.Purpose
    /// The shortest time between two questions. Zero is always due.
    package var interval: Duration
    /// How long a source that publishes seldom may go unasked; nothing above the interval switches the rhythm off.
    package var ceiling: Duration
    /// A fingerprint of everything that decides how the source is asked and read (address, headers, list rules, the program's version).
    /// When it changes, validators and body hash are dropped, so that the source is read anew in the new way.
    package var fingerprint: String
    package var headers: [RequestHeader]
    package var tls: TLSOptions
    package var timeout: Duration?
    package var maxBytes: Int?
    package var allowPrivateAddresses: Bool?
    package var robots: Bool?
    package var delay: Duration?

    /// The interval where nobody gives one.
    package static let usualInterval = Duration.seconds(1_800)

    package init(
        id: String, url: String, purpose: FetchRequest.Purpose = .feed, interval: Duration = usualInterval,
        ceiling: Duration? = nil, fingerprint: String = "", headers: [RequestHeader] = [],
        tls: TLSOptions = TLSOptions(), timeout: Duration? = nil, maxBytes: Int? = nil,
        allowPrivateAddresses: Bool? = nil, robots: Bool? = nil, delay: Duration? = nil
    ) {
        (self.id, self.url, self.purpose, self.interval) = (id, url, purpose, interval)
        self.ceiling = ceiling ?? max(interval, min(interval * 8, .seconds(21_600)))
        (self.fingerprint, self.headers, self.tls, self.timeout) = (fingerprint, headers, tls, timeout)
        (self.maxBytes, self.allowPrivateAddresses) = (maxBytes, allowPrivateAddresses)
        (self.robots, self.delay) = (robots, delay)
    }

    /// What ``HostQueue`` sorts the source by: its host, or itself where it is a file, which keeps nobody waiting.
    package var host: String {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return parts.count > 2 && !parts[2].isEmpty ? parts[2].lowercased() : id
    }

    /// A request for a page this source leads to: the next page of its list (`.list`) or an article (`.article`).
    package func request(page url: String, purpose: FetchRequest.Purpose) -> FetchRequest {
        FetchRequest(
            url: url, purpose: purpose, headers: headers, headersOwner: self.url, tls: tls, timeout: timeout,
            maxBytes: maxBytes, allowPrivateAddresses: allowPrivateAddresses, robots: robots, delay: delay)
    }
}
