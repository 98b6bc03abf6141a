internal import CLibXML2
internal import Glibc

/// Text in any encoding the system's iconv knows, as UTF-8. It stands here because iconv is C, and this target is where C is called.
package enum TextConverter {
    /// The text of `bytes` as UTF-8, byte order marks included, and how many places could not be read; each of those became U+FFFD.
    ///
    /// - Parameters:
    ///   - encoding: a name iconv knows.
    ///   - isStrict: whether the first such place ends the attempt.
    /// - Returns: `nil` where iconv does not know the encoding, or `isStrict` and a place could not be read.
    package static func utf8(
        of bytes: [UInt8], from encoding: String, isStrict: Bool
    ) -> (utf8: [UInt8], unreadable: Int)? {
        guard let converter = unsafe iconv_open("UTF-8", encoding),
            unsafe converter != UnsafeMutableRawPointer(bitPattern: -1)
        else { return nil }
        defer { unsafe iconv_close(converter) }
        // Two bytes of a Chinese encoding become three; what does not fit is converted in another round.
        var result = [UInt8]()
        result.reserveCapacity(bytes.count + bytes.count / 2 + 16)
        var chunk = [CChar](repeating: 0, count: chunkSize)
        var unreadable = 0
        // Where a bad one is left out, the others stay in step.
        let unit = encoding.hasPrefix("UTF-16") ? 2 : encoding.hasPrefix("UTF-32") ? 4 : 1
        var input = bytes.map { CChar(bitPattern: $0) }
        let isComplete = unsafe input.withUnsafeMutableBufferPointer { input -> Bool in
            guard var source = input.baseAddress else { return true }
            var sourceLeft = input.count
            while true {
                let (written, code) = unsafe convertChunk(converter, &source, &sourceLeft, &chunk)
                result.append(contentsOf: chunk[..<written].lazy.map { UInt8(bitPattern: $0) })
                if code == 0 || (code == E2BIG && written > 0) {
                    if sourceLeft == 0 { return true }
                    continue
                }
                if isStrict { return false }
                unreadable += 1
                result.append(contentsOf: [0xEF, 0xBF, 0xBD])
                guard sourceLeft > unit else { return true }
                unsafe source += unit
                sourceLeft -= unit
                unsafe iconv(converter, nil, nil, nil, nil)
            }
        }
        return isComplete ? (result, unreadable) : nil
    }

    /// Large enough to make calls rare, small enough for the cache.
    private static let chunkSize = 32_768

    /// One call of iconv. Gives what it wrote and its error, 0 if all input was read.
    private static func convertChunk(
        _ converter: iconv_t, _ source: inout UnsafeMutablePointer<CChar>, _ sourceLeft: inout Int,
        _ chunk: inout [CChar]
    ) -> (written: Int, error: Int32) {
        unsafe chunk.withUnsafeMutableBufferPointer { chunk in
            var target = chunk.baseAddress
            var targetLeft = chunk.count
            var next: UnsafeMutablePointer<CChar>? = unsafe source
            let outcome = unsafe iconv(converter, &next, &sourceLeft, &target, &targetLeft)
            let error = outcome == -1 ? errno : 0
            if let next = unsafe next { unsafe source = next }
            return (chunk.count - targetLeft, error)
        }
    }
}
