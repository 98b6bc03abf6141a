/// The attributes of one start tag, in document order.
package struct XMLAttributes: Sendable {
    private struct Attribute: Sendable {
        let number: Int
        let start: Int
        let end: Int
    }
    private var list: [Attribute] = []
    private var bytes = UTF8Buffer()

    package init() {}

    package var count: Int { list.count }
    package var isEmpty: Bool { list.isEmpty }

    /// The handler's number of the name at `index`.
    package func number(at index: Int) -> Int { list[index].number }

    package func value(at index: Int) -> String { bytes.string(from: list[index].start, to: list[index].end) }

    package func withValue(at index: Int, _ body: (Span<UInt8>) -> Void) {
        bytes.withBytes(from: list[index].start, to: list[index].end, body)
    }

    mutating func removeAll() {
        guard !list.isEmpty else { return }
        list.removeAll(keepingCapacity: true)
        bytes.removeAll()
    }

    /// Where the value of the next attribute begins.
    var position: Int { bytes.count }

    /// Adds the value's bytes first, then its name with ``add(_:from:)``.
    mutating func append(_ piece: Span<UInt8>) { bytes.append(piece) }
    mutating func append(_ byte: UInt8) { bytes.append(byte) }
    mutating func append(_ scalar: Unicode.Scalar) { bytes.append(scalar) }

    mutating func add(_ number: Int, from start: Int) {
        list.append(Attribute(number: number, start: start, end: bytes.count))
    }
}
