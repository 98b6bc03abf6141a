internal import XMLTree

/// An encoding by the name a document gave it: what we call it, and how we read it.
struct CharacterEncoding: Equatable {
    /// The name to report, lower case.
    let name: String
    /// The name iconv knows; it may stand for a superset, as GB18030 does for all of China's encodings.
    private let converterName: String

    static let utf8 = CharacterEncoding("utf-8")
    static let ascii = CharacterEncoding("us-ascii")
    static let windows1252 = CharacterEncoding("windows-1252")

    init(_ label: String) {
        let label = String(label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" })
        switch label {
        case "utf8", "utf-8", "utf_8", "u8", "x-utf-8", "unicode-1-1-utf-8", "cp65001":
            (name, converterName) = ("utf-8", "utf-8")
        case "ascii", "us-ascii", "us_ascii", "ansi_x3.4-1968", "iso646-us":
            (name, converterName) = ("us-ascii", "us-ascii")
        case "gb2312", "gb_2312-80", "gb2312-80", "gb_2312", "euc-cn", "euccn", "x-euc-cn", "csgb2312", "chinese",
            "gb18030":
            (name, converterName) = ("gb18030", "GB18030")
        case "gbk", "x-gbk", "cp936", "ms936", "windows-936": (name, converterName) = ("gbk", "GB18030")
        case "big5", "big-5", "big5-hkscs", "cn-big5", "x-x-big5", "csbig5", "cp950":
            (name, converterName) = ("big5", "BIG5-HKSCS")
        case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932":
            (name, converterName) = ("shift_jis", "CP932")
        case "euc-kr", "euckr", "ks_c_5601-1987", "ksc5601", "cseuckr", "cp949", "uhc":
            (name, converterName) = ("euc-kr", "CP949")
        case "utf-16le", "utf-16-le", "utf16le", "utf_16_le", "unicodelittle":
            (name, converterName) = ("utf-16le", "UTF-16LE")
        case "utf-16be", "utf-16-be", "utf16be", "utf_16_be", "unicodebig":
            (name, converterName) = ("utf-16be", "UTF-16BE")
        case "utf-32le", "utf-32-le", "utf32le", "utf_32_le": (name, converterName) = ("utf-32le", "UTF-32LE")
        case "utf-32be", "utf-32-be", "utf32be", "utf_32_be": (name, converterName) = ("utf-32be", "UTF-32BE")
        case "windows-1252", "windows_1252", "cp1252", "x-cp1252", "x-ansi":
            (name, converterName) = ("windows-1252", "CP1252")
        case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1":
            (name, converterName) = ("iso-8859-1", "ISO-8859-1")
        default: (name, converterName) = (label, label.replacing("_", with: "-"))
        }
    }

    /// Encodings of two or four bytes whose names say nothing of the order of the bytes.
    private static let wideLabels: Set<String> = [
        "u16", "utf-16", "utf16", "utf_16", "u32", "utf-32", "utf32", "utf_32", "iso-10646-ucs-2", "iso-10646-ucs-4",
        "csucs4", "csunicode", "ucs-2", "ucs-4", "ucs2", "ucs4", "unicode",
    ]

    /// The encoding a label means where the first bytes showed `signature`: bare `utf-16` is the one that they are in.
    init(_ label: String, signature: CharacterEncoding?) {
        guard Self.wideLabels.contains(label.lowercased()) else {
            self.init(label)
            return
        }
        if let signature, signature.isWide {
            self = signature
        } else {
            self.init(label.contains("32") || label.contains("4") ? "utf-32le" : "utf-16le")
        }
    }

    /// UTF-16 or UTF-32.
    var isWide: Bool { name.hasPrefix("utf-16") || name.hasPrefix("utf-32") }
    var isUTF8: Bool { name == "utf-8" }
    /// Whether any bytes are text in it.
    var fitsAnything: Bool { name == "iso-8859-1" || name == "windows-1252" }

    /// Whether text in it can be read at all.
    var isKnown: Bool { decodeStrictly([]) != nil }

    /// The text, if every byte of it can be read.
    func decodeStrictly(_ bytes: [UInt8]) -> [UInt8]? {
        switch name {
        case "utf-8": return UTF8Text.isWellFormed(bytes) ? bytes : nil
        case "us-ascii": return bytes.allSatisfy { $0 < 0x80 } ? bytes : nil
        case _ where mayHideBracket && !halvesBeforeSectionEnds(bytes).isEmpty: return nil
        default:
            return isWide && isNarrow(bytes)
                ? nil : TextConverter.utf8(of: bytes, from: converterName, isStrict: true)?.utf8
        }
    }

    /// Whether text begins like markup of one byte a character: then it is not UTF-16, whatever its label says.
    private func isNarrow(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [UInt8(ascii: "<")]) && !bytes.prefix(512).contains(0)
    }

    /// The text with U+FFFD for what cannot be read, and how often that was; `nil` for an unknown encoding.
    func decodeLeniently(_ bytes: [UInt8]) -> (utf8: [UInt8], unreadable: Int)? {
        var bytes = bytes
        // A byte that begins nothing.
        if mayHideBracket { for half in halvesBeforeSectionEnds(bytes) { bytes[half] = 0xFF } }
        switch name {
        case "utf-8": return UTF8Text.repaired(bytes)
        case "us-ascii": return nil
        case "windows-1252": return (UTF8Text.fromWindows1252(bytes), 0)
        case _ where converterName == "GB18030":
            return TextConverter.utf8(of: Self.withEuroOfWindows(bytes), from: converterName, isStrict: false)
        default:
            return isWide && isNarrow(bytes)
                ? nil : TextConverter.utf8(of: bytes, from: converterName, isStrict: false)
        }
    }

    // MARK: Half characters before the end of a section

    /// Whether `]` may be the second byte of a character.
    private var mayHideBracket: Bool { converterName == "GB18030" || converterName == "BIG5-HKSCS" }

    /// Where the first byte of a character stands directly before `]]>`: a text that was cut amid a character, whose other half would take a
    /// bracket, and with it all that stands behind up to the end of the next section.
    private func halvesBeforeSectionEnds(_ bytes: [UInt8]) -> [Int] {
        let (bracket, end) = (UInt8(ascii: "]"), UInt8(ascii: ">"))
        return bytes.indices.dropFirst(3).compactMap { index in
            guard bytes[index] == end, bytes[index - 1] == bracket, bytes[index - 2] == bracket, bytes[index - 3] > 0x80
            else { return nil }
            let half = index - 3
            // No character holds one of these bytes, so that a new one begins behind it.
            var position = (bytes[..<half].lastIndex { $0 < 0x30 || (0x3A...0x3F).contains($0) } ?? -1) + 1
            while position < half {
                let isOfFour = bytes[position] > 0x80 && (0x30...0x39).contains(bytes[position + 1])
                position += bytes[position] <= 0x80 ? 1 : isOfFour ? 4 : 2
            }
            return position == half ? half : nil
        }
    }

    /// Text in GBK with the euro sign of code page 936, the byte 80, turned into that of GB 18030.
    private static func withEuroOfWindows(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0x80) else { return bytes }
        var (result, index): ([UInt8], Int) = ([], 0)
        result.reserveCapacity(bytes.count + 16)
        while index < bytes.count {
            if bytes[index] == 0x80 {
                result += [0xA2, 0xE3]
                index += 1
                continue
            }
            let isPair = bytes[index] > 0x80 && index + 1 < bytes.count && bytes[index + 1] > 0x2F
            result += bytes[index..<(index + (isPair ? 2 : 1))]
            index += isPair ? 2 : 1
        }
        return result
    }
}
