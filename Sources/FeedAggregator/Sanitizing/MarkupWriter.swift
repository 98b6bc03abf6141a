/// Collects output that mostly repeats its input: stretches that stay as they are cost nothing until something between them changes.
struct MarkupWriter {
    private let input: [UInt8]
    private let start: Int
    private var output: [UInt8] = []
    private var kept: Range<Int>

    /// - Parameter start: where the input begins that may be repeated.
    init(_ input: [UInt8], from start: Int) { (self.input, self.start, kept) = (input, start, start..<start) }

    /// Repeats a stretch of the input.
    @inline(__always)
    mutating func keep(_ range: Range<Int>) {
        if range.lowerBound == kept.upperBound {
            kept = kept.lowerBound..<range.upperBound
        } else {
            flush()
            kept = range
        }
    }

    mutating func write(_ bytes: [UInt8]) {
        flush()
        output.append(contentsOf: bytes)
    }

    mutating func write(_ text: StaticString) {
        flush()
        output.append(contentsOf: text.description.utf8)
    }

    mutating func write(_ byte: UInt8) {
        flush()
        output.append(byte)
    }

    private mutating func flush() {
        guard !kept.isEmpty else { return }
        if output.isEmpty { output.reserveCapacity(input.count + input.count / 8) }
        output.append(contentsOf: input[kept])
        kept = kept.upperBound..<kept.upperBound
    }

    /// The output; `nil` if it is the input itself up to `end`.
    consuming func finished(at end: Int) -> [UInt8]? {
        if output.isEmpty, kept.lowerBound == start, kept.upperBound == end { return nil }
        flush()
        return output
    }
}
