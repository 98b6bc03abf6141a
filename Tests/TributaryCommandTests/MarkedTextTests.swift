import Testing

@testable import TributaryCommand

@Suite("A text with its matches marked") struct MarkedTextTests {
    private let brackets = (start: "[", end: "]")

    @Test("Marks stand around their characters, overlapping ones once, those beyond the end nowhere")
    func marks() {
        let text = MarkedText("海外知识产权保护", marks: [2..<6, 0..<2, 4..<8, 20..<22])
        #expect(text.rendered(mark: brackets) == "[海外][知识产权][保护]")
        #expect(text.string == "海外知识产权保护")
    }

    @Test("An excerpt stands around the first match and says where something is left out")
    func excerpt() {
        let text = MarkedText(
            String(repeating: "前", count: 100) + "商标" + String(repeating: "后", count: 100), marks: [100..<102])
        #expect(
            text.excerpt(length: 20).rendered(mark: brackets)
                == "…" + String(repeating: "前", count: 5) + "[商标]" + String(repeating: "后", count: 13) + "…")
        #expect(text.excerpt(length: 500) == text)
        let unmarked = MarkedText(String(repeating: "字", count: 100), marks: [])
        #expect(unmarked.excerpt(length: 10).string == String(repeating: "字", count: 10) + "…")
    }

    @Test("An excerpt cuts no Latin word")
    func words() {
        let text = MarkedText("one two three four five six seven eight nine ten", marks: [24..<27])
        #expect(text.excerpt(length: 23).rendered(mark: brackets) == "…five [six] seven eight…")
    }

    @Test("Nothing of a text can steer the terminal")
    func controls() {
        let text = MarkedText("a\u{1B}[2Jb\u{202E}c\u{9B}d\n", marks: [1..<2])
        #expect(text.rendered(mark: brackets) == "a[][2Jbcd")
    }
}
