internal import ArgumentParser
internal import FeedAggregator
internal import FeedModel
internal import FeedStore
internal import Foundation

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Why an entry is or is not in each topic: the terms that matched, and where.",
        discussion: """
            EXAMPLE
              tributary explain https://bureau.example/post_1.html
              tributary explain --title "企业出海遇商标抢注，专家支招应对"
              tributary explain --title "Notice on fees" --why-not patents
              tributary explain tag:bureau.example,2024:1 --json

            JSON: {"topics": [{"id", "matches", "because": [{"term", "field",
            "start", "length"}], "masked": [the same], "score", "needed"}],
            "masked": [the same, for all topics]}; start and length count
            characters; score and needed are there where the topic asks for
            points. With --why-not as well: "whyNot": {"topic", "nearestMiss"}.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: ArgumentHelp("The id or the address of an entry of the history.", valueName: "entry"))
    var entry: String?

    @Option(help: "Explain this title instead of an entry.")
    var title: String?

    @Option(help: "The text that goes with it.")
    var text: String?

    @Option(help: ArgumentHelp("Say what is missing for this topic.", valueName: "topic"))
    var whyNot: String?

    @Flag(help: "Print one JSON object for programs.")
    var json = false

    func validate() throws {
        if (entry == nil) == (title == nil && text == nil) {
            throw ValidationError("Name an entry by its id or address, or give --title (and --text).")
        }
    }

    func run() async throws {
        try await withExitStatus {
            let configuration = try ConfigurationReader.read(path: common.config)
            let classifier = try configuration.classifier()
            if let whyNot, !configuration.topics.contains(where: { $0.id == whyNot }) {
                let ids = configuration.topics.map(\.id)
                let advice =
                    NearestName.of(whyNot, among: ids).map { "Did you mean \($0)?" }
                    ?? "There are \(ids.joined(separator: ", "))."
                throw ValidationError("There is no topic \(whyNot). \(advice)")
            }
            let explained = try explained(configuration)
            let report = classifier.explain(explained)
            if json {
                let miss = whyNot.map { ExplanationJSON.Miss($0, classifier.nearestMiss(of: $0, for: explained)) }
                common.console.result(try ExplanationJSON(report, whyNot: miss).text())
                return
            }
            for line in ExplanationText(report, of: explained).lines { common.console.result(line) }
            if let whyNot {
                let miss = classifier.nearestMiss(of: whyNot, for: explained)
                common.console.result("\(whyNot): \(miss.map { "nearest miss: \($0)" } ?? "it is in this topic.")")
            }
        }
    }

    private func explained(_ configuration: Configuration) throws -> ClassifiedText {
        guard let entry else { return ClassifiedText(title: title ?? "", body: text ?? "") }
        let store = try HistoryStore(path: configuration.store)
        // As merging knows addresses: a link copied from elsewhere may say https or carry a tracker.
        let addresses = IdentityKeys.keys(forAddress: entry, in: configuration.site.cities.map(\.id))
        let found = try store.read { history in
            try history.entry(named: entry)
                ?? history.answer(MergeLookup(keys: Set(addresses))).entries.values.min { $0.id < $1.id }
        }
        guard let found else {
            throw ValidationError(
                "The history has no entry with the id or address \(entry). Explain its words with --title and --text.")
        }
        return ClassifiedText(found)
    }

}

/// An explanation as programs read it.
private struct ExplanationJSON: Encodable {
    let topics: [Explanation]
    let masked: [MatchPlace]
    let whyNot: Miss?

    struct Miss: Encodable {
        let topic: String
        /// `nil` where the entry is in the topic.
        let nearestMiss: String?

        init(_ topic: String, _ nearestMiss: String?) { (self.topic, self.nearestMiss) = (topic, nearestMiss) }
    }

    init(_ report: ExplanationReport, whyNot: Miss?) {
        (topics, masked, self.whyNot) = (report.topics, report.masked, whyNot)
    }

    func text() throws -> String {
        return try PrettyJSON.text(self)
    }
}

/// An explanation as people read it.
struct ExplanationText {
    let lines: [String]

    init(_ report: ExplanationReport, of text: ClassifiedText) {
        var lines = [text.title]
        for topic in report.topics.filter(\.matches) {
            lines.append("  yes  \(topic.id)\(Self.score(topic)): \(Self.places(topic.because))")
        }
        for topic in report.topics where !topic.matches {
            lines.append(
                "  no   \(topic.id)\(Self.score(topic))\(topic.masked.isEmpty ? "" : ", masked: \(Self.places(topic.masked))")"
            )
        }
        if !report.masked.isEmpty { lines.append("  masked for all topics: \(Self.places(report.masked))") }
        self.lines = lines
    }

    private static func score(_ topic: Explanation) -> String {
        guard let score = topic.score, let needed = topic.needed else { return "" }
        return " (\(score) of \(needed) points)"
    }

    private static func places(_ places: [MatchPlace]) -> String {
        places.map { "\($0.term) (\($0.field.rawValue) \($0.start))" }.joined(separator: ", ")
    }
}
