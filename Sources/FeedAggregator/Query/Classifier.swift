package import FeedModel
package import struct Foundation.TimeZone

/// Says which topics an entry belongs to, and why. All topics are matched in one pass over the entry.
package struct Classifier: Sendable {
    /// To be raised when the same queries come to match otherwise, so that a history is sorted anew.
    package static let edition = 3

    private struct CompiledTopic: Sendable {
        var definition: TopicDefinition
        var plan: MatchPlan
        var maskLeaf: Int?
    }
    /// Any of the parts of a topic's query will do: those that lack a term are never looked at.
    private struct Alternative: Sendable {
        var plan: MatchPlan
        var needs: LeafNeeds
    }
    private let topics: [CompiledTopic]
    private let matcher: Matcher
    private let maskLeaf: Int
    /// Of all topics one after the other; those of a topic begin at its number in `firstAlternative`.
    private let alternatives: [Alternative]
    private let firstAlternative: [Int]
    /// For each leaf, the alternatives that cannot hold without it or its like.
    private let alternativesOfLeaf: [[Int]]
    /// Alternatives that may hold although none of their terms is there.
    private let alwaysAsked: [Int]
    private let usesMetadata: Bool

    /// - Parameters:
    ///   - terms: named lists for the queries.
    ///   - mask: spans that never count, terms and expressions between slashes.
    ///   - bureauNames: masked as well, whole and in the parts that parentheses make.
    ///   - timeZone: whose days `after:` and `before:` name.
    package init(
        topics definitions: [TopicDefinition], terms: [String: [String]] = [:], mask: [String] = [],
        bureauNames: [String] = [], timeZone: TimeZone? = TimeZone(secondsFromGMT: 8 * 3600)
    ) throws(ClassifierError) {
        let lists = try TermLists.read(terms)
        var builder = MatcherBuilder()
        var masked: [TermLists.Item] = []
        for (index, item) in mask.enumerated() {
            do { masked.append(try TermLists.read(item)) } catch {
                throw ClassifierError(part: .mask(index: index), error: error)
            }
        }
        for name in bureauNames.flatMap(Self.parts) { if let term = QueryTerm(name) { masked.append(.term(term)) } }
        maskLeaf = builder.leaf(named: "mask", of: masked)
        var topics: [CompiledTopic] = []
        for definition in definitions {
            topics.append(try Self.compile(definition, lists, timeZone?.secondsFromGMT() ?? 0, &builder))
        }
        matcher = builder.matcher()
        var alternatives: [Alternative] = []
        var firstAlternative = [0]
        for topic in topics {
            alternatives += topic.plan.alternatives.map { Alternative(plan: $0, needs: $0.needs) }
            firstAlternative.append(alternatives.count)
        }
        var alternativesOfLeaf = [[Int]](repeating: [], count: matcher.leafNames.count)
        for (index, alternative) in alternatives.enumerated() {
            for leaf in alternative.needs.smallestGroup { alternativesOfLeaf[leaf].append(index) }
        }
        (self.topics, self.alternatives, self.firstAlternative) = (topics, alternatives, firstAlternative)
        self.alternativesOfLeaf = alternativesOfLeaf
        alwaysAsked = alternatives.indices.filter { alternatives[$0].needs.isEmpty }
        usesMetadata = topics.contains { $0.plan.usesMetadata }
    }

    private static func compile(
        _ definition: TopicDefinition, _ lists: [String: QueryNode], _ secondsFromGMT: Int,
        _ builder: inout MatcherBuilder
    ) throws(ClassifierError) -> CompiledTopic {
        let node: QueryNode
        do {
            node = try QueryParser.parse(definition.match, lists: lists, secondsFromGMT: secondsFromGMT)
            try refuseTopics(in: definition.match)
        } catch { throw ClassifierError(part: .match(topic: definition.id), error: error) }
        var items: [TermLists.Item] = []
        for (index, item) in definition.mask.enumerated() {
            do { items.append(try TermLists.read(item)) } catch {
                throw ClassifierError(part: .topicMask(topic: definition.id, index: index), error: error)
            }
        }
        let maskLeaf = items.isEmpty ? nil : builder.leaf(named: "mask of \(definition.id)", of: items)
        let plan = builder.plan(node)
        return CompiledTopic(definition: definition, plan: plan, maskLeaf: maskLeaf)
    }

    /// A topic that asks for topics would have to know them before it is known itself.
    private static func refuseTopics(in match: String) throws(QueryError) {
        if !match.lowercased().contains("topic") { return }
        for token in try QueryLexer.tokens(of: match) where token.kind == .prefix("topic") {
            throw QueryError(
                "topic: is for searches; expected $lists or words in the query of a topic", at: token.offset, in: match)
        }
    }

    /// A bureau's name as it stands, and without what is in parentheses, and that alone: 市场监督管理局（知识产权局） is three names.
    private static func parts(of name: String) -> [String] {
        let pieces = name.split { "()（）".contains($0) }.map { $0.trimmingPrefix { $0.isWhitespace } }.map(String.init)
        return [name] + pieces.filter { $0.count > 2 }
    }

    /// The topics an entry belongs to, in the order of the configuration.
    package func topics(of entry: ClassifiedText) -> [Topic.ID] {
        var evaluator = evaluator(entry, explains: false)
        let isAsked = asked(for: entry, evaluator.fields)
        var found: [Topic.ID] = []
        for index in topics.indices {
            let plans = (firstAlternative[index]..<firstAlternative[index + 1]).filter { isAsked[$0] }
            if plans.isEmpty { continue }
            evaluator.mask(topics[index].maskLeaf)
            let definition = topics[index].definition
            if evaluator.holds(anyOf: plans.lazy.map { alternatives[$0].plan }, with: definition.score) {
                found.append(definition.id)
            }
        }
        return found
    }

    /// For each alternative, whether all that it needs stands somewhere in the entry.
    private func asked(for entry: ClassifiedText, _ fields: [FieldMatches]) -> [Bool] {
        // Such an entry is held to have what does not stand in it.
        if entry.isOfWhateverIsAsked { return [Bool](repeating: true, count: alternatives.count) }
        var isAsked = [Bool](repeating: false, count: alternatives.count)
        for index in alwaysAsked { isAsked[index] = true }
        for field in fields {
            for leaf in field.hits.leaves {
                for index in alternativesOfLeaf[Int(leaf)] where !isAsked[index] {
                    isAsked[index] = alternatives[index].needs.areMet { leaf in
                        fields.contains { $0.hits.contains(leaf) }
                    }
                }
            }
        }
        return isAsked
    }

    private func evaluator(_ entry: ClassifiedText, explains: Bool) -> MatchEvaluator {
        let fields = FieldMatches.all(
            of: entry, matcher, keepsMap: explains, usesMetadata: usesMetadata, maskLeaf: maskLeaf)
        return MatchEvaluator(entry, fields: fields, namesTerms: explains)
    }

    /// - Parameters:
    ///   - index: of the topic.
    ///   - isAsked: of each alternative, whether it may hold.
    private func decide(
        _ index: Int, _ isAsked: [Bool], _ evaluator: inout MatchEvaluator
    ) -> (matches: Bool, evidence: MatchEvidence?, points: Int?) {
        var union: MatchEvidence?
        for number in firstAlternative[index]..<firstAlternative[index + 1] where isAsked[number] {
            guard let evidence = evaluator.evaluate(alternatives[number].plan) else { continue }
            if union == nil { union = evidence } else { union?.formUnion(evidence) }
        }
        guard let evidence = union else { return (false, nil, nil) }
        guard let needed = topics[index].definition.score else { return (true, evidence, nil) }
        let points = evaluator.points(evidence)
        return (points >= needed, evidence, points)
    }

    /// Why the entry is or is not in each topic, in the order of the configuration.
    /// - Parameter wanted: these topics alone; all where it is `nil`.
    package func explain(_ entry: ClassifiedText, among wanted: [Topic.ID]? = nil) -> ExplanationReport {
        var evaluator = evaluator(entry, explains: true)
        let isAsked = asked(for: entry, evaluator.fields)
        let explained = topics.indices.filter { wanted?.contains(topics[$0].definition.id) ?? true }
        let explanations = explained.map { index in
            let topic = topics[index]
            let ownMask = evaluator.mask(topic.maskLeaf)
            let (matches, evidence, points) = decide(index, isAsked, &evaluator)
            return Explanation(
                id: topic.definition.id, matches: matches,
                because: matches ? evaluator.shown(evidence?.terms ?? [], matcher) : [],
                masked: evaluator.shown(ownMask, matcher), score: points, needed: topic.definition.score)
        }
        let masked = evaluator.fields.indices.flatMap { index in evaluator.fields[index].masked.map { (index, $0) } }
        return ExplanationReport(topics: explanations, masked: evaluator.shown(masked, matcher))
    }

    /// What is missing for the entry to be in a topic: for `explain --why-not`.
    /// - Returns: `nil` where it is in the topic, or there is no such topic.
    package func nearestMiss(of id: Topic.ID, for entry: ClassifiedText) -> String? {
        guard let index = topics.firstIndex(where: { $0.definition.id == id }) else { return nil }
        let topic = topics[index]
        var evaluator = evaluator(entry, explains: true)
        evaluator.mask(topic.maskLeaf)
        let decision = decide(index, asked(for: entry, evaluator.fields), &evaluator)
        if decision.matches { return nil }
        if let evidence = decision.evidence, let points = decision.points, let needed = topic.definition.score {
            let terms = evaluator.shown(evidence.terms, matcher).map { "\($0.term) (\($0.field) \($0.start))" }
            return "\(points) of the \(needed) points needed: \(terms.joined(separator: ", "))"
        }
        var search = MissSearch(evaluator: evaluator, matcher: matcher)
        return search.nearest(topic.plan).reason
    }

    /// The examples of the configuration that come out wrong; each counts as a title.
    package func failingExamples() -> [FailingExample] {
        topics.flatMap { topic in
            let definition = topic.definition
            let missed = definition.examples.yes.compactMap { example in
                nearestMiss(of: definition.id, for: Self.reading(of: example)).map {
                    FailingExample(topic: definition.id, example: example, shouldMatch: true, reason: $0)
                }
            }
            return missed + definition.examples.no.compactMap { wrongMatch($0, topic) }
        }
    }

    /// An example as an entry of the city, the language and the time that each topic asks for.
    private static func reading(of example: String) -> ClassifiedText {
        var text = ClassifiedText(title: example)
        text.isOfWhateverIsAsked = true
        return text
    }

    private func wrongMatch(_ example: String, _ topic: CompiledTopic) -> FailingExample? {
        // A topic of one city need not hold what is said of none.
        let explanations = [Self.reading(of: example), ClassifiedText(title: example)].compactMap { text in
            explain(text).topics.first { $0.id == topic.definition.id }
        }
        guard let explanation = explanations.first, explanations.allSatisfy(\.matches) else { return nil }
        let terms = explanation.because.map { "\($0.term) at \($0.start)" }.joined(separator: ", ")
        return FailingExample(
            topic: topic.definition.id, example: example, shouldMatch: false,
            reason: terms.isEmpty ? "it needs no term" : terms)
    }
}
