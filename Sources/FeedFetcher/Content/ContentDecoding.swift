/// Turns a body as it crossed the wire into the document it stands for (RFC 9110 §8.4).
enum ContentDecoding {
    /// - Parameters:
    ///   - codings: the `Content-Encoding` header, as written; `nil` where there is none.
    ///   - Throws: a named error where the compression is cut, broken, unknown or a bomb.
    static func decode(
        _ body: [UInt8], codings: String?, limits: Inflater.Limits
    ) throws(FetchError) -> [UInt8] {
        var body = body
        // The last coding was applied last, so it is undone first. More than two is no server's habit but an attack on our time.
        let names = (codings ?? "").split(separator: ",").map { $0.trimmed.lowercased() }.filter { $0 != "identity" }
        guard names.count <= 2 else { throw .unsupportedCoding(codings ?? "") }
        for name in names.reversed() where !body.isEmpty {
            switch name {
            case "gzip", "x-gzip":
                // Some servers announce gzip and send plain text; taking it as it is loses nothing.
                if Inflater.isGzip(body[...]) { body = try inflate(body, .gzip, limits) }
            case "deflate" where !Inflater.isGzip(body[...]):
                do throws(FetchError) {
                    body = try inflate(body, isZlib(body) ? .zlib : .raw, limits)
                } catch .corruptCompression where isText(body) {
                    // As with gzip: announced and not done.
                }
            case _ where uncalledFor.contains(name): throw .unsupportedCoding(name)
            default: break  // `utf-8`, `none` and others are no codings; browsers pass over them too.
            }
        }
        // Compressed although nothing says so, or twice over: a text never begins with these bytes.
        if Inflater.isGzip(body[...]) { body = try inflate(body, .gzip, limits) }
        return body
    }

    /// Real codings that we did not offer and cannot undo.
    private static let uncalledFor: Set<String> = ["br", "zstd", "compress", "x-compress", "dcb", "dcz", "exi"]

    /// Whether a body begins as XML, HTML or JSON does.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        return start.first { $0 != 0x20 && !(0x09...0x0D).contains($0) }.map { "<{[".utf8.contains($0) } ?? false
    }

    /// A zlib header (RFC 1950 §2.2): method 8, and the two bytes together a multiple of 31.
    private static func isZlib(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 2 && bytes[0] & 0x0F == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
    }

    private static func inflate(
        _ body: [UInt8], _ wrapping: Inflater.Wrapping, _ limits: Inflater.Limits
    ) throws(FetchError) -> [UInt8] {
        do {
            return try Inflater.inflate(body, wrapping, limits: limits)
        } catch {
            switch error {
            case .truncated: throw .truncatedCompression(received: body.count)
            case .corrupt: throw .corruptCompression
            case .tooLarge: throw .tooLarge(limit: limits.bytes)
            case .expandsTooFar: throw .expandsTooFar(ratio: limits.ratio)
            }
        }
    }
}
