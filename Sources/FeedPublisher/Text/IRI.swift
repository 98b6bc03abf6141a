/// Absolute addresses and identifiers (RFC 3987, RFC 3986), checked and mended without a URL type: nothing is resolved here.
enum IRI {
    /// Whether `text` can stand as an `atom:id`: a scheme, and no character that an IRI excludes.
    static func isValid(_ text: String) -> Bool {
        guard hasScheme(text) else { return false }
        let bytes = text.utf8.span
        var hashes = 0
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "%"):
                guard index + 2 < bytes.count, isHex(bytes[index + 1]), isHex(bytes[index + 2]) else {
                    return false
                }
            case UInt8(ascii: "#"): hashes += 1
            case let byte where isExcluded(byte): return false
            default: break
            }
        }
        return hashes < 2
    }

    /// `text` as an absolute address in ASCII, with every character that may not stand in one percent-encoded.
    /// - Returns: `nil` where it has no scheme, as there is nothing to resolve it against any more, or one that a click must not follow.
    static func address(_ text: String) -> String? {
        guard hasScheme(text), schemes.contains(text.prefix { $0 != ":" }.lowercased()) else { return nil }
        return mended(text)
    }

    /// Whether a click on an address would run what it says.
    static func runs(_ text: String) -> Bool {
        ["javascript", "vbscript", "data"].contains(text.prefix { $0 != ":" }.lowercased())
    }

    /// An address in ASCII, with every character that may not stand in one percent-encoded.
    static func mended(_ text: String) -> String {
        let bytes = text.utf8.span
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var hashes = 0
        let authority = endOfAuthority(bytes)
        for index in bytes.indices {
            let byte = bytes[index]
            // Brackets stand around an IPv6 address and nowhere else, however often queries hold them (RFC 3986 §3.2.2).
            let isStrayBracket = index >= authority && (byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]"))
            var encoded = isExcluded(byte) || byte >= 0x80 || isStrayBracket
            if byte == UInt8(ascii: "%") {
                encoded = !(index + 2 < bytes.count && isHex(bytes[index + 1]) && isHex(bytes[index + 2]))
            } else if byte == UInt8(ascii: "#") {
                hashes += 1
                encoded = hashes > 1
            }
            if encoded {
                result.append(contentsOf: [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 15)])
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Where the host ends, with what belongs to it; 0 where there is none.
    private static func endOfAuthority(_ bytes: Span<UInt8>) -> Int {
        var slashes = 0
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "/"):
                slashes += 1
                if slashes > 2 { return index }
            case UInt8(ascii: "?"), UInt8(ascii: "#"): return slashes < 2 ? 0 : index
            default: if slashes == 1 { return 0 }
            }
        }
        return slashes < 2 ? 0 : bytes.count
    }

    /// What links may lead to. Not `file:`, which means nothing on a reader's machine, and not `javascript:`, `data:` and their like, whatever came through before: a reader might run them.
    private static let schemes: Set<String> = [
        "http", "https", "ftp", "ftps", "sftp", "mailto", "magnet", "gemini", "gopher", "rtsp", "mms",
    ]

    /// `text` as one segment of a path, or as a value of a form.
    static func segment(_ text: String) -> String { encoded(text, keepingSlashes: false) }

    /// `text` as a path: its slashes stay.
    static func path(_ text: String) -> String { encoded(text, keepingSlashes: true) }

    private static func encoded(_ text: String, keepingSlashes: Bool) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "/") where keepingSlashes: result.append(byte)
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.append(byte)
            default:
                result.append(contentsOf: [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 15)])
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A letter, then letters, digits, `+`, `-`, `.`, a colon, and something behind it (RFC 3986 §3.1).
    static func hasScheme(_ text: String) -> Bool {
        let bytes = text.utf8.span
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
                UInt8(ascii: "."):
                guard index > 0 else { return false }
            case UInt8(ascii: ":"): return index > 0 && index + 1 < bytes.count
            default: return false
            }
        }
        return false
    }

    /// Controls, the space, and `" < > \ ^ ` { | }`.
    private static func isExcluded(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "\\"),
            UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
            true
        default: false
        }
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
