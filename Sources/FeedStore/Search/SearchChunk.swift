internal import FeedModel

/// A stretch of a segment: tokens in ascending order, each with the entries that hold it.
///
///     token − token before, length of the following in bytes, entry, entry − entry before, …
///
/// All numbers are written in groups of seven bits, the lowest first, the highest bit telling that more follow. The first token of a
/// chunk stands in its number, so what is written for it is 0.
enum SearchChunk {
    /// Fits a page of SQLite. The entries of one token are never parted: a common token makes a chunk longer.
    static let usualLength = 3900

    // MARK: Numbers of chunks

    /// More segments than this can be told apart: 16 million, hundreds a day for a century.
    private static let segmentBits = 24
    static let firstToken: UInt64 = 0
    static let lastToken: UInt64 = 1 << UInt64(SearchCondition.tokenBits) - 1

    static func number(of segment: Int64, _ token: UInt64) -> Int64 {
        segment << Int64(SearchCondition.tokenBits) | Int64(token)
    }

    static func token(ofChunk number: Int64) -> UInt64 { UInt64(number) & lastToken }

    static func isNumber(_ segment: Int64) -> Bool { segment > 0 && segment < 1 << Int64(segmentBits) }

    // MARK: Numbers in bytes

    @inline(__always)
    static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// A damaged chunk ends early and is read no further.
    @inline(__always)
    static func number(in bytes: [UInt8], at index: inout Int) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while index < bytes.count, shift < 64 {
            let byte = bytes[index]
            index += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return value
    }
}

/// Reads the tokens of a chunk one after the other.
struct SearchChunkReader {
    private let bytes: [UInt8]
    private var index = 0
    private(set) var token: UInt64
    /// Where the entries of ``token`` are written.
    private var list = 0..<0

    init(_ bytes: [UInt8], number: Int64) { (self.bytes, token) = (bytes, SearchChunk.token(ofChunk: number)) }

    /// Goes on to the next token. - Returns: `false` at the end.
    mutating func advance() -> Bool {
        guard index < bytes.count else { return false }
        token &+= SearchChunk.number(in: bytes, at: &index)
        let length = Int(truncatingIfNeeded: SearchChunk.number(in: bytes, at: &index))
        guard length >= 0, length <= bytes.count - index else { return false }
        list = index..<index + length
        index += length
        return true
    }

    /// The entries that hold the token, in ascending order.
    func forEachEntry(_ body: (HistoryEntry.ID) -> Void) {
        var index = list.lowerBound
        var entry: UInt64 = 0
        while index < list.upperBound {
            entry &+= SearchChunk.number(in: bytes, at: &index)
            body(Int64(truncatingIfNeeded: entry))
        }
    }
}
