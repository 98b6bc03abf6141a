/// Keeps tags with too many attributes from libxml2, whose cost for them grows with the square: 50,000 take it six seconds.
enum XMLTagLimit {
    /// Far more than any feed has; a tag of this size costs libxml2 some ten microseconds.
    static let attributes = 200

    /// The line of the first tag above the limit, or `nil`.
    ///
    /// A tag without errors holds no `<`, so only a long way from one `<` to the next can hide such a tag.
    static func violation(in bytes: Span<UInt8>) -> Int? {
        // ` a=""` is the shortest attribute.
        let suspicious = attributes * 5
        var position = bytes.firstIndex(of: UInt8(ascii: "<"), from: 0) ?? bytes.count
        while position < bytes.count {
            let next = bytes.firstIndex(of: UInt8(ascii: "<"), from: position + 1) ?? bytes.count
            if next - position > suspicious, XMLCursor.isNameStart(bytes[position + 1]),
                countAttributes(bytes.extracting(position..<next)) > attributes
            {
                return lines(bytes.extracting(0..<position))
            }
            position = next
        }
        return nil
    }

    private static func countAttributes(_ bytes: Span<UInt8>) -> Int {
        var count = 0
        var position = 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: ">"): return count
            case UInt8(ascii: "="): count += 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard let close = bytes.firstIndex(of: bytes[position], from: position + 1) else { return count }
                position = close
            default: break
            }
            position += 1
        }
        return count
    }

    private static func lines(_ bytes: Span<UInt8>) -> Int {
        var lines = 1
        for index in bytes.indices where bytes[index] == 0x0A { lines += 1 }
        return lines
    }
}
