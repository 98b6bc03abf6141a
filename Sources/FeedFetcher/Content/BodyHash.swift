/// A fingerprint of a body: XXH64 with seed 0 (github.com/Cyan4973/xxHash, xxhash_spec.md), as 16 hex digits.
///
/// It only says "nothing new" of a source about itself, so that speed counts and a cryptographic hash would be wasted.
enum BodyHash {
    static func hash(of bytes: [UInt8]) -> String {
        let hex = String(xxh64(bytes), radix: 16)
        return String(repeating: "0", count: 16 - hex.count) + hex
    }

    private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
    private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
    private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

    static func xxh64(_ bytes: [UInt8]) -> UInt64 {
        let span = bytes.span
        var (index, hash) = (0, prime5)
        if span.count >= 32 {
            var lanes = (prime1 &+ prime2, prime2, UInt64(0), 0 &- prime1)
            while index + 32 <= span.count {
                lanes.0 = round(lanes.0, word(span, index))
                lanes.1 = round(lanes.1, word(span, index + 8))
                lanes.2 = round(lanes.2, word(span, index + 16))
                lanes.3 = round(lanes.3, word(span, index + 24))
                index += 32
            }
            hash = rotate(lanes.0, 1) &+ rotate(lanes.1, 7) &+ rotate(lanes.2, 12) &+ rotate(lanes.3, 18)
            for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
                hash = (hash ^ round(0, lane)) &* prime1 &+ prime4
            }
        }
        hash &+= UInt64(span.count)
        while index + 8 <= span.count {
            hash = rotate(hash ^ round(0, word(span, index)), 27) &* prime1 &+ prime4
            index += 8
        }
        if index + 4 <= span.count {
            let half = (0..<4).reduce(UInt64(0)) { $0 | UInt64(span[index + $1]) << UInt64($1 * 8) }
            hash = rotate(hash ^ (half &* prime1), 23) &* prime2 &+ prime3
            index += 4
        }
        while index < span.count {
            hash = rotate(hash ^ (UInt64(span[index]) &* prime5), 11) &* prime1
            index += 1
        }
        hash = (hash ^ (hash >> 33)) &* prime2
        hash = (hash ^ (hash >> 29)) &* prime3
        return hash ^ (hash >> 32)
    }

    private static func word(_ span: Span<UInt8>, _ index: Int) -> UInt64 {
        var word: UInt64 = 0
        for offset in 0..<8 { word |= UInt64(span[index + offset]) << UInt64(offset * 8) }
        return word
    }

    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotate(lane &+ word &* prime2, 31) &* prime1
    }

    private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 { value << bits | value >> (64 - bits) }
}
