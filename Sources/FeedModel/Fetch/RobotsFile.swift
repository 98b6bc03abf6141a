package import struct Foundation.Date

/// A site's robots.txt as it was last read (RFC 9309), kept so that a run does not ask for it again within a day.
package struct RobotsFile: Sendable, Hashable, Codable {
    /// Scheme, host and port, as in `https://amr.example:8443`.
    package var origin: String
    /// The text; empty where the site has none, which allows everything.
    package var text: String
    /// When it was fetched.
    package var fetched: Date

    /// While a site does not answer, an old copy serves for this many seconds (RFC 9309 §2.3.1.4).
    package static let usableFor: Double = 30 * 86_400

    package init(origin: String, text: String, fetched: Date) {
        (self.origin, self.text, self.fetched) = (origin, text, fetched)
    }
}
