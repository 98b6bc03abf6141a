/// What is wrong with a document, and where.
package struct XMLError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Counted from 1; 0 if unknown.
    package var line: Int
    package var message: String

    package init(line: Int, message: String) { (self.line, self.message) = (line, message) }

    package var description: String { line > 0 ? "line \(line): \(message)" : message }
}
