internal import FeedModel
internal import Yams

/// Reads what `--list` was given: `auto`, or the rules as they stand behind `list:` in a configuration.
enum ListOption {
    /// What is wrong with it, and what to write instead.
    struct Mistake: Error, CustomStringConvertible {
        let description: String
    }

    static func mode(_ text: String) throws(Mistake) -> ParseMode {
        if text == "auto" { return .autoList }
        let node: Node?
        do {
            node = try compose(yaml: text)
        } catch {
            throw Mistake(description: "--list is not YAML: write auto, or rules such as \(example).")
        }
        guard let node, node.mapping != nil else {
            throw Mistake(description: "--list must be auto, or rules such as \(example), not `\(text)`.")
        }
        let log = ProblemLog(file: "--list")
        let rules = ReadingReader(log: log).list(node, name: "--list")
        guard log.problems.isEmpty else {
            throw Mistake(description: log.problems.map(\.message).joined(separator: "\n"))
        }
        return .list(rules)
    }

    private static let example = "'{item: \"ul.list > li\", title: a, link: a@href, date: span}'"
}
