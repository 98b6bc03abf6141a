import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Decoding") struct DecodingTests {
    private func bytes(_ file: String) throws -> [UInt8] {
        let url = try #require(
            Bundle.module.url(forResource: file, withExtension: nil, subdirectory: "Fixtures/Decoding"))
        return try [UInt8](Data(contentsOf: url))
    }

    private func text(_ decoded: DecodedText) -> String { String(decoding: decoded.utf8, as: UTF8.self) }

    @Test(
        "A label is followed where the text is in that encoding",
        arguments: [
            ("utf-8.xml", "utf-8", "朱镕堃与𠮷野家商标案"), ("utf-8-mark.xml", "utf-8", "朱镕堃与𠮷野家商标案"),
            ("beyond-gb2312.xml", "gb18030", "朱镕堃与𠮷野家商标案"), ("gb18030.xml", "gb18030", "朱镕堃与𠮷野家商标案"),
            ("x-gbk.xml", "gbk", "朱镕堃"),
            ("big5.xml", "big5", "商標保護公告"), ("utf-16le-mark.xml", "utf-16le", "朱镕堃与𠮷野家商标案"),
            ("utf-16be-mark.xml", "utf-16be", "朱镕堃与𠮷野家商标案"), ("utf-16le.xml", "utf-16le", "朱镕堃与𠮷野家商标案"),
            ("utf-16be.xml", "utf-16be", "朱镕堃与𠮷野家商标案"), ("utf-32le-mark.xml", "utf-32le", "朱镕堃与𠮷野家商标案"),
            ("utf-32be.xml", "utf-32be", "朱镕堃与𠮷野家商标案"), ("ebcdic.xml", "cp037", "Trade marks"),
        ])
    func label(file: String, encoding: String, title: String) throws {
        let decoded = Decoder.decode(try bytes(file))
        #expect(decoded.encoding == encoding)
        #expect(decoded.problems.isEmpty)
        #expect(text(decoded).contains("<title>\(title)</title>"))
        #expect(decoded.utf8.first == UInt8(ascii: "<"))
    }

    @Test("UTF-8 under another label is read as UTF-8, and that is told") func wrongLabel() throws {
        let decoded = Decoder.decode(try bytes("utf-8-labelled-gb2312.xml"))
        #expect(decoded.encoding == "utf-8")
        #expect(decoded.problems.map(\.code) == [.encoding])
        #expect(text(decoded).contains("朱镕堃与𠮷野家商标案"))
    }

    @Test("UTF-8 under another label is read as UTF-8 also where it is served without one, or a character of it is cut")
    func wrongLabelBeside() throws {
        let served = Decoder.decode(try bytes("utf-8-labelled-gb2312.xml"), contentType: "text/xml")
        #expect(served.encoding == "utf-8")
        #expect(text(served).contains("朱镕堃与𠮷野家商标案"))
        for type in [nil, "text/xml", "text/xml; charset=gbk"] {
            let cut = Decoder.decode(try bytes("cut-title-utf-8-labelled-gb2312.xml"), contentType: type)
            #expect(cut.encoding == "utf-8")
            #expect(text(cut).contains("<title>商标专利知识产权海外维\u{FFFD}</title>"))
            #expect(text(cut).split(separator: "海外维权</title>").count == 4)
        }
    }

    @Test("Where the server names Western Europe by default, the document's own label goes before it")
    func serverDefault() throws {
        for type in ["text/xml; charset=ISO-8859-1", "application/xml; charset=windows-1252"] {
            let decoded = Decoder.decode(try bytes("x-gbk.xml"), contentType: type)
            #expect(decoded.encoding == "gbk")
            #expect(text(decoded).contains("朱镕堃"))
            // A character that was cut in half is no reason to read the whole as another encoding.
            var cut = try bytes("x-gbk.xml")
            cut.insert(0xD6, at: try #require(cut.lastIndex(of: UInt8(ascii: "<"))))
            let rest = Decoder.decode(cut, contentType: type)
            #expect(text(rest).contains("朱镕堃"))
            #expect(rest.problems.count == 2)
        }
        let western = Array("<?xml version=\"1.0\" encoding=\"gbk\"?><a>caf".utf8) + [0xE9] + Array("</a>".utf8)
        #expect(Decoder.decode(western, contentType: "text/xml; charset=ISO-8859-1").encoding == "iso-8859-1")
    }

    @Test("A lone half of a character in UTF-16 costs itself") func loneSurrogate() {
        let units = Array("<a>甲".utf16) + [0xD842] + Array("乙丙丁戊己</a>".utf16)
        let decoded = Decoder.decode([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        #expect(decoded.encoding == "utf-16le")
        #expect(text(decoded) == "<a>甲\u{FFFD}乙丙丁戊己</a>")
    }

    @Test("A byte order mark goes before every label", arguments: [nil, "text/xml; charset=gbk"])
    func mark(type: String?) throws {
        let decoded = Decoder.decode(try bytes("utf-16le-mark-labelled-gb2312.xml"), contentType: type)
        #expect(decoded.encoding == "utf-16le")
        #expect(text(decoded).contains("<title>朱镕堃与𠮷野家商标案</title>"))
    }

    @Test("A Chinese text that is not UTF-8 is found out", arguments: ["unlabelled-gbk.xml", "gbk-labelled-utf-8.xml"])
    func detection(file: String) throws {
        let decoded = Decoder.decode(try bytes(file))
        #expect(decoded.encoding == "gb18030")
        #expect(decoded.problems.map(\.code) == [.encoding])
        #expect(text(decoded).contains("朱镕堃"))
    }

    @Test(
        "A bad byte costs one character",
        arguments: [("one-bad-byte.xml", "utf-8"), ("one-bad-byte-gb2312.xml", "gb18030")])
    func badByte(file: String, encoding: String) throws {
        let decoded = Decoder.decode(try bytes(file))
        #expect(decoded.encoding == encoding)
        #expect(decoded.problems.map(\.code) == [.encoding])
        #expect(text(decoded).contains("知识产权局\u{FFFD}提醒企业"))
    }

    @Test(
        "A title cut amid a character costs a character, and no text its encoding",
        arguments: ["cut-title-unlabelled-gbk.xml", "cut-title-gbk-labelled-utf-8.xml"])
    func cutTitle(file: String) throws {
        let decoded = Decoder.decode(try bytes(file))
        #expect(decoded.encoding == "gb18030")
        #expect(text(decoded).contains("<title>商标专利知识产权海外维\u{FFFD}</title>"))
        #expect(text(decoded).split(separator: "海外维权</title>").count == 4)
        #expect(decoded.problems.map(\.code) == [.encoding, .encoding])
    }

    @Test("Half a character behind the end costs nothing else") func oddEnd() throws {
        let decoded = Decoder.decode(try bytes("utf-16le-odd-end.xml"))
        #expect(decoded.encoding == "utf-16le")
        #expect(text(decoded).contains("<title>商标专利知识产权</title>"))
        #expect(decoded.problems.map(\.code) == [.encoding])
    }

    @Test("Half a character before the end of a section takes no bracket of it") func halfBeforeSectionEnd() throws {
        let decoded = Decoder.decode(try bytes("half-character-before-section-end.xml"))
        #expect(decoded.encoding == "gb18030")
        #expect(text(decoded).contains("有关情况\u{FFFD}]]></description>"))
        #expect(text(decoded).split(separator: "有关情况。]]></description>").count == 3)
    }

    @Test(
        "A character that cannot be read costs itself, and no short text its encoding",
        arguments: [
            // 价格 and the euro sign of code page 936; 商標 and a pair that Big5 does not have; 价格 and half a character.
            ("gbk", [0xBC, 0xDB, 0xB8, 0xF1, 0x80, 0x35], "价格€5", "gbk"),
            ("big5", [0xB0, 0xD3, 0xBC, 0xD0, 0xC7, 0xFF, 0x35], "商標\u{FFFD}", "big5"),
            ("gb2312", [0xBC, 0xDB, 0xB8, 0xF1, 0xFF, 0x35], "价格\u{FFFD}5", "gb18030"),
        ] as [(String, [UInt8], String, String)])
    func shortText(label: String, title: [UInt8], expected: String, encoding: String) {
        let head = Array("<?xml version='1.0' encoding='\(label)'?><rss><title>".utf8)
        let decoded = Decoder.decode(head + title + Array("</title></rss>".utf8))
        #expect(decoded.encoding?.hasPrefix(encoding) == true, "\(decoded.encoding ?? "none")")
        #expect(text(decoded).contains(expected), "\(text(decoded))")
        #expect(decoded.problems.map(\.code) == (expected.contains("\u{FFFD}") ? [.encoding] : []))
    }

    @Test("A text cut in the midst of a character keeps what comes before") func cutShort() throws {
        let decoded = Decoder.decode(try bytes("cut-short.xml"))
        #expect(decoded.encoding == "utf-8")
        #expect(text(decoded).hasSuffix("提醒企业：\u{FFFD}"))
    }

    @Test(
        "The HTTP header governs, then us-ascii for text, then the declaration",
        arguments: [
            ("application/xml", "us-ascii", "us-ascii", false),
            ("application/xml; charset=iso-8859-1", "us-ascii", "iso-8859-1", false),
            ("application/rss+xml;charset = 'ISO-8859-1'", "utf-8", "iso-8859-1", false),
            ("text/xml", "utf-8", "us-ascii", false),
            ("text/xml; charset=\"utf-8\"", "us-ascii", "utf-8", false),
            ("TEXT/XML; qs=0.9", "utf-8", "us-ascii", false),
            ("application/json", "utf-8", "utf-8", false), ("text/plain", "utf-8", "us-ascii", true),
            ("text/html; charset=utf-8", "utf-8", "utf-8", true), ("application/octet-stream", "utf-8", "utf-8", true),
        ])
    func header(header: String, declared: String, encoding: String, isForeign: Bool) {
        let document = "<?xml version='1.0' encoding='\(declared)'?><rss/>"
        let decoded = Decoder.decode(Array(document.utf8), contentType: header)
        #expect(decoded.encoding == encoding)
        #expect(decoded.problems.map(\.code) == (isForeign ? [.mediaType] : []))
    }

    @Test("Text served as us-ascii that is not is read by its declaration") func notASCII() {
        let document = "<?xml version='1.0' encoding='utf-8'?><rss>Zürich</rss>"
        let decoded = Decoder.decode(Array(document.utf8), contentType: "text/xml")
        #expect(decoded.encoding == "utf-8")
        #expect(decoded.problems.map(\.code) == [.encoding])
        #expect(text(decoded).contains("Zürich"))
    }

    @Test("What somebody who knows the source says beats all labels") func override() throws {
        let decoded = Decoder.decode(
            try bytes("gbk-labelled-utf-8.xml"), contentType: "text/xml; charset=utf-8", override: "gbk")
        #expect(decoded.encoding == "gbk")
        #expect(decoded.problems.isEmpty)
        #expect(text(decoded).contains("朱镕堃"))
    }

    @Test("An unknown label is a problem, not the end") func unknownLabel() {
        let decoded = Decoder.decode(Array("<?xml version='1.0' encoding='x-martian'?><rss>Zürich</rss>".utf8))
        #expect(decoded.encoding == "utf-8")
        #expect(decoded.problems.map(\.code) == [.encoding])
        #expect(
            decoded.problems.first?.message == "It should be x-martian, but it is not; it was read as utf-8.",
            "\(decoded.problems)")
    }

    @Test("UTF-16 that is none is not read as such") func notWide() {
        let decoded = Decoder.decode(Array("<?xml version='1.0' encoding='utf-16'?><rss>trade marks!</rss>".utf8))
        #expect(decoded.encoding == "utf-8")
        #expect(text(decoded).contains("trade marks!"))
    }

    @Test("What fits nowhere is read as Windows-1252") func windows1252() {
        let decoded = Decoder.decode([UInt8](Array("<rss>caf".utf8)) + [0xE9, 0x92] + Array("s</rss>".utf8))
        #expect(decoded.encoding == "windows-1252")
        #expect(text(decoded) == "<rss>café’s</rss>")
        let lost = Decoder.decode([0x3C, 0x81, 0xE9])
        #expect(lost.encoding == nil)
        #expect(lost.problems.map(\.code) == [.encoding])
    }

    @Test("Text encoded twice is decoded twice") func twice() {
        #expect(TextRepair.repaired("æ\u{B6}\u{89}å¤\u{96}") == "涉外")
        #expect(TextRepair.repaired("caf\u{C3}\u{A9}") == "café")
        #expect(TextRepair.repaired("café") == "café")
        #expect(TextRepair.repaired("知识产权 caf\u{C3}\u{A9}") == "知识产权 caf\u{C3}\u{A9}")
        let document = Decoder.decode(Array("<a>专利 \u{E2}\u{80}\u{9C}x\u{E2}\u{80}\u{9D} \u{92}</a>".utf8))
        #expect(text(document) == "<a>专利 “x” ’</a>")
    }

    @Test("Control characters that XML forbids are left out, and that is told") func controls() {
        let decoded = Decoder.decode(Array("<a>\u{0}tra\u{8}de\u{1F} \tmar\u{FFFF}ks\u{FFFE}\r\n</a>".utf8))
        #expect(text(decoded) == "<a>trade \tmarks\r\n</a>")
        #expect(decoded.problems.map(\.code) == [.malformed])
        #expect(text(Decoder.decode(Array("\u{FFFD}<a>\u{0}b</a>".utf8))) == "\u{FFFD}<a>b</a>")
        #expect(text(Decoder.decode(Array("\u{FFFE}\u{FFFF}<a>\u{1}</a>".utf8))) == "<a></a>")
    }

    @Test(
        "A page is UTF-8 where it can be, else what the header, the meta element or its bytes say",
        arguments: [
            ("meta-gb2312.html", nil, "gb18030"), ("meta-gb2312-utf-8.html", nil, "utf-8"),
            ("meta-gb2312-utf-8.html", "text/html; charset=gbk", "utf-8"),
            ("meta-gb2312.html", "text/html; charset=gbk", "gbk"), ("meta-gb2312.html", "text/html", "gb18030"),
            ("no-meta-gbk.html", nil, "gb18030"),
            ("no-meta-gbk.html", "text/html; charset=GBK", "gbk"),
        ] as [(String, String?, String)])
    func page(file: String, header: String?, encoding: String) throws {
        let decoded = Decoder.decodePage(try bytes(file), contentType: header)
        #expect(decoded.encoding == encoding)
        #expect(text(decoded).contains("<title>朱镕堃</title>"))
    }

    @Test("The text is well-formed UTF-8 whatever the bytes", arguments: [1, 2, 3, 4, 5, 6]) func noise(seed: UInt64)
        throws
    {
        var random = CleaningRandom(seed: seed)
        let labels = [
            "utf-8", "gb2312", "big5", "utf-16", "utf-32be", "iso-8859-1", "shift_jis", "utf-7", "iso-2022-jp",
            "hz-gb-2312", "nonsense", "",
        ]
        for _ in 0..<200 {
            let label = labels.randomElement(using: &random) ?? ""
            let noise = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let document =
                Array("<?xml version='1.0' encoding='\(label)'?>".utf8.prefix(Int.random(in: 0...50, using: &random)))
                + noise
            for decoded in [
                Decoder.decode(document), Decoder.decodePage(document),
                Decoder.decode(document, contentType: "text/xml; charset=\(label)"),
            ] {
                let text = try #require(String(validating: decoded.utf8, as: UTF8.self))
                let forbidden = text.unicodeScalars.contains {
                    $0.value < 0x20 && ![9, 10, 13].contains($0.value) || $0.value == 0xFFFE || $0.value == 0xFFFF
                }
                #expect(!forbidden)
            }
        }
    }
}
