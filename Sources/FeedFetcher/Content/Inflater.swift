internal import CZlib

// `unsafe` stands here and in Gzip, nowhere else in this target: zlib takes pointers. The HTTP client's own decompression will not do,
// because it takes a body that ends in the middle of its gzip stream for a whole one, and knows nothing of gzip that no header announces.

/// Undoes `gzip` and `deflate` (RFC 1950, 1951, 1952) of a whole body.
enum Inflater {
    /// What compression a body is in.
    enum Wrapping: Int32 {
        case gzip = 31
        case zlib = 15
        /// Bare deflate: what some old servers send as `deflate`.
        case raw = -15
    }

    enum Problem: Error, Equatable {
        /// The stream ends before its end mark or its checksum.
        case truncated
        /// Not a stream of this kind, or the checksum does not fit.
        case corrupt
        /// More than the limit would come out.
        case tooLarge
        /// More comes out than `maximumRatio` allows: a bomb.
        case expandsTooFar
    }

    /// The limits of one decompression.
    struct Limits {
        /// Bytes that may come out.
        var bytes: Int
        /// Bytes out for each byte in.
        var ratio: Int
        /// Below this size the ratio does not count: small repetitive pages compress by a hundred without harm.
        static let ratioMatters = 1 << 20
    }

    /// Programs that compress in parts make one for each 64 KB. Millions of empty ones would take our time and give nothing.
    private static let mostMembers = 1_000

    /// Decompresses all members of `input` in turn (RFC 1952 §2.2); what follows the last whole member is padding and left out.
    static func inflate(_ input: [UInt8], _ wrapping: Wrapping, limits: Limits) throws(Problem) -> [UInt8] {
        var output: [UInt8] = []
        var (start, members) = (0, 0)
        repeat {
            members += 1
            guard members <= mostMembers else { throw .corrupt }
            start = try inflateMember(input, from: start, wrapping, limits: limits, into: &output)
        } while wrapping == .gzip && isGzip(input[start...])
        // The first bytes of another member, and no more.
        if wrapping == .gzip, start < input.count, magic.starts(with: input[start...]) { throw .truncated }
        return output
    }

    /// Whether bytes begin as gzip does.
    static func isGzip(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.starts(with: magic) }

    /// Gzip's two magic bytes and the only method there is (RFC 1952 §2.3.1).
    private static let magic: [UInt8] = [0x1F, 0x8B, 0x08]

    /// - Returns: where the member ended in `input`.
    private static func inflateMember(
        _ input: [UInt8], from start: Int, _ wrapping: Wrapping, limits: Limits, into output: inout [UInt8]
    ) throws(Problem) -> Int {
        // zlib remembers the address of the stream, so it needs a place of its own that never moves.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        defer { unsafe stream.deallocate() }
        guard unsafe CZlib_inflateInit2(stream, wrapping.rawValue) == Z_OK else { throw .corrupt }
        defer { unsafe inflateEnd(stream) }
        var consumed = start
        // Four times the input is what feeds usually come to, so that most bodies need one piece.
        var piece = max(16 << 10, min((input.count - start) * 4, 1 << 20))
        while true {
            let (status, produced) = unsafe step(stream, input, &consumed, piece, into: &output)
            if output.count > limits.bytes { throw .tooLarge }
            if output.count > Limits.ratioMatters, output.count / max(1, consumed) > limits.ratio {
                throw .expandsTooFar
            }
            switch status {
            case Z_STREAM_END: return consumed
            case Z_OK where produced > 0 || consumed < input.count: piece = 1 << 20
            case Z_OK, Z_BUF_ERROR: throw .truncated
            default: throw .corrupt
            }
        }
    }

    /// One call of zlib: at most `capacity` bytes are appended to `output`.
    private static func step(
        _ stream: UnsafeMutablePointer<z_stream>, _ input: [UInt8], _ consumed: inout Int, _ capacity: Int,
        into output: inout [UInt8]
    ) -> (status: Int32, produced: Int) {
        var status = Z_OK
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            unsafe input.withUnsafeBufferPointer { bytes in
                unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress).map {
                    unsafe $0 + consumed
                }
                unsafe stream.pointee.avail_in = UInt32(clamping: bytes.count - consumed)
                unsafe stream.pointee.next_out = buffer.baseAddress
                unsafe stream.pointee.avail_out = UInt32(clamping: capacity)
                let offered = unsafe stream.pointee.avail_in
                status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
                unsafe consumed += Int(offered - stream.pointee.avail_in)
                unsafe count = capacity - Int(stream.pointee.avail_out)
            }
        }
        if output.isEmpty { output = piece } else { output += piece }
        return (status, piece.count)
    }
}
