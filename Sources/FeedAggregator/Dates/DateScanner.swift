/// Steps through the bytes of a date.
struct DateScanner {
    let bytes: [UInt8]
    var index = 0

    init(_ bytes: [UInt8], at index: Int = 0) { (self.bytes, self.index) = (bytes, index) }

    var isAtEnd: Bool { index >= bytes.count }
    var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    func peek(_ distance: Int) -> UInt8? {
        index + distance < bytes.count ? bytes[index + distance] : nil
    }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        index += 1
        return true
    }

    mutating func skipSpaces() { while current == 0x20 { index += 1 } }

    /// Skips a word that stands here letter by letter.
    mutating func skip(_ word: StaticString) -> Bool {
        guard matches(word) else { return false }
        index += word.utf8CodeUnitCount
        return true
    }

    mutating func skip(_ text: String) -> Bool {
        var position = index
        for byte in text.utf8 {
            guard position < bytes.count, bytes[position] == byte else { return false }
            position += 1
        }
        index = position
        return true
    }

    private func matches(_ word: StaticString) -> Bool {
        var position = index
        for byte in word.description.utf8 {
            guard position < bytes.count, bytes[position] == byte else { return false }
            position += 1
        }
        return true
    }

    /// A number of at most `longest` digits, and how many it has; `nil`, and nothing read, where none stands here or it goes on.
    mutating func number(upTo longest: Int) -> (value: Int, digits: Int)? {
        let start = index
        var value = 0
        while index < bytes.count, bytes[index] &- 0x30 < 10 {
            guard index - start < longest else {
                index = start
                return nil
            }
            value = value * 10 + Int(bytes[index] &- 0x30)
            index += 1
        }
        return index > start ? (value, index - start) : nil
    }

    /// Exactly this many digits, whatever follows.
    mutating func digits(_ count: Int) -> Int? {
        guard index + count <= bytes.count else { return nil }
        var value = 0
        for position in index..<(index + count) {
            guard bytes[position] &- 0x30 < 10 else { return nil }
            value = value * 10 + Int(bytes[position] &- 0x30)
        }
        index += count
        return value
    }

    mutating func skipDigits() { while let byte = current, byte &- 0x30 < 10 { index += 1 } }

    static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte >= 0x80 }

    /// A word: letters a to z and everything beyond ASCII.
    mutating func word() -> ArraySlice<UInt8> {
        let start = index
        while let byte = current, Self.isLetter(byte) { index += 1 }
        return bytes[start..<index]
    }
}
