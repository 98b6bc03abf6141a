package import Foundation

/// What an entry is, rather than says.
package enum QueryProperty: Sendable, Hashable, CustomStringConvertible {
    case city(String)
    case source(String)
    case topic(String)
    /// BCP 47; `zh` stands for `zh-Hans` too.
    case language(String)
    /// At or after the beginning of that day.
    case after(Date)
    /// Before the beginning of that day.
    case before(Date)

    static let names = ["city", "source", "topic", "lang", "after", "before"]

    /// As it is written in a query; dates in UTC.
    package var description: String {
        switch self {
        case .city(let city): "city:\(city)"
        case .source(let source): "source:\(source)"
        case .topic(let topic): "topic:\(topic)"
        case .language(let tag): "lang:\(tag)"
        case .after(let date): "after:\(date.ISO8601Format())"
        case .before(let date): "before:\(date.ISO8601Format())"
        }
    }
}
