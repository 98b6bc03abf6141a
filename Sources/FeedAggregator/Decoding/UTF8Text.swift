/// Questions about bytes that may be UTF-8, each answered in one pass.
enum UTF8Text {
    static func isWellFormed(_ bytes: [UInt8]) -> Bool {
        (try? UTF8Span(validating: bytes.span)) != nil
    }

    /// How many characters of two and of three or four bytes a well-formed text has.
    static func wideCharacters(in bytes: [UInt8]) -> (two: Int, more: Int) {
        var (two, more) = (0, 0)
        for byte in bytes {
            two += byte &- 0xC0 < 0x20 ? 1 : 0
            more += byte >= 0xE0 ? 1 : 0
        }
        return (two, more)
    }

    /// The text with U+FFFD for each maximal part that is no UTF-8 (Unicode 15 §3.9), and how many there were.
    static func repaired(_ bytes: [UInt8]) -> (utf8: [UInt8], unreadable: Int) {
        var result = [UInt8]()
        result.reserveCapacity(bytes.count + 64)
        var unreadable = 0
        var start = 0
        var index = 0
        while index < bytes.count {
            let length = sequenceLength(bytes, at: index)
            if length > 0 {
                index += length
                continue
            }
            result += bytes[start..<index]
            result += [0xEF, 0xBF, 0xBD]
            unreadable += 1
            index += -length
            start = index
        }
        result += bytes[start...]
        return (result, unreadable)
    }

    /// The length of the character at an index, or minus the number of bytes that spoil it.
    static func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
        let lead = bytes[index]
        if lead < 0x80 { return 1 }
        let length: Int
        var lowest: UInt8 = 0x80
        var highest: UInt8 = 0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, lowest) = (3, 0xA0)
        case 0xED: (length, highest) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, lowest) = (4, 0x90)
        case 0xF4: (length, highest) = (4, 0x8F)
        case 0xF1...0xF3: length = 4
        default: return -1
        }
        for offset in 1..<length {
            guard index + offset < bytes.count else { return -offset }
            let byte = bytes[index + offset]
            guard byte >= lowest, byte <= highest else { return -offset }
            (lowest, highest) = (0x80, 0xBF)
        }
        return length
    }

    /// What bytes 80 to 9F mean in Windows-1252; the five it leaves out stay what they are.
    static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
        0x017E, 0x0178,
    ]

    static func fromWindows1252(_ bytes: [UInt8]) -> [UInt8] {
        var result = [UInt8]()
        result.reserveCapacity(bytes.count + bytes.count / 4)
        for byte in bytes {
            append(byte &- 0x80 < 0x20 ? windows1252[Int(byte & 0x1F)] : UInt32(byte), to: &result)
        }
        return result
    }

    /// Appends a scalar value below 10FFFF that is no surrogate.
    static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        switch value {
        case ..<0x80: bytes.append(UInt8(value))
        case ..<0x800:
            bytes.append(UInt8(0xC0 | value >> 6))
            bytes.append(UInt8(0x80 | value & 0x3F))
        case ..<0x1_0000:
            bytes.append(UInt8(0xE0 | value >> 12))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
        default:
            bytes.append(UInt8(0xF0 | value >> 18 & 0x07))
            bytes.append(UInt8(0x80 | value >> 12 & 0x3F))
            bytes.append(UInt8(0x80 | value >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | value & 0x3F))
        }
    }
}
