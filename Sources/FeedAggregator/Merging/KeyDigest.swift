/// A stable 128-bit digest for keys and ids: the same bytes give the same digest on every machine and in every release.
///
/// It is no protection against someone who wants two texts to collide; keys are scoped to a source or a city, so that would only hurt their own entries.
struct KeyDigest {
    private var low: UInt64 = 0xCBF2_9CE4_8422_2325
    private var high: UInt64 = 0x6C62_272E_07BB_0142

    mutating func add(_ byte: UInt8) {
        low = (low ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        let mixed = high ^ UInt64(byte)
        high = ((mixed << 23) | (mixed >> 41)) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Adds the text and an end mark, so that "ab", "c" and "a", "bc" differ.
    mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte) }
        add(0xFF as UInt8)
    }

    /// Adds a scalar in one step: bodies have thousands.
    mutating func add(_ scalar: UInt32) {
        low = (low ^ UInt64(scalar)) &* 0x0000_0100_0000_01B3
        low ^= low >> 29
        let mixed = high ^ UInt64(scalar)
        high = ((mixed << 23) | (mixed >> 41)) &* 0x9E37_79B9_7F4A_7C15
    }

    var value: UInt64 { Self.mixed(low ^ (high &* 3)) }

    /// 32 hexadecimal digits.
    var text: String { Self.hexadecimal(Self.mixed(low)) + Self.hexadecimal(Self.mixed(high)) }

    static func of(_ text: String) -> KeyDigest {
        var digest = KeyDigest()
        digest.add(text)
        return digest
    }

    /// Spreads each bit over all (SplitMix64's finaliser).
    static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value ^ (value >> 30)
        mixed = mixed &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
