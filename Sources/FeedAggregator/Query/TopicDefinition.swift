/// A topic as the configuration defines it: a saved search.
package struct TopicDefinition: Sendable, Hashable, Identifiable {
    package let id: String
    /// In the query language.
    package var match: String
    /// Spans that do not count for this topic: terms, and expressions between slashes.
    package var mask: [String]
    /// How many points an entry needs beside matching: a place in the title gives 3, any other 1.
    /// `nil`: one place anywhere will do.
    package var score: Int?
    package var examples: Examples

    /// Titles that must and must not come out in the topic.
    package struct Examples: Sendable, Hashable {
        package var yes: [String]
        package var no: [String]
        package init(yes: [String] = [], no: [String] = []) { (self.yes, self.no) = (yes, no) }
    }

    package init(
        id: String, match: String, mask: [String] = [], score: Int? = nil, examples: Examples = Examples()
    ) {
        (self.id, self.match, self.mask, self.score, self.examples) = (id, match, mask, score, examples)
    }
}
