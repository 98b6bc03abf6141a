import Testing
import XMLTree

@Suite("Bytes that matter in markup") struct MarkupScanTests {
    @Test(
        "The first of them is found wherever it stands",
        arguments: ["<", ">", "&", "\n", "\u{0}", "\u{1F}", "\u{85}", "\u{A0}", "，"])
    func found(special: String) {
        for place in 0..<40 {
            for neighbours in ["a", "知", "=", "é", "%'"] {
                let before = Array(String(repeating: neighbours, count: place).utf8)
                let bytes = before + Array(special.utf8) + before + Array("<".utf8)
                #expect(MarkupScan.nextSpecial(in: bytes, from: 0, to: bytes.count) == before.count)
                #expect(MarkupScan.nextSpecial(in: bytes, from: before.count / 2, to: bytes.count) == before.count)
            }
        }
    }

    @Test("Nothing behind the end counts")
    func end() {
        let bytes = Array("知识产权 protection and more <".utf8)
        for end in bytes.indices { #expect(MarkupScan.nextSpecial(in: bytes, from: 0, to: end) == end) }
        #expect(MarkupScan.nextSpecial(in: [], from: 0, to: 0) == 0)
    }

    @Test("Text is made of bytes, well-formed or not")
    func strings() {
        #expect(String(readingUTF8: Array("知识产权 é 𠮷".utf8)) == "知识产权 é 𠮷")
        #expect(String(readingUTF8: [0x61, 0xE7, 0x9F, 0x62]) == "a\u{FFFD}b")
        #expect(String(readingUTF8: []) == "")
    }
}
