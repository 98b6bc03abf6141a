/// Why a selector of the configuration cannot be used.
package enum SelectorError: Error, Equatable, CustomStringConvertible {
    /// The selector, and what is wrong with it.
    case malformed(String, String)
    /// A valid expression that failed on a page: an unknown function, or too many steps.
    case failed(String)

    package var description: String {
        switch self {
        case .malformed(let selector, let problem):
            "the selector `\(selector)` cannot be read: \(problem). Write CSS such as `ul.list > li`, or XPath that begins with `/`, `./` or `(`."
        case .failed(let selector):
            "the selector `\(selector)` failed on this page: it uses a function XPath 1.0 does not have, or takes too many steps."
        }
    }
}
