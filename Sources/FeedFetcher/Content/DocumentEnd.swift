/// Tells whether a feed breaks off, where nothing but the end of the connection says that it is whole.
///
/// Only for what must have an end: an XML feed and a JSON document. Pages of HTML end as they like.
enum DocumentEnd {
    /// Comments and counters stand behind the last tag of many a feed; this much of them is looked through.
    private static let bytesSearched = 4 << 10

    static func isMissing(in bytes: [UInt8]) -> Bool {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let text = bytes[start...].drop(while: isSpace)
        switch text.first {
        case UInt8(ascii: "{"): return last(of: text) != UInt8(ascii: "}")
        case UInt8(ascii: "["): return last(of: text) != UInt8(ascii: "]")
        case UInt8(ascii: "<"):
            guard let root = root(of: text) else { return false }
            let end = Array("</\(root)".utf8)
            return text.suffix(bytesSearched).firstRange(of: end) == nil
        default: return false
        }
    }

    /// The name of an XML feed's first element; `nil` where it is something else.
    private static func root(of text: ArraySlice<UInt8>) -> String? {
        var rest = text.prefix(bytesSearched)
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(open + 1)...]
            if rest.first == UInt8(ascii: "?") || rest.first == UInt8(ascii: "!") { continue }
            let name = String(decoding: rest.prefix { !isSpace($0) && $0 != UInt8(ascii: ">") }, as: UTF8.self)
            return ["rss", "feed", "rdf:RDF"].contains(name) ? name : nil
        }
        return nil
    }

    private static func last(of text: ArraySlice<UInt8>) -> UInt8? { text.last { !isSpace($0) && $0 != 0 } }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
