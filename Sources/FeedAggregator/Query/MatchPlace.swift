/// Where a term stands in an entry.
package struct MatchPlace: Sendable, Hashable, Encodable {
    /// As it is written in the configuration or query.
    package var term: String
    package var field: QueryField
    /// In characters (Unicode scalars) of the original text.
    package var start: Int
    package var length: Int
    package var range: Range<Int> { start..<start + length }
}
