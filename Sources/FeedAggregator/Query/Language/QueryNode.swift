package import struct Foundation.Date

/// A query as a tree.
package indirect enum QueryNode: Sendable, Hashable {
    case term(QueryTerm)
    /// A named list: any of its terms.
    case list(name: String, terms: [QueryTerm], expressions: [BoundedRegex])
    case expression(BoundedRegex)
    /// The part that must match in one field alone.
    case field(QueryField, QueryNode)
    case property(QueryProperty)
    case and([QueryNode])
    case or([QueryNode])
    case not(QueryNode)
    /// Both within `distance`: so many Han characters, or a third as many Latin words.
    case near(QueryNode, QueryNode, distance: Int)
}

/// A text of an entry that a query can be limited to; without a limit title and body are meant.
package enum QueryField: String, Sendable, Hashable, CaseIterable, Codable {
    case title, body, author, category
}

/// What an entry is, rather than says.
package enum QueryProperty: Sendable, Hashable {
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
}
