internal import Foundation

/// Folds text one scalar at a time, with short ways for ASCII and Han; everything rare takes the long way through
/// Foundation.
struct ScalarFolder {
    private var scalars: [UInt32] = []
    private var starts: [Int32] = []
    private var ends: [Int32] = []
    private let keepsMap: Bool
    /// Where the next scalar stands in the original.
    private var position: Int32 = 0
    /// The foldings of rare characters met in this text, so that Foundation is asked once for each.
    private var rare: [UInt32: [UInt32]] = [:]
    /// A base character that waits for its combining marks, with its place in the original.
    private var cluster: [Unicode.Scalar] = []
    private var clusterStart: Int32 = 0

    /// More combining marks than this on one character are no writing but an attack; the rest stands by itself.
    private static let maximumClusterLength = 16

    init(keepsMap: Bool, capacity: Int) {
        self.keepsMap = keepsMap
        scalars.reserveCapacity(capacity / 2)
    }

    mutating func fold(_ text: String) {
        let ascii = FoldTable.ascii
        let han = FoldTable.han
        let bytes = text.utf8Span.span
        var index = 0
        while index < bytes.count {
            // A string is well-formed UTF-8, so the first byte of a character says how many follow.
            let first = UInt32(bytes[index])
            if first < 0x80 {
                flush()
                append(UInt32(ascii[Int(first)]))
                index += 1
            } else if first >= 0xE0 && first < 0xF0 {
                let value = (first & 0x0F) << 12 | Self.rest(bytes[index + 1]) << 6 | Self.rest(bytes[index + 2])
                if value >= 0x3400 && value <= 0x9FFF {
                    flush()
                    append(UInt32(han[Int(value - 0x3400)]))
                } else {
                    foldOther(value)
                }
                index += 3
            } else if first < 0xE0 {
                foldOther((first & 0x1F) << 6 | Self.rest(bytes[index + 1]))
                index += 2
            } else {
                let high = (first & 0x07) << 18 | Self.rest(bytes[index + 1]) << 12
                foldOther(high | Self.rest(bytes[index + 2]) << 6 | Self.rest(bytes[index + 3]))
                index += 4
            }
            position &+= 1
        }
        flush()
    }

    /// What a further byte of a character carries.
    @inline(__always)
    private static func rest(_ byte: UInt8) -> UInt32 { UInt32(byte & 0x3F) }

    mutating func finish() -> (scalars: [UInt32], starts: [Int32], ends: [Int32]) {
        if scalars.last == FoldTable.space {
            scalars.removeLast()
            if keepsMap {
                starts.removeLast()
                ends.removeLast()
            }
        }
        return (scalars, starts, ends)
    }

    private mutating func foldOther(_ value: UInt32) {
        if let short = FoldTable.short(value), cluster.isEmpty {
            append(short)
            return
        }
        guard let scalar = Unicode.Scalar(value), !FoldTable.isDropped(value) else { return }
        if FoldTable.combines(scalar) {
            if cluster.isEmpty, let previous = takeBack() { cluster = [previous] }
            if cluster.isEmpty { clusterStart = position }
            cluster.append(scalar)
            if cluster.count >= Self.maximumClusterLength { flush() }
            return
        }
        flush()
        if let short = FoldTable.short(scalar.value) {
            append(short)
        } else {
            cluster = [scalar]
            clusterStart = position
        }
    }

    /// Takes the last written scalar back because a mark follows that may combine with it.
    private mutating func takeBack() -> Unicode.Scalar? {
        guard let last = scalars.last, last != FoldTable.space, let scalar = Unicode.Scalar(last) else { return nil }
        scalars.removeLast()
        clusterStart = position - 1
        if keepsMap {
            clusterStart = starts.removeLast()
            ends.removeLast()
        }
        return scalar
    }

    /// Writes what waits.
    @inline(__always)
    private mutating func flush() {
        if !cluster.isEmpty { writeCluster() }
    }

    private mutating func writeCluster() {
        let folded: [UInt32]
        if cluster.count == 1 {
            let value = cluster[0].value
            if let known = rare[value] {
                folded = known
            } else {
                folded = FoldTable.long(cluster)
                rare[value] = folded
            }
        } else {
            folded = FoldTable.long(cluster)
        }
        let end = position
        cluster.removeAll(keepingCapacity: true)
        for value in folded { append(value, from: clusterStart, to: end) }
    }

    @inline(__always)
    private mutating func append(_ value: UInt32) {
        append(value, from: position, to: position &+ 1)
    }

    @inline(__always)
    private mutating func append(_ value: UInt32, from start: Int32, to end: Int32) {
        if value == FoldTable.space && (scalars.isEmpty || scalars[scalars.count - 1] == FoldTable.space) { return }
        scalars.append(value)
        if keepsMap {
            starts.append(start)
            ends.append(end)
        }
    }
}
