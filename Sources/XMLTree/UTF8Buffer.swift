/// A growing run of well-formed UTF-8, from whose ranges strings are made at the cost of a copy.
///
/// Every byte that comes in belongs to well-formed UTF-8 (the decoder has seen to that before parsing), and ranges begin and end
/// between characters; so strings are made without looking at the bytes again.
@safe package struct UTF8Buffer: Sendable {
    private(set) var bytes: [UInt8] = []

    package init() {}

    package var count: Int { bytes.count }
    package subscript(index: Int) -> UInt8 { bytes[index] }

    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Cuts everything from `start` on.
    package mutating func truncate(to start: Int) {
        if start < bytes.count { bytes.removeSubrange(start...) }
    }

    package mutating func append(_ byte: UInt8) { bytes.append(byte) }

    package mutating func append(_ text: StaticString) {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    package mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    package mutating func append(_ scalar: Unicode.Scalar) {
        bytes.append(contentsOf: Unicode.UTF8.encode(scalar) ?? .init())
    }

    package mutating func append(_ piece: Span<UInt8>) {
        unsafe piece.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    package func withBytes<Result>(from start: Int, to end: Int, _ body: (Span<UInt8>) -> Result) -> Result {
        body(bytes.span.extracting(start..<end))
    }

    package func string(from start: Int, to end: Int) -> String {
        unsafe String(copying: UTF8Span(unchecked: bytes.span.extracting(start..<end)))
    }

    /// Narrows a range to what stands between the white space at its ends, Unicode's included.
    package func trimmed(from start: Int, to end: Int) -> (start: Int, end: Int) {
        var (start, end) = (start, end)
        while start < end, let width = whiteSpace(at: start, before: end) { start += width }
        while start < end, let width = whiteSpace(endingAt: end, after: start) { end -= width }
        return (start, end)
    }

    private func whiteSpace(at index: Int, before end: Int) -> Int? {
        let byte = bytes[index]
        if byte < 0x80 { return Self.isSpace(byte) ? 1 : nil }
        if byte == 0xC2, index + 1 < end { return Self.isWideSpace(0xC2, bytes[index + 1], 0) ? 2 : nil }
        guard byte >= 0xE1, byte <= 0xE3, index + 2 < end else { return nil }
        return Self.isWideSpace(byte, bytes[index + 1], bytes[index + 2]) ? 3 : nil
    }

    private func whiteSpace(endingAt end: Int, after start: Int) -> Int? {
        let byte = bytes[end - 1]
        if byte < 0x80 { return Self.isSpace(byte) ? 1 : nil }
        if end - 2 >= start, bytes[end - 2] == 0xC2, Self.isWideSpace(0xC2, byte, 0) { return 2 }
        guard end - 3 >= start else { return nil }
        return Self.isWideSpace(bytes[end - 3], bytes[end - 2], byte) ? 3 : nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

    /// U+0085, U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F and U+3000.
    private static func isWideSpace(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xC2, 0x85), (0xC2, 0xA0): true
        case (0xE1, 0x9A): third == 0x80
        case (0xE2, 0x80): third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF
        case (0xE2, 0x81): third == 0x9F
        case (0xE3, 0x80): third == 0x80
        default: false
        }
    }
}

extension UTF8Buffer {
    /// Whether a range may hold C1 control characters or text that is UTF-8 encoded twice. Both show by characters from U+0080 to
    /// U+00FF, which text in other than Western languages hardly has.
    package func mayNeedRepair(from start: Int, to end: Int) -> Bool {
        let range = bytes.span.extracting(start..<end)
        return range.firstIndex(of: 0xC2, from: 0) != nil || range.firstIndex(of: 0xC3, from: 0) != nil
    }
}
