/// The edges of a ``TermAutomaton``: from a state and a class to the next state. Open addressing, filled at most half.
struct EdgeTable: Sendable {
    private var keys: [UInt64]
    private var targets: [Int32]
    private let shift: UInt64
    private let mask: Int

    private static let free = UInt64.max

    init(capacity: Int) {
        var bits: UInt64 = 4
        while (1 << bits) < capacity * 2 { bits += 1 }
        shift = 64 - bits
        mask = (1 << Int(bits)) - 1
        keys = Array(repeating: Self.free, count: mask + 1)
        targets = Array(repeating: 0, count: mask + 1)
    }

    @inline(__always)
    private func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift) }

    mutating func insert(_ state: Int32, _ symbol: UInt16, _ target: Int32) {
        let key = UInt64(UInt32(bitPattern: state)) << 16 | UInt64(symbol)
        var index = slot(key)
        while keys[index] != Self.free { index = (index + 1) & mask }
        keys[index] = key
        targets[index] = target
    }

    @inline(__always)
    func find(_ state: Int32, _ symbol: UInt16) -> Int32? {
        let key = UInt64(UInt32(bitPattern: state)) << 16 | UInt64(symbol)
        var index = slot(key)
        while true {
            let found = keys[index]
            if found == key { return targets[index] }
            if found == Self.free { return nil }
            index = (index &+ 1) & mask
        }
    }
}
