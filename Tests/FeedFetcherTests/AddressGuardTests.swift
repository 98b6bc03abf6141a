import Testing

@testable import FeedFetcher

@Suite("The address guard") struct AddressGuardTests {
    @Test(
        "knows what an address is",
        arguments: [
            ("93.184.215.14", AddressKind.global), ("8.8.8.8", .global), ("172.15.255.255", .global),
            ("172.32.0.0", .global),
            ("100.63.255.255", .global), ("100.128.0.0", .global), ("11.0.0.1", .global), ("126.255.255.255", .global),
            ("128.0.0.1", .global), ("169.253.255.255", .global), ("192.167.1.1", .global),
            ("223.255.255.255", .global),
            ("2606:4700::1111", .global), ("2400:3200::1", .global),
            ("0.0.0.0", .unspecified), ("0.1.2.3", .unspecified), ("::", .unspecified),
            ("127.0.0.1", .loopback), ("127.255.255.254", .loopback), ("::1", .loopback),
            ("10.0.0.1", .private), ("10.255.255.255", .private), ("172.16.0.1", .private),
            ("172.31.255.255", .private),
            ("192.168.1.1", .private), ("fc00::1", .private), ("fdff::1", .private), ("fec0::1", .private),
            ("64:ff9b:1::a00:1", .private),
            ("100.64.0.1", .shared), ("100.127.255.255", .shared),
            ("169.254.0.1", .linkLocal), ("169.254.255.255", .linkLocal), ("fe80::1", .linkLocal),
            ("febf::1", .linkLocal),
            ("169.254.169.254", .metadata), ("169.254.170.2", .metadata), ("100.100.100.200", .metadata),
            ("168.63.129.16", .metadata), ("192.0.0.192", .metadata), ("fd00:ec2::254", .metadata),
            ("fd20:ce::254", .metadata),
            ("224.0.0.1", .multicast), ("239.255.255.255", .multicast), ("ff02::1", .multicast),
            ("192.0.0.1", .reserved), ("192.0.2.1", .reserved), ("192.88.99.1", .reserved), ("198.18.0.1", .reserved),
            ("198.19.255.255", .reserved), ("198.51.100.1", .reserved), ("203.0.113.1", .reserved),
            ("240.0.0.1", .reserved), ("255.255.255.255", .reserved),
            ("100::1", .reserved), ("2001:db8::1", .reserved), ("2001::1", .reserved), ("2001:10::1", .reserved),
            ("3fff::1", .reserved), ("5f00::1", .reserved), ("4000::1", .reserved), ("200::1", .reserved),
            // IPv4 inside IPv6: mapped, compatible, translated, NAT64, 6to4, ISATAP.
            ("::ffff:127.0.0.1", .loopback), ("::ffff:7f00:1", .loopback), ("::ffff:10.1.2.3", .private),
            ("::ffff:169.254.169.254", .metadata), ("::ffff:8.8.8.8", .global), ("::ffff:0.0.0.0", .unspecified),
            ("::127.0.0.1", .loopback), ("::192.168.0.1", .private), ("::8.8.8.8", .global),
            ("::ffff:0:127.0.0.1", .loopback), ("::ffff:0:10.0.0.1", .private), ("::ffff:0:8.8.8.8", .global),
            ("64:ff9b::127.0.0.1", .loopback), ("64:ff9b::a9fe:a9fe", .metadata), ("64:ff9b::192.168.0.1", .private),
            ("64:ff9b::8.8.8.8", .global),
            ("2002:7f00:1::", .loopback), ("2002:a9fe:a9fe::1", .metadata), ("2002:c0a8:1::1", .private),
            ("2002:808:808::1", .global),
            ("2606::5efe:10.0.0.1", .private), ("2606::200:5efe:127.0.0.1", .loopback),
            ("fe80::5efe:8.8.8.8", .linkLocal),
            // What is never allowed stays so within a network of one's own.
            ("fc00::5efe:169.254.169.254", .metadata), ("2001:db8::5efe:169.254.1.1", .linkLocal),
            ("64:ff9b:1::169.254.169.254", .metadata), ("64:ff9b:1:a9fe:a9:fe00::", .metadata),
            ("64:ff9b:1:fffe:fe:1::", .private), ("64:ff9b:1:1:a9:fea9:fe00:0", .metadata),
            ("64:ff9b:1:10::10.0.0.1", .private),
        ])
    func kinds(_ text: String, _ kind: AddressKind) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressGuard.kind(of: address) == kind)
        let asked = AddressGuard()
        #expect(asked.allows(address, privateAllowed: false) == (kind == .global))
        #expect(asked.allows(address, privateAllowed: true) == (kind != .linkLocal && kind != .metadata))
    }

    @Test(
        "reads addresses only as the standards write them",
        arguments: [
            "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "0x7f.0.0.1", "1.2.3.", "1..2.3", "127.1", "2130706433",
            "localhost", ":::", "1::2::3", "12345::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::",
            "::1.2.3",
            "::1.2.3.4.5", "g::", "1:2:3:4:5:6:7:1.2.3.4", "：：1", "٠.0.0.1",
        ])
    func noAddress(_ text: String) { #expect(IPAddress(text) == nil) }

    @Test(
        "writes addresses the way everybody does",
        arguments: [
            ("2001:0DB8:0:0:0:0:0:1", "2001:db8::1"), ("::", "::"), ("0:0:0:0:0:0:0:1", "::1"), ("1::", "1::"),
            ("1:0:0:2:0:0:0:3", "1:0:0:2::3"), ("::ffff:1.2.3.4", "::ffff:102:304"), ("fe80::1%eth0", "fe80::1"),
            ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"), ("1:0:3:4:5:6:7:8", "1:0:3:4:5:6:7:8"), ("10.0.0.1", "10.0.0.1"),
        ])
    func description(_ text: String, _ written: String) { #expect(IPAddress(text)?.description == written) }
}
