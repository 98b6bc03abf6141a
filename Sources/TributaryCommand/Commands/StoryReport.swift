internal import FeedAggregator
internal import FeedModel
internal import Foundation

/// How well stories are told apart on pairs that somebody labelled, for people.
struct StoryReport {
    let lines: [String]

    /// - Parameters:
    ///   - path: of a file of JSON lines, a ``LabelledPair`` each.
    ///   - cities: whose names are known as places.
    init(pairs path: String, cities: [City]) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else { throw PairsError.unreadable(path: path) }
        var pairs: [LabelledPair] = []
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where !line.isEmpty {
            do {
                pairs.append(try JSONDecoder().decode(LabelledPair.self, from: Data(line)))
            } catch {
                throw PairsError.malformed(path: path, line: number + 1)
            }
        }
        let measure = StoryMeasure(pairs: pairs, matcher: StoryMatcher(cities: cities))
        let figures = [measure.precision, measure.recall].map { $0.formatted(.number.precision(.fractionLength(3))) }
        self.lines =
            [
                "\(pairs.count) pairs, \(pairs.count(where: \.isSame)) the same: precision \(figures[0]), recall \(figures[1])"
            ]
            + measure.misses.map { pair in
                "\(pair.isSame ? "missed" : "joined wrongly"): \(pair.id) (\(pair.kind)): \(pair.left.title) | \(pair.right.title)"
            }
    }
}

/// Why a file of pairs cannot be measured by.
enum PairsError: Error, CustomStringConvertible {
    case unreadable(path: String)
    case malformed(path: String, line: Int)

    var description: String {
        switch self {
        case .unreadable(let path): "there is no file \(path) that can be read. Look at the name."
        case .malformed(let path, let line):
            "\(path):\(line): not a labelled pair; `tributary check --help` shows what a line holds."
        }
    }
}
