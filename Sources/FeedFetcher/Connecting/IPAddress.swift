/// An IPv4 or IPv6 address as its bytes, so that ranges can be told by numbers and not by how somebody wrote them.
struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    /// Four or sixteen, in network order.
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The numeric forms of RFC 4291 §2.2 and plain dotted decimal; nothing that needs DNS, and no octal, hex or shortened IPv4.
    init?(_ text: some StringProtocol) {
        let text = text.prefix { $0 != "%" }  // A zone names an interface of ours, not another host.
        guard let bytes = text.contains(":") ? Self.v6(text) : Self.v4(text) else { return nil }
        self.bytes = bytes
    }

    var isV4: Bool { bytes.count == 4 }

    var description: String {
        if isV4 { return bytes.map(String.init).joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        // The longest run of zeros becomes `::` (RFC 5952 §4.2).
        var (best, length, index) = (0, 0, 0)
        while index < 8 {
            let run = groups[index...].prefix { $0 == 0 }.count
            if run > length { (best, length) = (index, run) }
            index += max(1, run)
        }
        func hex(_ part: ArraySlice<UInt16>) -> String { part.map { String($0, radix: 16) }.joined(separator: ":") }
        guard length > 1 else { return hex(groups[...]) }
        return hex(groups[..<best]) + "::" + hex(groups[(best + length)...])
    }

    private static func v4(_ text: some StringProtocol) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (48...57).contains($0) }),
                part.utf8.count == 1 || part.first != "0", let byte = UInt8(part)
            else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    private static func v6(_ text: some StringProtocol) -> [UInt8]? {
        let text = String(text)
        guard text.utf8.count <= 45 else { return nil }
        guard let gap = text.firstRange(of: "::") else {
            guard let bytes = groups(text[...]), bytes.count == 16 else { return nil }
            return bytes
        }
        let tail = text[gap.upperBound...]
        guard let head = groups(text[..<gap.lowerBound]), let end = groups(tail), head.count + end.count <= 14
        else { return nil }
        return head + [UInt8](repeating: 0, count: 16 - head.count - end.count) + end
    }

    /// Groups between colons, the last of which may be an IPv4 address.
    private static func groups(_ text: Substring) -> [UInt8]? {
        guard !text.isEmpty else { return [] }
        var bytes: [UInt8] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, part.contains(".") {
                guard let v4 = v4(part) else { return nil }
                bytes += v4
            } else {
                guard (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit),
                    part.utf8.allSatisfy({ $0 < 128 }),
                    let group = UInt16(part, radix: 16)
                else { return nil }
                bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
            }
        }
        return bytes
    }
}
