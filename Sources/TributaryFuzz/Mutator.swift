/// Changes documents by chance, always the same way for the same seed.
struct Mutator {
    private var state: UInt64
    /// What feeds are made of, to be dropped in anywhere.
    private static let pieces: [[UInt8]] = [
        "<", ">", "&", ";", "\"", "'", "/", "=", "<![CDATA[", "]]>", "<!--", "-->", "<?", "?>", "<!DOCTYPE a [",
        "<!ENTITY e 'x'>", "&e;",
        "&nbsp;", "&#x0;", "&#1114112;", "&#146;", "<item>", "</item>", "<entry>", "</entry>", "<title type='xhtml'>",
        "<div>", "</div>",
        "<content type='a/b'>", " xml:base='//'", " xmlns='http://www.w3.org/2005/Atom'", " xmlns:dc='x'", "<dc:date>",
        "<svg>", "<script>",
        "<p style='color:red;width:1'>", "<a href='javascript:x'>", "<table>", "<textarea>", "<plaintext>",
        "2024年8月26日", "Mon, 32 Foo 99999999999999 25:61 +9999",
        "9223372036854775808", "-1", "1e308", "\u{0}", "\u{FEFF}", "\u{85}", "é", "𠮷", "{", "}", "[", "]", ",", ":",
        "\\ud800", "\\u0000", "上午",
        "<!---->", "<!--->", "--!>", "<![if", "<img src=", "<a href=", " title=", "&amp;", "&lt",
        "&#106;avascript&colon;",
        "</p>", "<p>", "<li>", "</ul>", "<td>", "<tr>", "<math>", "</svg>", "<foreignObject>", "<noscript>", "<select>",
        "<a/", "//", "../", "http:", "?x=1&copy=2", "%zz", "\u{85}", "\u{C2}\u{A0}", "\u{C3}\u{A9}", "\r", "\u{C}",
        "\u{FFFD}",
        "window._CONFIG = {", "'", "\\", "null", "<base href='", "<meta charset=gbk>", "<time>", "<ul class=list>",
    ].map { Array($0.utf8) }

    init(seed: UInt64) { state = seed &* 2 &+ 1 }

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return bound > 0 ? Int((state >> 33) % UInt64(bound)) : 0
    }

    mutating func mutate(_ document: [UInt8], with other: [UInt8]) -> [UInt8] {
        var bytes = document
        for _ in 0...below(8) { step(&bytes, other) }
        return bytes
    }

    private mutating func step(_ bytes: inout [UInt8], _ other: [UInt8]) {
        let place = below(bytes.count + 1)
        switch below(8) {
        case 0: bytes.insert(contentsOf: Self.pieces[below(Self.pieces.count)], at: place)
        case 1: if place < bytes.count { bytes[place] = UInt8(below(256)) }
        case 2: if place < bytes.count { bytes[place] ^= 1 << UInt8(below(8)) }
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + below(32)))
        case 4:
            let piece = bytes[place..<min(bytes.count, place + below(64))]
            bytes.insert(contentsOf: piece, at: below(bytes.count + 1))
        case 5:
            let start = below(other.count + 1)
            bytes.insert(contentsOf: other[start..<min(other.count, start + below(256))], at: place)
        case 6: if below(8) == 0 { bytes.removeSubrange(place...) }
        default:
            let piece = Self.pieces[below(Self.pieces.count)]
            for _ in 0..<below(64) { bytes.insert(contentsOf: piece, at: place) }
        }
    }
}
