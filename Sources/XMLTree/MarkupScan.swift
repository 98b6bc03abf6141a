/// Finds the few bytes that matter in the text of markup, eight bytes at a time.
package enum MarkupScan {
    /// Where the next byte stands that is `<`, `>` or `&`, a control, or begins a character that may have to go: U+0080 to U+00BF and
    /// U+F000 to U+FFFF, by their first bytes C2 and EF. `end` where none follows.
    package static func nextSpecial(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
        let span = bytes.span.extracting(0..<end)
        var index = start
        while index + 8 <= end {
            let word = unsafe UInt64(
                littleEndian: span.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
            let found = specials(word)
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < end, !isSpecial(span[index]) { index += 1 }
        return index
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte & ~0x02 == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0xC2 || byte == 0xEF
    }

    /// The top bit of each byte that is special. A byte equals another where their difference is zero, and a zero byte borrows from its
    /// top bit; what a borrow makes wrong stands behind a byte that is right, so the first is always true.
    private static func specials(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let controls = (word &- ones &* 0x20) & ~word
        // `<` and `>` differ in one bit.
        let brackets = (word & ~(ones &* 0x02)) ^ (ones &* 0x3C)
        let ampersands = word ^ (ones &* 0x26)
        let latin = word ^ (ones &* 0xC2)
        let wide = word ^ (ones &* 0xEF)
        var zeroes = (brackets &- ones) & ~brackets | (ampersands &- ones) & ~ampersands
        zeroes |= (latin &- ones) & ~latin | (wide &- ones) & ~wide
        return (controls | zeroes) & (ones &* 0x80)
    }
}
