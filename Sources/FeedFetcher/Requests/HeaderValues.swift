internal import class Foundation.ProcessInfo
internal import struct Foundation.Data
internal import struct Foundation.URL

/// Looks the values of a source's headers up where the configuration says they are.
enum HeaderValues {
    static func resolve(_ headers: [RequestHeader]) throws(FetchError) -> [(name: String, value: Secret)] {
        var values: [(name: String, value: Secret)] = []
        for header in headers {
            let secret = try resolve(header.value)
            guard isToken(header.name), isFieldValue(secret.value) else { throw .invalidHeader(header.name) }
            values.append((header.name, secret))
        }
        return values
    }

    /// RFC 9110 §5.6.2.
    private static func isToken(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"(),/:;<=>?@[\\]{}".utf8.contains($0) }
    }

    /// No control characters (RFC 9110 §5.5): a line break would begin another header.
    private static func isFieldValue(_ value: String) -> Bool {
        value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }

    private static func resolve(_ value: RequestHeader.Value) throws(FetchError) -> Secret {
        switch value {
        case .literal(let secret): return secret
        case .environment(let name):
            guard let text = ProcessInfo.processInfo.environment[name], !text.isEmpty else {
                throw .missingSecret("the environment variable \(name)")
            }
            return Secret(text)
        case .file(let path):
            guard let data = try? Data(contentsOf: URL(filePath: path)) else { throw .missingSecret(path) }
            let text = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init)
            guard let text, !text.isEmpty else { throw .missingSecret(path) }
            return Secret(text)
        case .basic(let user, let password):
            let pair = try user + ":" + resolve(password).value
            return Secret("Basic " + Data(pair.utf8).base64EncodedString())
        }
    }
}
