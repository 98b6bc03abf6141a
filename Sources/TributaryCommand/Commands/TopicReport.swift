internal import FeedAggregator
internal import Foundation

/// How well the topics sort texts that somebody labelled, for people.
struct TopicReport {
    let lines: [String]

    /// - Parameter path: of a file with a ``LabelledText`` a line.
    init(texts path: String, _ configuration: Configuration) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw TextsError.unreadable(path: path) }
        let ids = configuration.topics.map(\.id)
        var texts: [LabelledText] = []
        let lines = String(decoding: bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (number, line) in lines.enumerated() where !line.isEmpty {
            guard let text = LabelledText(line: line) else {
                throw TextsError.malformed(path: path, line: number + 1)
            }
            if let unknown = text.topics.subtracting(ids).min() {
                throw TextsError.unknownTopic(
                    unknown, path: path, line: number + 1, nearest: NearestName.of(unknown, among: ids))
            }
            texts.append(text)
        }
        let measure = TopicMeasure(texts, try configuration.classifier())
        let rows = ids.map { id in ["  \(id)"] + Self.figures(measure.topics[id] ?? TopicMeasure.Count()) }
        self.lines =
            ["\(texts.count) texts, \(texts.count - measure.misses.count) exactly right"]
            + Table.lines(
                [["topic", "precision", "recall", "right", "wrong", "missed"]] + rows + [
                    ["all"] + Self.figures(measure.all)
                ])
            + measure.misses.map { miss in
                let marks = miss.wrong.map { "+\($0)" } + miss.missed.map { "-\($0)" }
                return "\(marks.joined(separator: " ")): \(miss.text.title)"
            }
    }

    private static func figures(_ count: TopicMeasure.Count) -> [String] {
        [count.precision, count.recall].map { $0.formatted(.number.precision(.fractionLength(3))) }
            + [count.right, count.wrong, count.missed].map(String.init)
    }
}

/// Why a file of texts cannot be measured by.
enum TextsError: Error, CustomStringConvertible {
    case unreadable(path: String)
    case malformed(path: String, line: Int)
    case unknownTopic(String, path: String, line: Int, nearest: String?)

    var description: String {
        switch self {
        case .unreadable(let path): "there is no file \(path) that can be read. Look at the name."
        case .malformed(let path, let line):
            "\(path):\(line): not a labelled text; a line is topics with commas between, a tab, the title, and perhaps a tab and the text."
        case .unknownTopic(let topic, let path, let line, let nearest):
            "\(path):\(line): the configuration has no topic \(topic)." + (nearest.map { " Did you mean \($0)?" } ?? "")
        }
    }
}
