/// Why a list could not be read at all.
package enum ListFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// A selector of the rules is wrong, or fails on the page.
    case rules(String)
    /// The page is beyond the bounds, or empty.
    case page(String)
    /// The page is not what the rules speak of: no JSON, no platform.
    case format(String)

    package var description: String {
        switch self {
        case .rules(let reason), .page(let reason), .format(let reason): reason
        }
    }
}
