internal import CUchardet

/// Guesses the encoding of a text from its bytes, with libuchardet.
package enum EncodingDetector {
    /// More than this tells the detector nothing new.
    private static let longest = 65_536

    /// A name iconv knows, or `nil` where the bytes give no clue.
    package static func guess(_ bytes: [UInt8]) -> String? {
        guard let detector = unsafe uchardet_new() else { return nil }
        defer { unsafe uchardet_delete(detector) }
        let sample = bytes.prefix(longest).map { CChar(bitPattern: $0) }
        guard unsafe uchardet_handle_data(detector, sample, sample.count) == 0 else { return nil }
        unsafe uchardet_data_end(detector)
        let name = unsafe String(cString: uchardet_get_charset(detector))
        return name.isEmpty ? nil : name.lowercased()
    }
}
