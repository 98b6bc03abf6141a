package import struct Foundation.Date

/// How long a server asks us to stay away (RFC 9110 §10.2.3).
package enum RetryAfter: Sendable, Hashable, CustomStringConvertible {
    case seconds(Int)
    case date(Date)

    /// - Returns: `nil` where the text is neither a number of seconds nor an HTTP date.
    package init?(_ text: String) {
        let text = text.trimmed
        if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) {
            self = .seconds(Int(text) ?? .max)
        } else if let date = HTTPDate.parse(text) {
            self = .date(date)
        } else {
            return nil
        }
    }

    package var description: String {
        switch self {
        case .seconds(let seconds): "\(seconds) s"
        case .date(let date): "until \(HTTPDate.format(date))"
        }
    }
}
