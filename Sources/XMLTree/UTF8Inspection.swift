/// What one fast pass over bytes tells of them, before anything else looks at them.
package struct UTF8Inspection: Sendable, Hashable {
    /// Whether the bytes are well-formed UTF-8 (Unicode 15 table 3-7).
    package private(set) var isWellFormed = true
    /// Whether there are characters from U+0080 to U+009F, which stand for those of Windows-1252.
    package private(set) var hasC1Controls = false
    /// Whether there are characters XML 1.0 forbids (section 2.2): C0 controls other than tab and line breaks, U+FFFE and U+FFFF.
    package private(set) var hasForbiddenCharacters = false

    package init(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBufferPointer { unsafe inspect($0) }
    }

    /// Eight bytes at a time where they are ASCII, three at a time where they are the commonest kind of Chinese.
    private mutating func inspect(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = unsafe UnsafeRawPointer(bytes.baseAddress) else { return }
        let count = bytes.count
        var index = 0
        while index < count {
            if index + 8 <= count {
                let word = unsafe start.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if word & 0x8080_8080_8080_8080 == 0 {
                    // A byte below 0x20 borrows from its top bit.
                    if (word &- 0x2020_2020_2020_2020) & 0x8080_8080_8080_8080 != 0 { noteControls(word) }
                    index += 8
                    continue
                }
            }
            let byte = unsafe bytes[index]
            if byte < 0x80 {
                if byte < 0x20 { noteControl(byte) }
                index += 1
                continue
            }
            if byte &- 0xE1 < 0x0C, index + 4 <= count {
                // U+1000 to U+CFFF: every continuation is right.
                let word = unsafe UInt32(littleEndian: start.loadUnaligned(fromByteOffset: index, as: UInt32.self))
                if word & 0x00C0_C000 == 0x0080_8000 {
                    index += 3
                    continue
                }
            }
            guard let width = unsafe width(bytes, index) else {
                isWellFormed = false
                return
            }
            index += width
        }
    }

    private mutating func noteControls(_ word: UInt64) {
        var word = word
        for _ in 0..<8 {
            let byte = UInt8(truncatingIfNeeded: word)
            if byte < 0x20 { noteControl(byte) }
            word >>= 8
        }
    }

    private mutating func noteControl(_ byte: UInt8) {
        if byte != 0x0A, byte != 0x0D, byte != 0x09 { hasForbiddenCharacters = true }
    }

    /// The number of bytes of the character at `index`, which is not ASCII; `nil` if there is none.
    private mutating func width(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        let first = unsafe bytes[index]
        let width = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
        guard width > 0, index + width <= bytes.count else { return nil }
        let second = unsafe bytes[index + 1]
        let lowest: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
        let highest: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
        guard second >= lowest, second <= highest else { return nil }
        for offset in 2..<max(width, 2) where unsafe bytes[index + offset] & 0xC0 != 0x80 { return nil }
        if first == 0xC2, second < 0xA0 { hasC1Controls = true }
        if first == 0xEF, second == 0xBF, unsafe bytes[index + 2] >= 0xBE { hasForbiddenCharacters = true }
        return width
    }
}
