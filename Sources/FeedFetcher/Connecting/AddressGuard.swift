/// Decides which addresses may be connected to, so that no link and no answer of DNS turns us against our own network.
struct AddressGuard: Sendable {
    /// Loopback addresses that are allowed one by one; the tests' servers live there.
    var exceptions: Set<IPAddress> = []

    func allows(_ address: IPAddress, privateAllowed: Bool) -> Bool {
        let kind = Self.kind(of: address)
        return kind == .global || exceptions.contains(address) || (privateAllowed && !kind.isNeverAllowed)
    }

    /// What an address is; one that carries an IPv4 address inside is judged by that, because that is where the packets end.
    static func kind(of address: IPAddress) -> AddressKind {
        let inner = embedded(in: address).map { kind(of: $0) }
        // What is never allowed stays so when a network of one's own translates it.
        if let worst = inner.first(where: \.isNeverAllowed) { return worst }
        if let match = table.first(where: { $0.contains(address) }) { return match.kind }
        if let inner = inner.first { return inner }
        // Outside 2000::/3 nothing of IPv6 is routed (RFC 4291 §2.4).
        if !address.isV4, address.bytes[0] & 0xE0 != 0x20 { return .reserved }
        return .global
    }

    /// What a name says by itself, where a proxy looks it up and there is no address to judge; `nil` for most.
    static func kind(ofName name: String) -> AddressKind? {
        let labels = name.split(separator: ".")  // A final dot falls away.
        if labels.last == "localhost" { return .loopback }  // RFC 6761 §6.3
        return ["metadata.google.internal", "metadata.goog"].contains(labels.joined(separator: ".")) ? .metadata : nil
    }

    /// Whether a host is an IPv4 address in a spelling of old: `2130706433`, `127.1`, `0x7f.1`. Resolvers understand it, `IPAddress` does not.
    static func isNumber(_ host: String) -> Bool {
        guard let last = host.split(separator: ".").last else { return false }
        return last.utf8.allSatisfy { (48...57).contains($0) } || last.hasPrefix("0x")
    }

    /// The IPv4 address within a mapped, translated or tunnelled IPv6 address; several where there is more than one way to read it.
    private static func embedded(in address: IPAddress) -> [IPAddress] {
        let bytes = address.bytes
        guard !address.isV4 else { return [] }
        func pick(_ indices: Int...) -> IPAddress { IPAddress(bytes: indices.map { bytes[$0] }) }
        let last = pick(12, 13, 14, 15)
        let zeros = bytes.prefix { $0 == 0 }.count
        if zeros >= 12 { return [last] }  // ::a.b.c.d, IPv4-compatible (RFC 4291 §2.5.5.1)
        if zeros == 10, bytes[10] == 0xFF, bytes[11] == 0xFF { return [last] }  // ::ffff:a.b.c.d, mapped (§2.5.5.2)
        if zeros == 8, bytes[8...11] == [0xFF, 0xFF, 0, 0] { return [last] }  // ::ffff:0:a.b.c.d, SIIT (RFC 2765)
        if bytes.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) { return [last] }  // NAT64 (RFC 6052)
        if bytes.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 1]) {
            // Local NAT64 (RFC 8215): how long the prefix is, only its network knows (RFC 6052 §2.2).
            return [last, pick(6, 7, 9, 10), pick(7, 9, 10, 11), pick(9, 10, 11, 12)]
        }
        if bytes.starts(with: [0x20, 0x02]) { return [pick(2, 3, 4, 5)] }  // 6to4 (RFC 3056)
        if bytes[8] & 0xFD == 0, bytes[9...11] == [0, 0x5E, 0xFE] { return [last] }  // ISATAP (RFC 5214)
        return []
    }

    private struct Block {
        let prefix: [UInt8]
        let bits: Int
        let isV4: Bool
        let kind: AddressKind

        init(_ text: String, _ bits: Int, _ kind: AddressKind) {
            // A typing mistake in the table below would give an empty prefix; the tests walk through every row.
            let address = IPAddress(text)
            (prefix, isV4) = (address?.bytes ?? [], address?.isV4 ?? true)
            (self.bits, self.kind) = (bits, kind)
        }

        func contains(_ address: IPAddress) -> Bool {
            guard address.isV4 == isV4, address.bytes.count == prefix.count else { return false }
            let whole = bits / 8
            guard address.bytes[..<whole] == prefix[..<whole] else { return false }
            let rest = bits % 8
            return rest == 0 || (address.bytes[whole] ^ prefix[whole]) >> UInt8(8 - rest) == 0
        }
    }

    /// IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890) and the metadata services of the large clouds.
    /// The first match decides.
    private static let table = [
        Block("169.254.169.254", 32, .metadata),  // Amazon, Azure, Google, Tencent and others
        Block("169.254.170.2", 32, .metadata),  // Amazon, containers
        Block("100.100.100.200", 32, .metadata),  // Alibaba
        Block("168.63.129.16", 32, .metadata),  // Azure
        Block("192.0.0.192", 32, .metadata),  // Oracle
        Block("0.0.0.0", 8, .unspecified),
        Block("10.0.0.0", 8, .private),
        Block("100.64.0.0", 10, .shared),
        Block("127.0.0.0", 8, .loopback),
        Block("169.254.0.0", 16, .linkLocal),
        Block("172.16.0.0", 12, .private),
        Block("192.0.0.0", 24, .reserved),
        Block("192.0.2.0", 24, .reserved),
        Block("192.88.99.0", 24, .reserved),
        Block("192.168.0.0", 16, .private),
        Block("198.18.0.0", 15, .reserved),
        Block("198.51.100.0", 24, .reserved),
        Block("203.0.113.0", 24, .reserved),
        Block("224.0.0.0", 4, .multicast),
        Block("240.0.0.0", 4, .reserved),
        Block("fd00:ec2::254", 128, .metadata),  // Amazon
        Block("fd20:ce::254", 128, .metadata),  // Google
        Block("::", 128, .unspecified),
        Block("::1", 128, .loopback),
        Block("64:ff9b:1::", 48, .private),  // local NAT64 (RFC 8215)
        Block("100::", 64, .reserved),
        Block("2001::", 32, .reserved),  // Teredo: the way to a host behind somebody's NAT
        Block("2001::", 23, .reserved),
        Block("2001:db8::", 32, .reserved),
        Block("3fff::", 20, .reserved),
        Block("5f00::", 16, .reserved),
        Block("fc00::", 7, .private),
        Block("fe80::", 10, .linkLocal),
        Block("fec0::", 10, .private),
        Block("ff00::", 8, .multicast),
    ]
}
