import FeedAggregator
import Foundation
import Testing
import Yams

/// The topics, lists and masks of the configuration for the nine cities.
struct QueryShippedTopics {
    let topics: [TopicDefinition]
    let classifier: Classifier

    init() throws {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = repository.appending(path: "Fixtures/nine-cities/tributary.yaml")
        let configuration = try YAMLDecoder().decode(Configuration.self, from: Data(contentsOf: file))
        topics = configuration.topics.map { topic in
            TopicDefinition(
                id: topic.id, match: topic.match, mask: topic.mask ?? [], score: topic.score,
                examples: .init(yes: topic.examples?.yes ?? [], no: topic.examples?.no ?? []))
        }
        classifier = try Classifier(
            topics: topics, terms: configuration.terms, mask: configuration.mask,
            bureauNames: (configuration.cities ?? []).flatMap(\.bureau.values))
    }

    private struct Configuration: Decodable {
        var terms: [String: [String]]
        var mask: [String]
        var topics: [Topic]
        var cities: [City]?
        struct Topic: Decodable {
            var id: String
            var match: String
            var mask: [String]?
            var score: Int?
            var examples: Examples?
        }
        struct Examples: Decodable {
            var yes: [String]?
            var no: [String]?
        }
        struct City: Decodable {
            var bureau: [String: String]
        }
    }
}

extension LabelledText: CustomTestStringConvertible {
    public var testDescription: String { title }

    /// The texts of a fixture.
    static func read(_ name: String) throws -> [LabelledText] {
        let url = try #require(
            Bundle.module.url(forResource: name, withExtension: "tsv", subdirectory: "Fixtures/Query"))
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
            try #require(LabelledText(line: line), "\(line)")
        }
    }
}
