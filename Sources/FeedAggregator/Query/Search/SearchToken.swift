/// The tokens by which the store's index finds entries: numbers that are the same for a text and for a query that matches it.
///
/// Writing without spaces (Han, kana, Hangul) becomes pairs of neighbours, the last character of a run a pair with nothing; so a word
/// of two characters is one token, and a word of one character the range of all pairs that begin with it. A word of a script with
/// spaces is its first letters in alphabetical order and a digest of the rest, so that a prefix is a range, too.
enum SearchToken {
    /// To be raised whenever the tokens of a text change: every store then makes its index anew.
    static let version = 1

    /// The uppermost bits, above ``payloadBits``.
    private enum Kind: UInt64 {
        case pair, word, fact, day
    }
    private static let payloadBits: UInt64 = 36

    private static func token(_ kind: Kind, _ payload: UInt64) -> UInt64 { kind.rawValue << payloadBits | payload }

    // MARK: Writing without spaces

    /// Whether a folded scalar belongs to a script that is written without spaces.
    @inline(__always)
    static func isJoined(_ value: UInt32) -> Bool {
        switch value {
        case 0x4E00...0x9FFF: true
        case 0..<0x2E80: false
        case 0x3041...0x30FA, 0x30FC...0x31BF, 0xAC00...0xD7A3: true
        default: FoldTable.isHan(value)
        }
    }

    /// Characters beyond the Basic Multilingual Plane share codes, which costs a look at an entry that does not match.
    @inline(__always)
    private static func code(_ value: UInt32) -> UInt64 {
        value < 0x10000 ? UInt64(value) : UInt64(max(1, value & 0xFFFF))
    }

    /// - Parameter second: `nil` at the end of a run.
    @inline(__always)
    static func pair(_ first: UInt32, _ second: UInt32?) -> UInt64 {
        code(first) << 16 | (second.map(code) ?? 0)
    }

    /// A character wherever it stands.
    static func pairs(beginningWith first: UInt32) -> ClosedRange<UInt64> {
        let lowest = code(first) << 16
        return lowest...(lowest | 0xFFFF)
    }

    // MARK: Words

    /// The letters that stand in a word's token in alphabetical order, and the bits for a digest of the others.
    private static let spelledLetters = 5
    private static let digestBits: UInt64 = 9
    /// The powers of 40, which is how many letters are told apart: one more than `letter` gives.
    private static let weights: [UInt64] = [2_560_000, 64_000, 1600, 40, 1]

    /// 1 to 39; 0 is the end of a word.
    @inline(__always)
    private static func letter(_ value: UInt32) -> UInt64 {
        switch value {
        case 0x61...0x7A: UInt64(value - 0x60)
        case 0x30...0x39: UInt64(value - 0x30 + 27)
        default: UInt64(37 + value % 3)
        }
    }

    static func word(_ letters: ArraySlice<UInt32>) -> UInt64 {
        var spelled: UInt64 = 0
        var digest: UInt64 = 0xcbf2_9ce4_8422_2325
        for (index, value) in letters.enumerated() {
            if index < spelledLetters {
                spelled += letter(value) * weights[index]
            } else {
                digest = (digest ^ UInt64(value)) &* 0x100_0000_01b3
            }
        }
        let rest = letters.count > spelledLetters ? (digest >> 32) & (1 << digestBits - 1) : 0
        return token(.word, spelled << digestBits | rest)
    }

    /// All words that begin so.
    static func words(beginningWith letters: ArraySlice<UInt32>) -> ClosedRange<UInt64> {
        let known = letters.prefix(spelledLetters)
        var lowest: UInt64 = 0
        for (index, value) in known.enumerated() { lowest += letter(value) * weights[index] }
        let span = known.isEmpty ? weights[0] * 40 : weights[known.count - 1]
        return token(.word, lowest << digestBits)...token(.word, (lowest + span) << digestBits - 1)
    }

    // MARK: What an entry is

    static func city(_ id: String) -> UInt64 { fact("city:" + id.lowercased()) }
    static func source(_ id: String) -> UInt64 { fact("source:" + id.lowercased()) }
    static func language(_ tag: String) -> UInt64 { fact("lang:" + tag.lowercased()) }

    private static func fact(_ text: String) -> UInt64 {
        let digest = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return token(.fact, (digest ^ digest >> 32) & (1 << payloadBits - 1))
    }

    private static let dayOffset = 1 << 30

    /// - Parameter seconds: Unix time; moments beyond what anybody dates an entry count as the last day there is.
    static func day(of seconds: Double) -> UInt64 {
        let days = (seconds / 86_400).rounded(.down)
        let bounded = max(-Double(dayOffset), min(Double(dayOffset), days))
        return token(.day, UInt64(Int(bounded) + dayOffset))
    }

    static func days(from seconds: Double) -> ClosedRange<UInt64> {
        day(of: seconds)...token(.day, UInt64(2 * dayOffset))
    }

    static func days(until seconds: Double) -> ClosedRange<UInt64> { token(.day, 0)...day(of: seconds) }
}
