/// A piece of a query.
struct QueryToken: Hashable {
    enum Kind: Hashable {
        case word(String, isPrefix: Bool)
        case phrase(String)
        case expression(String)
        case list(String)
        /// `title:` and its like, without the colon.
        case prefix(String)
        case open, close, and, or, not
        case near(Int)
        case end
    }
    var kind: Kind
    /// In Unicode scalars from the beginning of the query.
    var offset: Int

    /// Whether it is a field or property with its colon.
    var isPrefix: Bool {
        if case .prefix = kind { return true }
        return false
    }

    /// As an error message shows it.
    var name: String {
        switch kind {
        case .word(let text, let isPrefix): "\"\(text)\(isPrefix ? "*" : "")\""
        case .phrase(let text): "the phrase \"\(text)\""
        case .expression(let text): "/\(text)/"
        case .list(let name): "$\(name)"
        case .prefix(let name): "\(name):"
        case .open: "\"(\""
        case .close: "\")\""
        case .and: "AND"
        case .or: "OR"
        case .not: "NOT"
        case .near(let distance): "NEAR/\(distance)"
        case .end: "the end"
        }
    }
}
