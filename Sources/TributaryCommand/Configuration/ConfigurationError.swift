/// A configuration that cannot be used: every problem found in it, each with its place and what to write instead.
struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    let problems: [Problem]

    struct Problem: Equatable, CustomStringConvertible {
        let file: String
        /// Counted from 1; `nil` where the whole file is meant.
        let line: Int?
        /// What is wrong, and what to write instead.
        let message: String

        var description: String { line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)" }
    }

    init(_ problems: [Problem]) { self.problems = problems }

    var description: String { problems.map(\.description).joined(separator: "\n") }
}
