internal import FeedAggregator
internal import FeedModel
internal import Yams

/// Reads the topics, and tries their queries so that a mistake in one is reported at its line.
struct TopicReader {
    let log: ProblemLog

    struct ReadTopic {
        let topic: Topic
        let definition: TopicDefinition
        /// The text of `match`, for the line of a mistake in it.
        let match: Node?
    }

    func topic(_ node: Node, name: String) -> ReadTopic {
        let section = Section(node, name: name, keys: ["id", "name", "match", "mask", "score", "examples"], log: log)
        let id = Identifier.read("id", in: section, example: "overseas-ip-protection")
        let title = section["name"].map { LocalizedTextReader(log: log).text($0, name: "\(name).name") }
        let match = section.required("match", example: "$overseas NEAR/30 $ip") ?? ""
        let examples = section["examples"].map {
            Section($0, name: "\(name).examples", keys: ["yes", "no"], log: log)
        }
        let definition = TopicDefinition(
            id: id, name: title ?? LocalizedText(id), match: match, mask: section.strings("mask"),
            score: section.int("score", in: 1...1000),
            examples: .init(yes: examples?.strings("yes") ?? [], no: examples?.strings("no") ?? []))
        return ReadTopic(
            topic: Topic(id: id, name: title ?? LocalizedText(id)), definition: definition, match: section["match"])
    }

    /// The named word lists.
    func terms(_ section: Section) -> [String: [String]] {
        guard let node = section["terms"] else { return [:] }
        guard let mapping = node.mapping else {
            section.problem(node, "`terms` must be a mapping of names to lists: `overseas: [海外, abroad]`.")
            return [:]
        }
        let names = mapping.compactMap { $0.key.scalar?.string }
        let lists = Section(node, name: "terms", keys: names, log: log)
        return Dictionary(names.map { ($0, lists.strings($0)) }, uniquingKeysWith: { first, _ in first })
    }
}
