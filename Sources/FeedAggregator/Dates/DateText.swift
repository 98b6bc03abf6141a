/// Brings the text of a date into the form the grammars read: lower case, plain digits and punctuation, single spaces.
enum DateText {
    /// No date is longer; a longer text is a sentence, of which only the beginning is looked at.
    static let longest = 200

    static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let bytes = bytes.prefix(longest)
        if bytes.contains(where: { $0 >= 0x80 }) {
            return collapsed(Array(ChineseNumerals.replaced(in: foldedWidths(bytes)).utf8))
        }
        return collapsed(bytes.map(URLReference.lowercased))
    }

    private static func collapsed(_ bytes: [UInt8]) -> [UInt8] {
        var result = [UInt8]()
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte <= 0x20 {
                if let last = result.last, last != 0x20 { result.append(0x20) }
            } else {
                result.append(byte)
            }
        }
        if result.last == 0x20 { result.removeLast() }
        return result
    }

    /// Full-width forms as ASCII, unusual spaces as spaces, capitals as small letters.
    private static func foldedWidths(_ bytes: ArraySlice<UInt8>) -> String {
        var result = String()
        result.reserveCapacity(bytes.count)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)), to: &result)
            case 0x00A0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF: result.unicodeScalars.append(" ")
            case 0x2010...0x2015, 0x2212: result.unicodeScalars.append("-")
            case 0x200C...0x200F, 0x202A...0x202E: continue
            default: append(scalar, to: &result)
            }
        }
        return result
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        // Only the scripts of month names have capitals that matter: Latin and Greek.
        if scalar.value < 0x41 || scalar.value >= 0x400 {
            text.unicodeScalars.append(scalar)
        } else {
            text += scalar.properties.lowercaseMapping
        }
    }
}
