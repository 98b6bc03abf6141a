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

extension QueryNode {
    /// The properties it asks for, in the order they are written.
    var properties: [QueryProperty] {
        switch self {
        case .property(let property): [property]
        case .and(let nodes), .or(let nodes): nodes.flatMap(\.properties)
        case .not(let node), .field(_, let node): node.properties
        case .near(let left, let right, _): left.properties + right.properties
        case .term, .list, .expression: []
        }
    }
}
