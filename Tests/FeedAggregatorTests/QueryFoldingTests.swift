import Foundation
import Testing

@testable import FeedAggregator

@Suite("Folding") struct QueryFoldingTests {
    @Test(
        "Text is folded to one form",
        arguments: [
            ("Trade Mark", "trade mark"), ("ＰＣＴ　申请", "pct 申请"), ("知識產權", "知识产权"), ("智慧財產權佈局", "智慧财产权布局"),
            ("註冊、製售、裡", "注册、制售、里"), ("cross-regional", "cross regional"),
            ("cross‑regional – talks", "cross regional talks"),
            ("知识\u{200B}产\u{FEFF}权", "知识产权"), ("a\u{A0}\t\n b", "a b"), ("  边  ", "边"), ("①②㈱", "12(株)"),
            ("ﬁne", "fine"),
            ("Caf\u{65}\u{301}", "café"), ("ÉCOLE", "école"), ("Straße", "strasse"), ("ΣΑΣ", "σασ"), ("ｶﾞ", "ガ"),
            ("（知识产权局）", "(知识产权局)"),
            ("“337”调查", "“337”调查"), ("\u{F900}", "岂"), ("ⅣＩＰ™", "iviptm"), ("", ""), ("-", ""),
            ("\u{1100}\u{1161}\u{11A8}", "각"),
        ])
    func folds(_ text: String, to expected: String) {
        #expect(FoldedText(text).string == expected)
    }

    @Test(
        "Folding what is folded changes nothing", arguments: ["薴苎苧", "Ⅷ號櫃檯", "ǅungla", "ŉ", "ﷺ", "İstanbul", "㍿", "ẞ"])
    func idempotent(_ text: String) {
        let once = FoldedText(text).string
        #expect(FoldedText(once).string == once)
    }

    @Test(
        "The table of Traditional characters agrees with Foundation's transform wherever that stays in the Basic Multilingual Plane"
    )
    func table() throws {
        let own: Set<Unicode.Scalar> = Set("峯衞讬枱祇豓隷鬬滙".unicodeScalars)
        let swapped: Set<Unicode.Scalar> = Set("苎薴".unicodeScalars)  // The transform swaps 苎 and 苧 endlessly.
        for value in UInt32(0x3400)...0x9FFF {
            let scalar = try #require(Unicode.Scalar(value))
            let transformed = String(Character(scalar)).applyingTransform(StringTransform("Hant-Hans"), reverse: false)
            guard let simplified = transformed?.unicodeScalars.first, !own.contains(scalar), !swapped.contains(scalar)
            else { continue }
            let expected = (0x3400...0x9FFF).contains(simplified.value) ? simplified.value : value
            #expect(FoldedText(String(Character(scalar))).scalars == [expected], "\(scalar)")
        }
    }

    @Test(
        "A folded place leads back to the original",
        arguments: [
            ("我  的\u{200B}專利權", "专利权", 5, 3), ("ＩＰ ｏｆｆｉｃｅ", "office", 3, 6), ("e\u{301}cole IP", "ip", 7, 2),
            ("㈱専利 専", "株", 0, 1),
            ("Ａ　　　B", "b", 4, 1), ("cross-regional", "regional", 6, 8), ("カ\u{3099}專利", "专利", 2, 2),
            ("ｶﾞ專利", "专利", 2, 2),
        ])
    func map(_ text: String, _ piece: String, _ start: Int, _ length: Int) throws {
        let folded = FoldedText(text, keepsMap: true)
        let needle = piece.unicodeScalars.map(\.value)
        let place = try #require(
            (0...folded.scalars.count - needle.count).first { Array(folded.scalars[$0..<$0 + needle.count]) == needle })
        #expect(folded.original(place..<place + needle.count) == start..<start + length)
    }

    @Test("A storm of combining marks is taken in pieces, in linear time")
    func marks() {
        let text = "e" + String(repeating: "\u{301}", count: 200_000)
        #expect(FoldedText(text, keepsMap: true).scalars.count <= 200_001)
    }
}
