/// Where a piece of text will stand in an XML document; what has to be escaped depends on it.
enum XMLPlace {
    case content
    /// Between double quotes.
    case attribute
}

extension [UInt8] {
    /// Appends `text` so that it is well-formed wherever it came from: markup characters become references, and characters that
    /// XML 1.0 forbids even as references (§2.2: C0 controls, U+FFFE, U+FFFF) are left out.
    ///
    /// A carriage return becomes a line feed, as every XML reader would make of it (§2.11).
    mutating func appendXML(_ text: String, in place: XMLPlace = .content) {
        let source = text.utf8.span
        reserveCapacity(count + source.count)
        var index = 0
        while index < source.count {
            let byte = source[index]
            switch byte {
            case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "\"") where place == .attribute: append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "\n") where place == .attribute: append(contentsOf: "&#10;".utf8)
            case UInt8(ascii: "\t") where place == .attribute: append(contentsOf: "&#9;".utf8)
            case UInt8(ascii: "\n"), UInt8(ascii: "\t"): append(byte)
            case UInt8(ascii: "\r"):
                if index + 1 == source.count || source[index + 1] != UInt8(ascii: "\n") {
                    append(contentsOf: place == .attribute ? "&#10;".utf8 : "\n".utf8)
                }
            case 0..<0x20: break
            case 0xEF where isNoncharacter(source, at: index): index += 2
            default: append(byte)
            }
            index += 1
        }
    }

    /// Appends `text` for the inside of a CDATA section, without the characters that XML forbids; a `]]>` is parted between two sections.
    mutating func appendCDATA(_ text: String) {
        let source = text.utf8.span
        reserveCapacity(count + source.count)
        var index = 0
        var brackets = 0
        while index < source.count {
            let byte = source[index]
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\t"): append(byte)
            case UInt8(ascii: "\r"):
                if index + 1 == source.count || source[index + 1] != UInt8(ascii: "\n") {
                    append(UInt8(ascii: "\n"))
                }
            case 0..<0x20:
                // Left out, so the brackets around it move together.
                index += 1
                continue
            case 0xEF where isNoncharacter(source, at: index):
                index += 3
                continue
            case UInt8(ascii: ">") where brackets >= 2: append(contentsOf: "]]><![CDATA[>".utf8)
            default: append(byte)
            }
            brackets = byte == UInt8(ascii: "]") ? brackets + 1 : 0
            index += 1
        }
    }
}

/// Whether U+FFFE or U+FFFF stands at `index`, in UTF-8.
private func isNoncharacter(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index] == 0xEF && bytes[index + 1] == 0xBF
        && bytes[index + 2] >= 0xBE
}
