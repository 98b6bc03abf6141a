/// A short fingerprint that is the same on any machine, for telling whether something changed (FNV-1a, 64 bits). No protection against malice.
enum StableDigest {
    static func of(_ text: String) -> String {
        String(text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 16)
    }
}
