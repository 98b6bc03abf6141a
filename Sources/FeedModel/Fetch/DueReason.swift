/// Why a source is next due when it is: the rule that decided.
package enum DueReason: String, Sendable, Hashable, Codable, CaseIterable, CustomStringConvertible {
    /// No run has read it yet, or its configuration changed since.
    case neverRead
    /// The configured `interval`.
    case interval
    /// RSS `ttl`.
    case timeToLive
    /// `sy:updatePeriod` and `sy:updateFrequency`.
    case updatePeriod
    /// `Cache-Control: max-age` or `Expires`.
    case freshness
    /// RSS `skipHours` or `skipDays`.
    case skipped
    /// The source's own habit: it publishes more seldom than we would ask.
    case rhythm
    /// A growing pause after failures.
    case failures
    /// The server's `Retry-After`.
    case retryAfter
    /// 410: not asked again.
    case gone

    package var description: String {
        switch self {
        case .neverRead: "not read yet as it is configured now"
        case .interval: "the configured interval"
        case .timeToLive: "the feed's own ttl"
        case .updatePeriod: "the feed's own update period"
        case .freshness: "the server calls its answer fresh until then"
        case .skipped: "the feed asks not to be read in these hours or days"
        case .rhythm: "it publishes seldom"
        case .failures: "a pause after failures"
        case .retryAfter: "the server asked us to wait (Retry-After)"
        case .gone: "the server says it is gone for good (410)"
        }
    }
}
