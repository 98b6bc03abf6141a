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
