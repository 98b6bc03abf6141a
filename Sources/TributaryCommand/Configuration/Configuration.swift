internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import Foundation

/// Everything one installation is told: what is read, how it is sorted, where it is published.
struct Configuration: Sendable {
    /// The file it was read from.
    let file: String
    /// Of its text and of the program that read it: the same digest, the same configuration.
    let digest: String
    var site: Site
    /// The SQLite file, an absolute path.
    var store: String
    /// The output folder, an absolute path.
    var output: String
    /// How documents are made and laid down.
    var publishing: PublishingSettings
    /// How long entries are kept; `nil` is for ever.
    var retention: Retention?
    /// How the sources are fetched, where a source does not say otherwise.
    var fetch: FetchSettings
    /// The sources of all cities in the order of the file.
    var sources: [ConfiguredSource]
    /// Topics with their queries, masks and examples.
    var topics: [TopicDefinition]
    /// In which line of the file each example of a topic stands.
    var exampleLines: [Topic.ID: [String: Int]]
    /// Named word lists for the queries.
    var terms: [String: [String]]
    /// Spans that never count as a match.
    var mask: [String]

    /// The folder that relative paths start from: the one the file stands in.
    var folder: String { (file as NSString).deletingLastPathComponent }

    /// The names of all bureaus in all languages, which never count as a match.
    var bureauNames: [String] { site.cities.flatMap { $0.bureau.versions.map(\.text) } }

    /// The examples that do not come out as they say, each with its place.
    /// - Parameter path: of the file, as messages name it.
    func failingExamples(of classifier: Classifier, path: String) -> [String] {
        classifier.failingExamples().map { failing in
            let line = exampleLines[failing.topic]?[failing.example].map { ":\($0)" } ?? ""
            return "\(path)\(line): \(failing)"
        }
    }

    /// The topics, ready to be asked about entries.
    func classifier() throws(ClassifierError) -> Classifier {
        try Classifier(topics: topics, terms: terms, mask: mask, bureauNames: bureauNames, timeZone: site.timeZone)
    }
}
