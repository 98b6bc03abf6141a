/// What an entry must have to come into question for a query, in terms that the store's index can answer.
///
/// It promises one thing: no entry that matches the query is left out. What it lets through may still not match.
package indirect enum SearchCondition: Sendable, Hashable {
    /// The index can say nothing.
    case everything
    /// At least one token of the range. What a token stands for is the query language's business; see ``tokenBits``.
    case token(ClosedRange<UInt64>)
    case topic(Topic.ID)
    case all([SearchCondition])
    case any([SearchCondition])

    /// Tokens are numbers below 2 to the power of this.
    package static let tokenBits = 39
}
