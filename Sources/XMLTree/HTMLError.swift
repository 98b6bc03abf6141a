/// Why a page could not be turned into a tree.
package enum HTMLError: Error, Equatable, CustomStringConvertible {
    /// More bytes than ``HTMLBounds/bytes``.
    case tooLarge(bytes: Int, limit: Int)
    /// More tags than ``HTMLBounds/tags``.
    case tooManyTags(limit: Int)
    /// Nothing that could be an element or text.
    case empty
    /// libxml2 had no memory left.
    case outOfMemory

    package var description: String {
        switch self {
        case .tooLarge(let bytes, let limit):
            "the page has \(bytes) bytes, more than the \(limit) that are read; is it a list page at all?"
        case .tooManyTags(let limit): "the page has more than \(limit) tags; is it a list page at all?"
        case .empty: "the page is empty"
        case .outOfMemory: "there is not enough memory for the page"
        }
    }
}
