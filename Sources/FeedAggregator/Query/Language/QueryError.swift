/// A query, or a term of the configuration, that cannot be read: where it stops making sense and what was expected
/// there.
package struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was found and what was expected, without the place.
    package let message: String
    /// Where, counted in Unicode scalars from the beginning of ``query``.
    package var offset: Int
    /// The whole query, as it was written.
    package var query: String

    init(_ message: String, at offset: Int, in query: String = "") {
        (self.message, self.offset, self.query) = (message, offset, query)
    }

    /// The same error, of a piece that begins at `start` in `query`.
    func moved(by start: Int, into query: String) -> QueryError { QueryError(message, at: offset + start, in: query) }

    /// The line within the query, from 1.
    package var line: Int { query.unicodeScalars.prefix(offset).reduce(1) { $1 == "\n" ? $0 + 1 : $0 } }

    /// The character within the line, from 1.
    package var column: Int {
        let before = query.unicodeScalars.prefix(offset)
        return before.count
            - (before.lastIndex(of: "\n").map { before.distance(from: before.startIndex, to: $0) + 1 } ?? 0) + 1
    }

    /// The message, the line it is about and a caret under the place.
    package var description: String {
        let lines = query.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        let place = lines.count > 1 ? "line \(line), column \(column)" : "column \(column)"
        guard line <= lines.count, !query.isEmpty else { return "\(place): \(message)" }
        let text = lines[line - 1]
        // A Han character is two columns wide on a terminal; so is an ideographic space.
        let indent = text.prefix(column - 1).map { $0.value >= 0x2E80 ? "\u{3000}" : $0 == "\t" ? "\t" : " " }.joined()
        return "\(place): \(message)\n    \(String(text))\n    \(indent)^"
    }
}
