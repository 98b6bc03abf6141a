/// A few literals of which one is looked for in a short stretch of text.
struct LiteralSet: Sendable, Hashable {
    private let literals: [[UInt32]]
    /// A bit for each scalar that one begins with, by its lowest six bits; others may share it.
    private let firsts: UInt64

    init(_ literals: [[UInt32]]) {
        self.literals = literals
        firsts = literals.reduce(0) { $0 | Self.bit($1.first ?? 0) }
    }

    /// Whether a literal may begin with a scalar.
    @inline(__always)
    func mayBegin(with scalar: UInt32) -> Bool { firsts & Self.bit(scalar) != 0 }

    func stands(in text: [UInt32], _ range: Range<Int>) -> Bool {
        for index in range where mayBegin(with: text[index]) {
            let rest = text[index..<range.upperBound]
            if literals.contains(where: { rest.starts(with: $0) }) { return true }
        }
        return false
    }

    @inline(__always)
    private static func bit(_ scalar: UInt32) -> UInt64 { 1 << UInt64(scalar & 63) }
}
