/// A reference taken apart by RFC 3986 appendix B: where each part stands among its bytes. A missing part differs from an empty one.
struct URLParts {
    var scheme: Range<Int>?
    var authority: Range<Int>?
    var path: Range<Int>
    var query: Range<Int>?
    var fragment: Range<Int>?

    init(_ bytes: [UInt8]) {
        var start = 0
        var end = bytes.count
        if let colon = Self.schemeEnd(in: bytes) {
            scheme = 0..<colon
            start = colon + 1
        }
        if let hash = bytes[start..<end].firstIndex(of: UInt8(ascii: "#")) {
            fragment = (hash + 1)..<end
            end = hash
        }
        if let mark = bytes[start..<end].firstIndex(of: UInt8(ascii: "?")) {
            query = (mark + 1)..<end
            end = mark
        }
        if end - start >= 2, bytes[start] == UInt8(ascii: "/"), bytes[start + 1] == UInt8(ascii: "/") {
            let slash = bytes[(start + 2)..<end].firstIndex(of: UInt8(ascii: "/")) ?? end
            authority = (start + 2)..<slash
            start = slash
        }
        path = start..<end
    }

    /// Where the colon after the scheme stands; `nil` where the bytes do not begin with a scheme (RFC 3986 §3.1).
    static func schemeEnd(in bytes: [UInt8]) -> Int? {
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if index == 0 { return nil }
            case UInt8(ascii: ":"): return index == 0 ? nil : index
            default: return nil
            }
        }
        return nil
    }

    /// The host within an authority: without user information and port.
    static func hostRange(in bytes: [UInt8], authority: Range<Int>) -> Range<Int> {
        var start = authority.lowerBound
        var end = authority.upperBound
        if let at = bytes[authority].lastIndex(of: UInt8(ascii: "@")) { start = at + 1 }
        if let colon = bytes[start..<end].lastIndex(of: UInt8(ascii: ":")),
            bytes[(colon + 1)..<end].allSatisfy({ $0 &- 0x30 < 10 })
        {
            end = colon
        }
        return start..<end
    }
}
