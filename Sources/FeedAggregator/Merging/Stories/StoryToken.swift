/// A Han character, a word of another script, or a number: what notices are compared by.
struct StoryToken: Hashable, Sendable {
    enum Kind: UInt8, Sendable { case han, word, number }

    let kind: Kind
    /// The scalar, or a digest of the word or number.
    let value: UInt64
    /// The number where it is a small whole one.
    var number: Int32 = -1
    /// Which clause of the text it stands in.
    var clause: Int32 = 0
    /// Written with a capital although no sentence begins: a name, likely.
    var isCapitalized = false
    /// Inside quotation marks or title marks.
    var isQuoted = false
    /// Which of the configured cities the name it belongs to means.
    var place: Int16 = -1

    /// The same sign on paper; where it stands does not count.
    static func == (left: Self, right: Self) -> Bool { left.value == right.value && left.kind == right.kind }
    func hash(into hasher: inout Hasher) { hasher.combine(value) }

    static func han(_ scalar: UInt32) -> StoryToken { StoryToken(kind: .han, value: UInt64(scalar)) }
    static func word(_ scalars: [UInt32]) -> StoryToken { StoryToken(kind: .word, value: digest(scalars)) }

    /// - Parameters:
    ///   - digits: decimal, without separators of thousands.
    ///   - zeros: by how many places the point is to be moved, for "万" or "million".
    static func number(_ digits: [UInt32], zeros: Int = 0) -> StoryToken {
        var canonical = Array(digits.drop { $0 == 0x30 })
        if zeros > 0 {
            let point = canonical.firstIndex(of: 0x2E) ?? canonical.endIndex
            let fraction = canonical[point...].dropFirst()
            let moved = Array(fraction.prefix(zeros)) + Array(repeating: 0x30, count: max(0, zeros - fraction.count))
            let rest = fraction.dropFirst(zeros)
            canonical = Array((canonical[..<point] + moved).drop { $0 == 0x30 }) + (rest.isEmpty ? [] : [0x2E] + rest)
        }
        if canonical.contains(0x2E) {
            while canonical.last == 0x30 { canonical.removeLast() }
            if canonical.last == 0x2E { canonical.removeLast() }
        }
        var token = StoryToken(kind: .number, value: digest(canonical))
        // What was scaled is no year.
        if zeros == 0, canonical.count <= 8, !canonical.contains(0x2E) {
            token.number = canonical.reduce(0) { $0 * 10 + Int32($1 & 0xF) }
        }
        return token
    }

    static func digest(_ scalars: [UInt32]) -> UInt64 {
        var digest = KeyDigest()
        for scalar in scalars { digest.add(scalar) }
        return digest.value
    }
}
