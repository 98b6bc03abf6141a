internal import XMLTree

/// Writes text and attribute values in the one way we escape them.
enum MarkupEscaping {
    enum Context { case text, attribute, characterData }

    /// Writes a stretch of markup's text with its references resolved and everything escaped that must be. What is written so already is kept.
    static func write(_ bytes: [UInt8], _ range: Range<Int>, in context: Context, to writer: inout MarkupWriter) {
        var start = range.lowerBound
        var index = start
        while true {
            index = MarkupScan.nextSpecial(in: bytes, from: index, to: range.upperBound)
            guard index < range.upperBound else { break }
            if context != .characterData, let length = canonicalReference(bytes, index, range.upperBound) {
                index += length
                continue
            }
            guard let step = replacement(bytes, index, range.upperBound, context) else {
                index += 1
                continue
            }
            if !step.isKept {
                writer.keep(start..<index)
                writer.write(step.text)
                start = index + step.length
            }
            index += step.length
        }
        writer.keep(start..<range.upperBound)
    }

    /// The length of `&amp;`, `&lt;` or `&gt;`, which stay as they are; `nil` for anything else.
    private static func canonicalReference(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int? {
        guard bytes[index] == UInt8(ascii: "&"), index + 3 < end else { return nil }
        switch bytes[index + 1] {
        case UInt8(ascii: "l"), UInt8(ascii: "g"):
            return bytes[index + 2] == UInt8(ascii: "t") && bytes[index + 3] == UInt8(ascii: ";") ? 4 : nil
        case UInt8(ascii: "a"):
            guard index + 4 < end, bytes[index + 4] == UInt8(ascii: ";") else { return nil }
            return bytes[index + 2] == UInt8(ascii: "m") && bytes[index + 3] == UInt8(ascii: "p") ? 5 : nil
        default: return nil
        }
    }

    /// The same for a value that is needed as bytes.
    static func canonical(_ bytes: [UInt8]) -> [UInt8] {
        var result = [UInt8]()
        result.reserveCapacity(bytes.count + 8)
        var start = 0
        for (index, byte) in bytes.enumerated() {
            guard let escaped = escaped(byte, in: .attribute) else { continue }
            result += bytes[start..<index]
            result += escaped
            start = index + 1
        }
        result += bytes[start...]
        return result
    }

    /// A text or an attribute's value with its references resolved and without what XML forbids.
    static func decodedValue(_ bytes: [UInt8], _ range: Range<Int>, inAttribute: Bool = true) -> [UInt8] {
        var result = [UInt8]()
        result.reserveCapacity(range.count)
        var index = range.lowerBound
        while true {
            let special = MarkupScan.nextSpecial(in: bytes, from: index, to: range.upperBound)
            result += bytes[index..<special]
            index = special
            guard index < range.upperBound else { return result }
            if bytes[index] == UInt8(ascii: "&"),
                let reference = CharacterReference.read(
                    bytes, at: index, end: range.upperBound, inAttribute: inAttribute)
            {
                result += reference.text
                index += reference.length
            } else if let odd = oddity(bytes, index, range.upperBound) {
                result += odd.text
                index += odd.length
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
    }

    private struct Step {
        var text: [UInt8] = []
        var length: Int
        var isKept = false
    }

    /// What to do about the byte at `index`; `nil` for nothing.
    private static func replacement(_ bytes: [UInt8], _ index: Int, _ end: Int, _ context: Context) -> Step? {
        let byte = bytes[index]
        if byte == UInt8(ascii: "&"), context != .characterData {
            guard
                let reference = CharacterReference.read(bytes, at: index, end: end, inAttribute: context == .attribute)
            else {
                return Step(text: Array("&amp;".utf8), length: 1)
            }
            let text =
                reference.text.count == 1 ? escaped(reference.text[0], in: context) ?? reference.text : reference.text
            let isKept = text.elementsEqual(bytes[index..<(index + reference.length)])
            return Step(text: text, length: reference.length, isKept: isKept)
        }
        if let text = escaped(byte, in: context) { return Step(text: text, length: 1) }
        return oddity(bytes, index, end).map { Step(text: $0.text, length: $0.length) }
    }

    private static func escaped(_ byte: UInt8, in context: Context) -> [UInt8]? {
        if byte > UInt8(ascii: ">") { return nil }
        return switch byte {
        case UInt8(ascii: "&"): Array("&amp;".utf8)
        case UInt8(ascii: "<"): Array("&lt;".utf8)
        case UInt8(ascii: ">"): Array("&gt;".utf8)
        case UInt8(ascii: "\""): context == .attribute ? Array("&quot;".utf8) : nil
        default: nil
        }
    }

    /// Line breaks of other systems, controls, and the two noncharacters XML forbids: what to write instead of them.
    private static func oddity(_ bytes: [UInt8], _ index: Int, _ end: Int) -> (text: [UInt8], length: Int)? {
        let byte = bytes[index]
        if byte < 0x20 {
            if byte == 0x0A || byte == 0x09 { return nil }
            if byte == 0x0D { return index + 1 < end && bytes[index + 1] == 0x0A ? ([], 1) : ([0x0A], 1) }
            return (byte == 0x0C ? [0x20] : [], 1)
        }
        if byte == 0xC2, index + 1 < end, bytes[index + 1] < 0xA0 {
            var text = [UInt8]()
            UTF8Text.append(UTF8Text.windows1252[Int(bytes[index + 1] & 0x1F)], to: &text)
            return text.elementsEqual(bytes[index...(index + 1)]) ? nil : (text, 2)
        }
        if byte == 0xEF, index + 2 < end, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE { return ([], 3) }
        return nil
    }
}
