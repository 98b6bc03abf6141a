/// A text of an entry that a query can be limited to; without a limit title and body are meant.
package enum QueryField: String, Sendable, Hashable, CaseIterable, Codable {
    case title, body, author, category
}
