import FeedModel
import Foundation
import Testing

@testable import FeedAggregator

/// Whether an index that holds the tokens of an entry would let it through.
private func admits(_ condition: SearchCondition, _ entry: ClassifiedText) -> Bool {
    let tokens = Set(SearchTokens.of(entry))
    func holds(_ condition: SearchCondition) -> Bool {
        switch condition {
        case .everything: true
        case .token(let range): tokens.contains(where: range.contains)
        case .topic(let topic): entry.topics.contains(topic)
        case .all(let conditions): conditions.allSatisfy(holds)
        case .any(let conditions): conditions.contains(where: holds)
        }
    }
    return holds(condition)
}

@Suite("What the index knows of a query") struct QuerySearchTests {
    private static let entry = ClassifiedText(
        title: "江门发布337调查应对指引", body: "Trademarks of well-known brands: 质押融资 to ＩＰ owners；智慧財產權。A级企业々 カタカナ 𠮷祥 ΑΘΗΝΑ",
        authors: ["王小明"], categories: ["通知公告"], city: "jiangmen", source: "jm-1", language: "zh-Hans-CN",
        published: Date(timeIntervalSince1970: 1_724_630_400), topics: ["patents"])

    @Test(
        "An entry that matches is let through",
        arguments: [
            "江", "门", "引", "337", "337调查", "调查应对指引", "trademark", "Trademarks", "\"well-known brand\"", "well*", "w*",
            "brand NEAR/10 质押", "ip", "IP owner", "权", "财产权", "級", "A级", "级企", "カタカ", "𠮷", "祥", "𠮷祥", "αθηνα", "αθ*",
            "author:小明", "category:公告", "city:jiangmen", "city:JiangMen", "source:jm-1", "topic:patents",
            "topic:Patents",
            "lang:zh", "lang:zh-hans", "after:2024-08-26", "before:2024-08-27", "after:2024 before:2025", "-外贸",
            "江门 -外贸", "title:江门", "body:质押", "/第[0-9]+批|3[0-9]7/", "/rademar/", "/known b/", "/[0-9]{3}调/",
            "/指引$/", "/wn.brands/", "(不在 OR 融资) 江门", "NOT 不在", "/./", "々",
        ])
    func admitted(_ text: String) throws {
        let query = try Query(text)
        #expect(query.matches(Self.entry), "the query itself does not match")
        #expect(admits(query.condition, Self.entry))
    }

    @Test(
        "What cannot match is kept out",
        arguments: [
            "外贸", "贸", "trade", "trademarkx", "门江", "深圳 OR 珠海", "江门 外贸", "\"known owners\" zebra", "zeb*",
            "city:zhuhai",
            "lang:en", "after:2024-08-28", "before:2024-08-26", "topic:trademarks", "/第[0-9]+批/", "author:李四",
            "调查 NEAR/5 外贸",
        ])
    func keptOut(_ text: String) throws {
        let query = try Query(text)
        #expect(!query.matches(Self.entry))
        #expect(!admits(query.condition, Self.entry))
    }

    @Test("Any stretch of any text is let through, cut wherever")
    func stretches() throws {
        let texts = [
            "2024年度“千企百城”行动", "IP Center: report (2023–2024), 12-A", "WIPO仲裁（ΔIP）第3批★…100%", "ﬁne ㎏ ①② が カ゛ 특허 ไทย",
        ]
        for text in texts {
            let entry = ClassifiedText(title: text)
            let characters = Array(text)
            for start in characters.indices {
                for length in 1...min(3, characters.count - start) {
                    let part = String(characters[start..<start + length])
                    guard let query = try? Query("\"" + part.filter { !"\"“”".contains($0) } + "\"") else { continue }
                    if query.matches(entry) { #expect(admits(query.condition, entry), "\(part) in \(text)") }
                    guard let prefix = try? Query(part + "*") else { continue }
                    if prefix.matches(entry) { #expect(admits(prefix.condition, entry), "\(part)* in \(text)") }
                }
            }
        }
    }

    @Test("A list is any of its terms, an expression any of its required texts")
    func lists() throws {
        let query = try Query("$ip", terms: ["ip": ["没有", "/抵押.{0,4}融/", "nothing*"]])
        #expect(admits(query.condition, Self.entry) == false)
        let other = try Query("$ip", terms: ["ip": ["没有", "/质押.{0,4}资/"]])
        #expect(other.matches(Self.entry))
        #expect(admits(other.condition, Self.entry))
    }

    @Test("Tokens stay below the limit the store relies on")
    func limit() {
        for token in SearchTokens.of(Self.entry) { #expect(token < 1 << UInt64(SearchCondition.tokenBits)) }
        let far = ClassifiedText(title: "x", published: .distantFuture)
        for token in SearchTokens.of(far) { #expect(token < 1 << UInt64(SearchCondition.tokenBits)) }
    }
}
