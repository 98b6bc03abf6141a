package import FeedModel

/// Rules as they are written in the configuration, ready to paste.
package enum ConfigurationText {
    /// The entry of `sources` that reads `url` by `rules`.
    package static func source(url: String, rules: ListRules) -> String { "- url: \(quoted(url))\n  \(list(rules))\n" }

    /// The line of a source that says how its list is read.
    package static func list(_ rules: ListRules) -> String {
        var members = ["item: \(quoted(rules.item))", "title: \(quoted(rules.title))", "link: \(quoted(rules.link))"]
        for (name, value) in [
            ("date", rules.date), ("summary", rules.summary), ("next", rules.next), ("exclude", rules.exclude),
            ("template", rules.template),
        ] {
            if let value { members.append("\(name): \(quoted(value))") }
        }
        members.append("minimum: \(rules.minimum)")
        return "list: {\(members.joined(separator: ", "))}"
    }

    /// The entry of `sources` that reads a feed.
    package static func source(feed url: String) -> String { "- url: \(quoted(url))\n" }

    /// The entry that reads a category of the disclosure platform.
    package static func source(platform: String, category: Int) -> String {
        "- gkmlpt: \(quoted(Gkmlpt.root(of: platform)))\n  category: \(category)\n"
    }

    /// Plain where YAML reads it as one string, else in double quotes.
    private static func quoted(_ text: String) -> String {
        let special =
            text.contains { ":#{}[],&*!|>'\"%@`\\".contains($0) } || text.first.map { "-?/( ".contains($0) } ?? true
        let isPlainAddress = text.hasPrefix("http") && !text.contains { "#{}[],&*!|>'\"`\\ ".contains($0) }
        guard special, !isPlainAddress else { return text }
        return "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}
