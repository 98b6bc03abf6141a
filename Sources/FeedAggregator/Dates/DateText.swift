/// Brings the text of a date into the form the grammars read: lower case, plain digits and punctuation, single spaces.
enum DateText {
    /// No date is longer; a longer text is a sentence, of which only the beginning is looked at.
    static let longest = 200

    static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let bytes = bytes.prefix(longest)
        if bytes.contains(where: { $0 >= 0x80 }) {
            return collapsed(Array(foldedWidths(String(decoding: bytes, as: UTF8.self)).utf8))
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

    /// Full-width forms as ASCII, unusual spaces as spaces, Chinese numerals as digits where they count years, months or days.
    private static func foldedWidths(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: result.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x00A0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF: result.append(" ")
            case 0x2010...0x2015, 0x2212: result.append("-")
            case 0x200C...0x200F, 0x202A...0x202E: continue
            default: result.append(scalar)
            }
        }
        return ChineseNumerals.replaced(in: String(result))
    }
}
