internal import FeedAggregator
internal import FeedModel
internal import Yams

/// Reads the topics, and tries their queries so that a mistake in one is reported at its line.
struct TopicReader {
    let log: ProblemLog

    struct ReadTopic {
        let topic: Topic
        let definition: TopicDefinition
        let node: Node
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
            id: id, match: match, mask: section.strings("mask"), score: section.int("score", in: 1...1000),
            examples: .init(yes: examples?.strings("yes") ?? [], no: examples?.strings("no") ?? []))
        return ReadTopic(
            topic: Topic(id: id, name: title ?? LocalizedText(id)), definition: definition, node: node)
    }

    static func exampleLines(of topic: ReadTopic) -> [String: Int] {
        let lists = ["yes", "no"].compactMap { topic.node["examples"]?[$0] }
        let examples = lists.flatMap { $0.sequence.map(Array.init) ?? [$0] }
        return Dictionary(
            examples.compactMap { node in node.scalar.flatMap { text in node.mark.map { (text.string, $0.line) } } },
            uniquingKeysWith: { first, _ in first })
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

    /// Reports a query or term that cannot be read at its own line.
    func tryQueries(of configuration: Configuration, topics: [ReadTopic], in root: Section) {
        do throws(ClassifierError) {
            _ = try configuration.classifier()
        } catch {
            let node = place(of: error.part, topics: topics, in: root)
            log.add(line: node?.mark.map { $0.line + lineOffset(of: error.error, in: node) }, "\(error)")
        }
    }

    private func place(of part: ClassifierError.Part, topics: [ReadTopic], in root: Section) -> Node? {
        switch part {
        case .match(let topic):
            topics.first { $0.definition.id == topic }?.node["match"]
        case .topicMask(let topic, let index):
            element(index, of: topics.first { $0.definition.id == topic }?.node["mask"])
        case .mask(let index): element(index, of: root["mask"])
        case .terms(let list, let index): element(index, of: root["terms"]?[list])
        }
    }

    private func element(_ index: Int, of list: Node?) -> Node? {
        guard let sequence = list?.sequence, sequence.indices.contains(index) else { return list }
        return sequence[index]
    }

    /// A query in a block (`match: |`) has lines of its own, the first below its key.
    private func lineOffset(of error: QueryError, in node: Node?) -> Int {
        guard let style = node?.scalar?.style, style == .literal else { return 0 }
        return error.line
    }
}
