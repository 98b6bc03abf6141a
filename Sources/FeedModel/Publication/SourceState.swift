/// How a source is doing, under the names that `tributary status --json` prints.
package enum SourceState: String, Sendable, Hashable, Codable, CaseIterable {
    case ok
    /// Cannot be read for now.
    case failing
    /// The site refuses us.
    case blocked
    /// The page is there, but no longer built as the rules expect.
    case redesigned
    /// Reads well and lists nothing.
    case empty
    /// Reads well, but nothing new came for much longer than usual.
    case silent
    /// Redirects to another address for good.
    case moved
    /// Says that it is gone for good.
    case gone

    /// Whether its document was read, whatever else is to be said about it.
    package var isReading: Bool { self == .ok || self == .silent || self == .moved }
}
