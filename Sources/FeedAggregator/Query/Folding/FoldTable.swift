internal import Foundation

/// What each character folds to.
enum FoldTable {
    static let space: UInt32 = 0x20

    /// ASCII: lower case; controls, white space and the hyphen are a space.
    static let ascii: [UInt8] = (0..<128).map { value in
        switch value {
        case 0x41...0x5A: UInt8(value + 32)
        case 0...0x20, 0x7F, 0x2D: 0x20
        default: UInt8(value)
        }
    }

    /// U+3400 to U+9FFF: Traditional to Simplified.
    static let han: [UInt16] = {
        var table = [UInt16](0x3400...0x9FFF)
        var traditional: UInt32?
        for scalar in TraditionalCharacters.pairs.unicodeScalars {
            if let from = traditional {
                table[Int(from - 0x3400)] = UInt16(scalar.value)
                traditional = nil
            } else {
                traditional = scalar.value
            }
        }
        return table
    }()

    /// The Simplified form; a character that has none is itself.
    static func simplified(_ scalar: UInt32) -> UInt32 {
        (0x3400...0x9FFF).contains(scalar) ? UInt32(han[Int(scalar - 0x3400)]) : scalar
    }

    /// Characters without a width or a meaning of their own: zero-width, directional, variation selectors, soft hyphen,
    /// byte order mark.
    static func isDropped(_ value: UInt32) -> Bool {
        switch value {
        case 0xAD, 0x34F, 0x61C, 0x180B...0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F,
            0xFEFF,
            0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    /// Whether a scalar may melt with the one before it under NFKC.
    static func combines(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1161...0x1175, 0x11A8...0x11C2: true  // Hangul vowels and final consonants
        case 0xFF9E, 0xFF9F: true  // the half-width voiced sound marks
        case 0..<0x300, 0x2000...0x20CF, 0x3000...0x3029, 0x3400...0x9FFF, 0xFF00...0xFF9D: false
        default: scalar.properties.canonicalCombiningClass != .notReordered
        }
    }

    /// The folding of the common characters outside ASCII and Han, `nil` for those that need Foundation.
    static func short(_ value: UInt32) -> UInt32? {
        switch value {
        case 0xFF01...0xFF5E: UInt32(ascii[Int(value - 0xFEE0)])
        case 0x80...0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: space
        case 0x2018, 0x2019: 0x27  // the apostrophe and single quotation marks as printers set them
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: space  // hyphens, dashes, the minus sign
        case 0x2018...0x2023, 0x3001...0x3029, 0x3030...0x3035, 0xB7, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB1, 0xB6, 0xBB,
            0xD7:
            value
        case 0x3041...0x3096, 0x30A1...0x30FE, 0xAC00...0xD7A3: value
        default: nil
        }
    }

    /// The folding of any base character with its combining marks.
    static func long(_ cluster: [Unicode.Scalar]) -> [UInt32] {
        var text = ""
        text.unicodeScalars.append(contentsOf: cluster)
        var result: [UInt32] = []
        // Compatibility forms first, then case, then once more: ℡ is TEL, and TEL is tel.
        let lowered = text.precomposedStringWithCompatibilityMapping.lowercased()
        for scalar in lowered.precomposedStringWithCompatibilityMapping.unicodeScalars {
            switch scalar.value {
            case 0..<0x80: result.append(UInt32(ascii[Int(scalar.value)]))
            case 0x3400...0x9FFF: result.append(UInt32(han[Int(scalar.value - 0x3400)]))
            case 0xDF: result += [0x73, 0x73]  // ß
            case 0x3C2: result.append(0x3C3)  // final sigma
            case let value where isDropped(value): continue
            case let value: result.append(short(value) ?? value)
            }
        }
        return result
    }

    /// Whether a folded scalar belongs to a word of a script that parts words by spaces. Han, kana and Hangul do not
    /// count, nor do signs: a Han neighbour is no boundary that a Latin word could miss.
    @inline(__always)
    static func isWord(_ value: UInt32) -> Bool {
        switch value {
        case 0x61...0x7A, 0x30...0x39, 0x41...0x5A: true
        case 0..<0xAA: false
        case 0xAA, 0xB5, 0xBA, 0xC0..<0xD7, 0xD8..<0xF7, 0xF8..<0x2000: true
        default: false
        }
    }

    static func isLetter(_ value: UInt32) -> Bool { isWord(value) && !(0x30...0x39).contains(value) }

    static func isHan(_ value: UInt32) -> Bool {
        switch value {
        case 0x3005, 0x3007, 0x3021...0x3029, 0x3038...0x303B, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0x2E80...0x2FD5,
            0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
