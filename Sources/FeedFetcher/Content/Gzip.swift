internal import CZlib

// `unsafe` stands here because zlib takes pointers, as in Inflater.

/// Compresses whole documents for servers that keep them ready (RFC 1952).
package enum Gzip {
    /// The same bytes give the same bytes: no date and no name stand in the header.
    package static func compress(_ input: [UInt8]) -> [UInt8] {
        // zlib remembers the address of the stream, so it needs a place of its own that never moves.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        defer { unsafe stream.deallocate() }
        guard unsafe CZlib_deflateInit2(stream, level, gzipWindow) == Z_OK else {
            preconditionFailure("zlib has no memory for one stream")
        }
        defer { unsafe deflateEnd(stream) }
        let capacity = unsafe Int(deflateBound(stream, UInt(input.count)))
        return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            unsafe input.withUnsafeBufferPointer { bytes in
                unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
                unsafe stream.pointee.avail_in = UInt32(clamping: bytes.count)
                unsafe stream.pointee.next_out = buffer.baseAddress
                unsafe stream.pointee.avail_out = UInt32(clamping: capacity)
                // All input and room enough for all output: one call finishes.
                let status = unsafe deflate(stream, Z_FINISH)
                precondition(status == Z_STREAM_END, "zlib did not finish with the room it asked for")
                unsafe count = capacity - Int(stream.pointee.avail_out)
            }
        }
    }

    /// Written once and sent often: the best there is.
    private static let level: Int32 = 9
    /// The largest window, with gzip's header and trailer; zlib writes a header without a date.
    private static let gzipWindow: Int32 = 15 + 16
}
