/// A short name packed into four words, so that looking it up needs neither a string nor an allocation.
struct NameKey: Hashable, Sendable {
    private(set) var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    /// Bytes; beyond ``longest`` no name is known.
    private(set) var count = 0

    /// Longer than every name of HTML, SVG, MathML and their character references.
    static let longest = 32

    init() {}

    init(_ name: some Sequence<UInt8>) { for byte in name { append(byte) } }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        let shifted = UInt64(byte) << (UInt64(count & 7) << 3)
        switch count >> 3 {
        case 0: words.0 |= shifted
        case 1: words.1 |= shifted
        case 2: words.2 |= shifted
        case 3: words.3 |= shifted
        default: break
        }
        count += 1
    }

    static func == (first: NameKey, second: NameKey) -> Bool {
        first.words == second.words && first.count == second.count
    }

    func hash(into hasher: inout Hasher) { hasher.combine(mixed) }

    /// All bits of the name, stirred.
    @inline(__always)
    var mixed: UInt64 {
        var mixed = words.0 &* 0x9E37_79B9_7F4A_7C15
        if count > 8 {
            mixed ^= words.1 &* 0xC2B2_AE3D_27D4_EB4F
            mixed ^= words.2 &* 0x1656_67B1_9E37_79F9
            mixed ^= words.3 &* 0x27D4_EB2F_1656_67C5
        }
        return mixed ^ (mixed >> 29)
    }
}
