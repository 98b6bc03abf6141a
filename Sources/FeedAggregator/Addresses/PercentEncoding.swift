extension URLReference {
    /// The URI of an IRI (RFC 3987 §3.1), fit for publishing: only ASCII, nothing that RFC 3986 forbids, an international host in Punycode.
    ///
    /// What is encoded already stays, so doing it twice changes nothing.
    package static func percentEncoded(_ reference: String) -> String {
        let bytes = tidy(Array(reference.utf8))
        if bytes.allSatisfy({ isAllowed($0, in: .path) }) { return String(decoding: bytes, as: UTF8.self) }
        let parts = URLParts(bytes)
        var result = [UInt8]()
        result.reserveCapacity(bytes.count * 2)
        if let scheme = parts.scheme { result += bytes[scheme] + [UInt8(ascii: ":")] }
        if let authority = parts.authority {
            let host = URLParts.hostRange(in: bytes, authority: authority)
            result += [UInt8(ascii: "/"), UInt8(ascii: "/")]
            encode(bytes, authority.lowerBound..<host.lowerBound, in: .path, into: &result)
            encodeHost(bytes, host, into: &result)
            encode(bytes, host.upperBound..<authority.upperBound, in: .path, into: &result)
        }
        encode(bytes, parts.path, in: .path, into: &result)
        if let query = parts.query {
            result.append(UInt8(ascii: "?"))
            encode(bytes, query, in: .query, into: &result)
        }
        if let fragment = parts.fragment {
            result.append(UInt8(ascii: "#"))
            encode(bytes, fragment, in: .query, into: &result)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private enum Component { case path, query }

    private static func isAllowed(_ byte: UInt8, in component: Component) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"),
            UInt8(ascii: "="):
            true
        case UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "/"): true
        case UInt8(ascii: "?"): component == .query
        default: false
        }
    }

    private static func encode(
        _ bytes: [UInt8], _ range: Range<Int>, in component: Component, into result: inout [UInt8]
    ) {
        for index in range {
            let byte = bytes[index]
            if isAllowed(byte, in: component) || (byte == UInt8(ascii: "%") && isEncoded(bytes, at: index, in: range)) {
                result.append(byte)
            } else {
                append(encoded: byte, to: &result)
            }
        }
    }

    private static func isEncoded(_ bytes: [UInt8], at index: Int, in range: Range<Int>) -> Bool {
        index + 2 < range.upperBound && isHexDigit(bytes[index + 1]) && isHexDigit(bytes[index + 2])
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6 }

    private static func append(encoded byte: UInt8, to result: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    private static func encodeHost(_ bytes: [UInt8], _ range: Range<Int>, into result: inout [UInt8]) {
        if bytes[range].contains(where: { $0 >= 0x80 }) {
            let host = String(decoding: bytes[range], as: UTF8.self)
            if let ascii = Punycode.asciiHost(host) { return result += ascii.utf8 }
        }
        let isIPv6 = bytes[range].first == UInt8(ascii: "[") && bytes[range].last == UInt8(ascii: "]")
        for index in range {
            let byte = bytes[index]
            let isBracket = isIPv6 && (index == range.lowerBound || index == range.upperBound - 1)
            if isBracket || isAllowed(byte, in: .path)
                || (byte == UInt8(ascii: "%") && isEncoded(bytes, at: index, in: range))
            {
                result.append(byte)
            } else {
                append(encoded: byte, to: &result)
            }
        }
    }
}
