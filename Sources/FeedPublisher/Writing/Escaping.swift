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
        var runs = RunCopy(text)
        let source = runs.source
        var index = 0
        while index < source.count {
            let byte = source[index]
            // Nearly all bytes of nearly all texts: letters, and everything that is not ASCII.
            if byte > UInt8(ascii: ">"), byte != 0xEF {
                index += 1
                continue
            }
            var length = 1
            let replacement: String?
            switch byte {
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "\"") where place == .attribute: replacement = "&quot;"
            case UInt8(ascii: "\n") where place == .attribute: replacement = "&#10;"
            case UInt8(ascii: "\t") where place == .attribute: replacement = "&#9;"
            case UInt8(ascii: "\n"), UInt8(ascii: "\t"): replacement = nil
            case UInt8(ascii: "\r"):
                let isPair = index + 1 < source.count && source[index + 1] == UInt8(ascii: "\n")
                replacement = isPair ? "" : place == .attribute ? "&#10;" : "\n"
            case 0..<0x20: replacement = ""
            case 0xEF where isNoncharacter(source, at: index): (replacement, length) = ("", 3)
            default: replacement = nil
            }
            if let replacement {
                runs.copy(upTo: index, skipping: length, to: &self)
                append(contentsOf: replacement.utf8)
            }
            index += length
        }
        runs.copy(upTo: source.count, skipping: 0, to: &self)
    }

    /// Appends `text` for the inside of a CDATA section, without the characters that XML forbids; a `]]>` is parted between two sections.
    mutating func appendCDATA(_ text: String) {
        var runs = RunCopy(text)
        let source = runs.source
        var index = 0
        // Brackets that stand together once what is forbidden between them is gone.
        var brackets = 0
        while index < source.count {
            let byte = source[index]
            if byte > UInt8(ascii: "]"), byte != 0xEF {
                brackets = 0
                index += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "]"): brackets += 1
            case UInt8(ascii: "\r"):
                let isPair = index + 1 < source.count && source[index + 1] == UInt8(ascii: "\n")
                runs.copy(upTo: index, skipping: 1, to: &self)
                if !isPair { append(UInt8(ascii: "\n")) }
                brackets = 0
            case UInt8(ascii: "\n"), UInt8(ascii: "\t"): brackets = 0
            case 0..<0x20: runs.copy(upTo: index, skipping: 1, to: &self)
            case 0xEF where isNoncharacter(source, at: index):
                runs.copy(upTo: index, skipping: 3, to: &self)
                index += 2
            case UInt8(ascii: ">") where brackets >= 2:
                runs.copy(upTo: index, skipping: 0, to: &self)
                append(contentsOf: "]]><![CDATA[".utf8)
                brackets = 0
            default: brackets = 0
            }
            index += 1
        }
        runs.copy(upTo: source.count, skipping: 0, to: &self)
    }
}

/// Copies the stretches of a text between what has to be replaced: many bytes at a time instead of one by one.
struct RunCopy {
    let source: [UInt8]
    private var start = 0

    init(_ text: String) { source = Array(text.utf8) }

    /// Appends what was not copied yet up to the byte at `end`, and leaves out `length` bytes behind it.
    mutating func copy(upTo end: Int, skipping length: Int, to bytes: inout [UInt8]) {
        if end > start { bytes.append(contentsOf: source[start..<end]) }
        start = end + length
    }
}

/// Whether U+FFFE or U+FFFF stands at `index`, in UTF-8.
private func isNoncharacter(_ bytes: [UInt8], at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index] == 0xEF && bytes[index + 1] == 0xBF
        && bytes[index + 2] >= 0xBE
}
