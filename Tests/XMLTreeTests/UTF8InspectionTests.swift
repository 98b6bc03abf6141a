import Testing
import XMLTree

@Suite("Bytes told in one pass") struct UTF8InspectionTests {
    @Test(
        "Well-formed text of every width, at every place",
        arguments: ["", "a", "é", "中", "𠮷", "\u{FFFD}", "\u{D7FF}\u{E000}", "\u{10FFFF}", "abc中文def专利ghi"])
    func wellFormed(text: String) {
        for padding in 0..<9 {
            let bytes = Array((String(repeating: "x", count: padding) + text).utf8)
            let inspection = UTF8Inspection(bytes)
            #expect(inspection.isWellFormed)
            #expect(!inspection.hasC1Controls)
            #expect(!inspection.hasForbiddenCharacters)
        }
    }

    @Test(
        "What is no UTF-8 is told, at every place",
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
            [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3], [0xE4, 0xB8],
            [0xE4, 0xB8, 0x41], [0xE4, 0x41, 0x80], [0xF0, 0xA0, 0xAE],
        ] as [[UInt8]])
    func malformed(bytes: [UInt8]) {
        for padding in 0..<9 {
            let around = [UInt8](repeating: 0x78, count: padding)
            #expect(!UTF8Inspection(around + bytes).isWellFormed)
            #expect(!UTF8Inspection(around + bytes + around).isWellFormed)
        }
    }

    @Test("It agrees with the standard library about every two bytes after a lead")
    func agreement() {
        for lead in UInt8(0xC0)...0xFF {
            for second in UInt8(0)...0xFF {
                for rest in [[], [0x80], [0x80, 0xBF]] as [[UInt8]] {
                    let bytes = [lead, second] + rest
                    #expect(UTF8Inspection(bytes).isWellFormed == (String(validating: bytes, as: UTF8.self) != nil))
                }
            }
        }
    }

    @Test("Characters that need care are told")
    func care() {
        #expect(UTF8Inspection(Array("abcdefg\u{85}".utf8)).hasC1Controls)
        #expect(!UTF8Inspection(Array("abcdefg\u{A0}".utf8)).hasC1Controls)
        for character in ["\u{0}", "\u{8}", "\u{B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"] {
            for padding in 0..<9 {
                let text = String(repeating: "x", count: padding) + character + "12345678"
                #expect(UTF8Inspection(Array(text.utf8)).hasForbiddenCharacters)
            }
        }
        #expect(!UTF8Inspection(Array("a\tb\nc\rd\u{FFFD}12345678".utf8)).hasForbiddenCharacters)
    }
}
