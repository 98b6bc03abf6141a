/// A query in the form it is evaluated in: its terms are leaves, numbers under which the matcher notes where they
/// stand.
indirect enum MatchPlan: Sendable {
    /// Any of the terms that belong to this leaf.
    case leaf(Int)
    case field(QueryField, MatchPlan)
    case property(QueryProperty)
    case and([MatchPlan])
    case or([MatchPlan])
    case not(MatchPlan)
    /// - Parameter needs: of both together, in the field where they stand near each other.
    case near(MatchPlan, MatchPlan, distance: Int, needs: LeafNeeds)

    /// The parts of which any will do; itself where there is no choice.
    var alternatives: [MatchPlan] { if case .or(let plans) = self { plans } else { [self] } }

    /// Whether it is better met at the places of another plan, as it, or one of its alternatives, has no single place of its own.
    var isConjunction: Bool {
        switch self {
        case .and, .not: true
        case .or(let plans): plans.contains(where: \.isConjunction)
        default: false
        }
    }

    /// Whether it looks at fields beside title and body.
    var usesMetadata: Bool {
        switch self {
        case .field(.author, _), .field(.category, _): true
        case .field(_, let plan), .not(let plan): plan.usesMetadata
        case .and(let plans), .or(let plans): plans.contains(where: \.usesMetadata)
        case .leaf, .property, .near: false
        }
    }
}
