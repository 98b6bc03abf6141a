extension UTF8Buffer {
    /// Adds text to markup: `&`, `<` and `>` become references, `"` too if it is an attribute's value.
    package mutating func append(escaping piece: Span<UInt8>, isAttribute: Bool = false) {
        var start = 0
        var index = 0
        while index < piece.count {
            // Most of a text needs nothing: eight bytes at a time are passed over.
            if index + 8 <= piece.count, !Self.hasSpecial(piece, index) {
                index += 8
                continue
            }
            let reference: StaticString? =
                switch piece[index] {
                case UInt8(ascii: "&"): "&amp;"
                case UInt8(ascii: "<"): "&lt;"
                case UInt8(ascii: ">"): "&gt;"
                case UInt8(ascii: "\""): isAttribute ? "&quot;" : nil
                default: nil
                }
            if let reference {
                append(piece.extracting(start..<index))
                append(reference)
                start = index + 1
            }
            index += 1
        }
        append(piece.extracting(start..<piece.count))
    }

    /// Whether one of eight bytes may be `"`, `&`, `<` or `>`. A byte equals another where their difference is zero, and a zero byte
    /// borrows from its top bit; bytes beyond ASCII never count.
    private static func hasSpecial(_ piece: Span<UInt8>, _ index: Int) -> Bool {
        let word = unsafe piece.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
        let ones: UInt64 = 0x0101_0101_0101_0101
        // `"` and `&` differ in one bit, as do `<` and `>`.
        let quotes = (word & ~(ones &* 0x04)) ^ (ones &* 0x22)
        let brackets = (word & ~(ones &* 0x02)) ^ (ones &* 0x3C)
        let zeroes = ((quotes &- ones) & ~quotes) | ((brackets &- ones) & ~brackets)
        return zeroes & (ones &* 0x80) != 0
    }

    /// Escapes what stands from `start` on, as if it had been added as text.
    package mutating func escape(from start: Int) {
        let text = Array(bytes[start...])
        truncate(to: start)
        append(escaping: text.span)
    }
}
