internal import Glibc

/// A place in a document, and the few steps every scanner takes.
struct XMLCursor {
    var position = 0
    let end: Int

    init(_ end: Int) { self.end = end }

    func matches(_ text: StaticString, _ bytes: Span<UInt8>) -> Bool {
        let count = text.utf8CodeUnitCount
        guard position >= 0, position + count <= end else { return false }
        for offset in 0..<count {
            let byte = unsafe text.utf8Start[offset]
            if bytes[position + offset] != byte { return false }
        }
        return true
    }

    mutating func skipSpace(_ bytes: Span<UInt8>) {
        while position < end, Self.isSpace(bytes[position]) { position += 1 }
    }

    /// Goes behind the next `text`, or to the end if there is none.
    mutating func skip(past text: StaticString, _ bytes: Span<UInt8>) {
        let first = unsafe text.utf8Start[0]
        while position < end {
            guard let next = bytes.firstIndex(of: first, from: position) else { break }
            position = next
            if matches(text, bytes) {
                position += text.utf8CodeUnitCount
                return
            }
            position += 1
        }
        position = end
    }

    /// Goes behind the quoted text that begins here. `false` if its end is missing; then nothing has moved.
    mutating func skipQuoted(_ bytes: Span<UInt8>) -> Bool {
        guard let close = bytes.firstIndex(of: bytes[position], from: position + 1) else {
            position += 1
            return false
        }
        position = close + 1
        return true
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == 0x0C
    }

    /// Letters, digits, `_ : - .` and everything outside ASCII.
    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
            true
        default: false
        }
    }

    static func isNameStart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}

extension Span where Element == UInt8 {
    func begins(with text: String, at position: Int) -> Bool {
        var index = position
        for byte in text.utf8 {
            guard index >= 0, index < count, self[index] == byte else { return false }
            index += 1
        }
        return true
    }

    func ends(with text: StaticString) -> Bool { begins(with: text, at: count - text.utf8CodeUnitCount) }

    func begins(with text: StaticString, at position: Int) -> Bool {
        var cursor = XMLCursor(count)
        cursor.position = position
        return cursor.matches(text, self)
    }

    /// The place of the first `byte` from `start` on.
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        guard start < count else { return nil }
        return unsafe extracting(start...).withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress, let hit = unsafe memchr(base, Int32(byte), buffer.count) else {
                return nil
            }
            return unsafe start + (hit - UnsafeMutableRawPointer(mutating: base))
        }
    }
}

extension String {
    /// The text of well-formed UTF-8.
    init(copying bytes: Span<UInt8>) { unsafe self = String(copying: UTF8Span(unchecked: bytes)) }
}
