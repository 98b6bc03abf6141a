import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Stories: measured") struct StoriesMeasureTests {
    @Test(
        "Precision is 1 and recall at least 0.95",
        arguments: ["pairs", "pairs-held-out", "pairs-by-hand", "pairs-fresh"])
    func measure(in file: String) throws {
        let pairs = try LabelledPair.fixture(file)
        let measure = StoryMeasure(pairs: pairs, matcher: StoryMatcher(cities: .nine))
        let wrong = measure.misses.filter { !$0.isSame }.map { "\($0.id) (\($0.kind))" }
        let missed = measure.misses.filter(\.isSame).map { "\($0.id) (\($0.kind))" }
        #expect(measure.precision == 1, "called the same: \(wrong)")
        #expect(measure.recall >= 0.95, "recall \(measure.recall), missed: \(missed)")
    }

    @Test("There are at least 400 pairs, of both kinds and both languages") func size() throws {
        let pairs = try LabelledPair.fixture("pairs") + LabelledPair.fixture("pairs-held-out")
        #expect(pairs.count >= 400)
        #expect(Set(pairs.map(\.id)).count == pairs.count)
        #expect(pairs.count(where: \.isSame) >= 150)
        #expect(pairs.count { !$0.isSame } >= 150)
        #expect(pairs.count { $0.id.hasPrefix("en-") } >= 80)
    }
}

extension LabelledPair {
    /// The pairs of a file of JSON lines.
    static func fixture(_ name: String) throws -> [LabelledPair] {
        let url = try #require(
            Bundle.module.url(forResource: name, withExtension: "jsonl", subdirectory: "Fixtures/Stories"))
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
            try JSONDecoder().decode(LabelledPair.self, from: Data(line.utf8))
        }
    }
}

extension [City] {
    /// The nine cities of the Pearl River Delta.
    static let nine: [City] = [
        ("guangzhou", "Guangzhou", "广州"), ("shenzhen", "Shenzhen", "深圳"), ("zhuhai", "Zhuhai", "珠海"),
        ("foshan", "Foshan", "佛山"),
        ("huizhou", "Huizhou", "惠州"), ("dongguan", "Dongguan", "东莞"), ("zhongshan", "Zhongshan", "中山"),
        ("jiangmen", "Jiangmen", "江门"), ("zhaoqing", "Zhaoqing", "肇庆"),
    ].map { id, english, chinese in
        City(
            id: id,
            name: LocalizedText([.init(language: "en", text: english), .init(language: "zh-Hans", text: chinese)]),
            bureau: LocalizedText(chinese + "市市场监督管理局"))
    }
}
