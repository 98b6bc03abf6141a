internal import FeedModel

/// Undoes what programs on the way did to a text.
package enum TextRepair {
    /// The value of an element or attribute, put right: UTF-8 that was encoded twice is decoded once more, and C1 controls are read as the
    /// Windows-1252 characters they were meant to be. Character references bring both into documents that were decoded well.
    package static func repaired(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0xC2 || $0 == 0xC3 }) else { return text }
        let bytes = Array(text.utf8)
        if let once = decodedOnceMore(bytes) { return String(decoding: withoutC1(once), as: UTF8.self) }
        guard hasC1(bytes) else { return text }
        return String(decoding: withoutC1(bytes), as: UTF8.self)
    }

    /// Brings a whole document's text into the state ``DecodedText`` promises.
    static func clean(_ decoded: inout DecodedText) {
        if decoded.utf8.starts(with: [0xEF, 0xBB, 0xBF]) { decoded.utf8.removeFirst(3) }
        if hasC1(decoded.utf8) { decoded.utf8 = withoutC1(decoded.utf8) }
        guard hasForbiddenCharacters(decoded.utf8) else { return }
        decoded.utf8 = withoutForbiddenCharacters(decoded.utf8)
        decoded.problems.append(.init(.malformed, "It holds control characters that XML forbids; they were left out."))
    }

    // MARK: - Encoded twice

    /// The text whose UTF-8 was taken for Latin-1 and encoded again; `nil` where that cannot be what happened to all of it.
    private static func decodedOnceMore(_ bytes: [UInt8]) -> [UInt8]? {
        var result = [UInt8]()
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                result.append(byte)
                index += 1
            } else {
                guard byte == 0xC2 || byte == 0xC3, index + 1 < bytes.count else { return nil }
                result.append((byte & 0x03) << 6 | bytes[index + 1] & 0x3F)
                index += 2
            }
        }
        return result.count < bytes.count && UTF8Text.isWellFormed(result) ? result : nil
    }

    // MARK: - C1 controls

    static func hasC1(_ bytes: [UInt8]) -> Bool {
        let span = bytes.span
        var found: UInt8 = 0
        var previous: UInt8 = 0
        for index in span.indices {
            let byte = span[index]
            found |= (previous == 0xC2 ? 1 : 0) & (byte < 0xA0 ? 1 : 0)
            previous = byte
        }
        return found != 0
    }

    /// Replaces C1 controls. Where one stands among Latin-1 characters that are UTF-8 when taken as bytes, that was encoded twice.
    private static func withoutC1(_ bytes: [UInt8]) -> [UInt8] {
        var result = [UInt8]()
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == 0xC2 || bytes[index] == 0xC3, index + 1 < bytes.count else {
                result.append(bytes[index])
                index += 1
                continue
            }
            var run = [UInt8]()
            while index + 1 < bytes.count, bytes[index] == 0xC2 || bytes[index] == 0xC3 {
                run.append((bytes[index] & 0x03) << 6 | bytes[index + 1] & 0x3F)
                index += 2
            }
            let hasControls = run.contains { $0 &- 0x80 < 0x20 }
            if hasControls, UTF8Text.isWellFormed(run) {
                result += run
            } else {
                for byte in run {
                    UTF8Text.append(
                        byte &- 0x80 < 0x20 ? UTF8Text.windows1252[Int(byte & 0x1F)] : UInt32(byte), to: &result)
                }
            }
        }
        return result
    }

    /// Without the C1 controls that are no characters of Windows-1252 either: taken as text they mean nothing, and in time they would be
    /// mistaken for the bytes of a character encoded twice.
    static func withoutControls(_ bytes: [UInt8]) -> [UInt8] {
        var result = [UInt8]()
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte &- 0x80 < 0x20, result.last == 0xC2 { result.removeLast() } else { result.append(byte) }
        }
        return result
    }

    // MARK: - Forbidden characters

    /// XML 1.0 §2.2 allows no C0 control but tab and line breaks, and neither U+FFFE nor U+FFFF.
    private static func hasForbiddenCharacters(_ bytes: [UInt8]) -> Bool {
        let span = bytes.span
        var found: UInt8 = 0
        var (previous, beforePrevious): (UInt8, UInt8) = (0, 0)
        for index in span.indices {
            let byte = span[index]
            let isControl: UInt8 =
                (byte < 0x20 ? 1 : 0) & (byte != 0x0A ? 1 : 0) & (byte != 0x0D ? 1 : 0) & (byte != 0x09 ? 1 : 0)
            let isNoncharacter: UInt8 =
                (beforePrevious == 0xEF ? 1 : 0) & (previous == 0xBF ? 1 : 0) & (byte >= 0xBE ? 1 : 0)
            found |= isControl | isNoncharacter
            (beforePrevious, previous) = (previous, byte)
        }
        return found != 0
    }

    private static func withoutForbiddenCharacters(_ bytes: [UInt8]) -> [UInt8] {
        var result = [UInt8]()
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { continue }
            result.append(byte)
            guard byte == 0xBE || byte == 0xBF, result.count >= 3 else { continue }
            if result[result.count - 3] == 0xEF, result[result.count - 2] == 0xBF { result.removeLast(3) }
        }
        return result
    }
}
