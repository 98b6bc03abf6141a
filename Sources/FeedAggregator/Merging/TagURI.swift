internal import FeedModel
internal import struct Foundation.Date
internal import struct Foundation.TimeZone

/// Makes permanent ids: the publisher's own where it is an IRI, else a tag: URI (RFC 4151).
enum TagURI {
    /// Whether a publisher's id can be an `atom:id` as it stands (RFC 3987: a scheme, and no character an IRI cannot hold).
    static func isIRI(_ id: String) -> Bool {
        let bytes = Array(id.utf8)
        guard (3...limitInBytes).contains(bytes.count), let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
            colon + 1 < bytes.count
        else { return false }
        guard isLetter(bytes[0]) else { return false }
        let scheme = bytes[..<colon]
        guard scheme.allSatisfy({ isLetter($0) || isDigit($0) || [0x2B, 0x2D, 0x2E].contains($0) }) else {
            return false
        }
        // "http:" and "https:" must name a host.
        if ["http", "https"].contains(String(decoding: scheme, as: UTF8.self).lowercased()) {
            guard bytes[colon...].starts(with: "://".utf8), colon + 3 < bytes.count,
                isLetter(bytes[colon + 3]) || isDigit(bytes[colon + 3]) || bytes[colon + 3] >= 0x80
                    || bytes[colon + 3] == UInt8(ascii: "[")
            else { return false }
        }
        // One fragment at most.
        guard bytes.count(where: { $0 == UInt8(ascii: "#") }) < 2 else { return false }
        for (index, byte) in bytes.enumerated() {
            if byte <= 0x20 || byte == 0x7F || #""<>\^`{|}"#.utf8.contains(byte) { return false }
            if byte == UInt8(ascii: "%") {
                guard index + 2 < bytes.count, isHexadecimal(bytes[index + 1]), isHexadecimal(bytes[index + 2]) else {
                    return false
                }
            }
        }
        return !id.unicodeScalars.contains { isForbidden($0.value) }
    }

    /// A tag: URI that is made once, at first sight, and never again.
    /// - Parameter name: tells the entry from all others of its source.
    static func mint(source: Source, link: String?, firstSeen: Date, name: String) -> String {
        let day = PublicationDay(firstSeen, in: .gmt).text
        return "tag:\(authority(source, link: link)),\(day):\(encoded(source.id))/\(name)"
    }

    /// The publisher's id as part of a tag: URI, or a digest of it where it is long.
    static func name(ofPublisherID id: String) -> String {
        let encoded = encoded(id)
        return encoded.utf8.count <= longestName ? encoded : KeyDigest.of(id).text
    }

    /// The host the source is read from (RFC 4151 §2.1), else that of the entry.
    private static func authority(_ source: Source, link: String?) -> String {
        for address in [source.url, link ?? ""] {
            let host = NormalizedLink(address).host.prefix { $0 != ":" }
            let labels = host.split(separator: ".", omittingEmptySubsequences: false)
            if labels.allSatisfy(isDNSLabel) { return String(host) }
        }
        return "localhost"
    }

    private static func isDNSLabel(_ label: Substring) -> Bool {
        guard let first = label.utf8.first, let last = label.utf8.last, label.utf8.count <= 63 else { return false }
        let isPlain = label.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
        return isPlain && first != UInt8(ascii: "-") && last != UInt8(ascii: "-")
    }

    /// RFC 3986's unreserved characters stay, all others are escaped.
    private static func encoded(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            if isLetter(byte) || isDigit(byte) || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte) {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
    /// Longer ids are legal but no reader expects them.
    private static let limitInBytes = 2_048
    private static let longestName = 160

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte | 0x20) }

    /// White space, controls, direction marks, private use and non-characters, which RFC 3987 leaves out of `ucschar`.
    private static func isForbidden(_ scalar: UInt32) -> Bool {
        if scalar < 0xA0 { return scalar >= 0x80 }
        if NormalizedText.isSpace(scalar) || scalar & 0xFFFE == 0xFFFE { return true }
        switch scalar {
        case 0x200E, 0x200F, 0x202A...0x202E, 0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xFFF0...0xFFFF, 0xE0000...0x10FFFF:
            return true
        default: return false
        }
    }
}
