/// The encoding a document declares inside itself.
enum EncodingDeclaration {
    /// How far into a document a declaration is looked for; browsers look at as much of an HTML page (HTML §13.2.3.2).
    private static let reach = 1_024

    /// The `encoding` of the XML declaration; white space and stray characters before it are forgiven.
    static func inXML(_ bytes: ArraySlice<UInt8>, signature: CharacterEncoding?) -> String? {
        let head = readable(bytes, signature)
        guard let start = head.firstRange(of: Array("<?xml".utf8)) else { return nil }
        let rest = head[start.upperBound...]
        let end =
            rest.firstRange(of: Array("?>".utf8))?.lowerBound ?? rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
        return value(after: "encoding", in: rest[..<end])
    }

    /// The `charset` of a `<meta>` element, in either of its forms.
    static func inHTML(_ bytes: ArraySlice<UInt8>, signature: CharacterEncoding?) -> String? {
        let head = readable(bytes, signature).map(URLReference.lowercased)
        var rest = head[...]
        while let start = rest.firstRange(of: Array("<meta".utf8)) {
            rest = rest[start.upperBound...]
            let end = rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
            if let charset = value(after: "charset", in: rest[..<end]) { return charset }
            rest = rest[end...]
        }
        return inXML(head[...], signature: nil)
    }

    /// The beginning in a form in which ASCII can be told.
    private static func readable(_ bytes: ArraySlice<UInt8>, _ signature: CharacterEncoding?) -> [UInt8] {
        let head = Array(bytes.prefix(reach * 4))
        guard let signature, !signature.isUTF8 else { return Array(head.prefix(reach)) }
        return signature.decodeLeniently(head)?.utf8 ?? []
    }

    /// What stands after `name =`, with or without quotes.
    private static func value(after name: String, in bytes: ArraySlice<UInt8>) -> String? {
        guard let found = bytes.firstRange(of: Array(name.utf8)) else { return nil }
        var rest = bytes[found.upperBound...].drop { $0 <= 0x20 }
        guard rest.first == UInt8(ascii: "=") else { return nil }
        rest = rest.dropFirst().drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        let value = rest.prefix { byte in
            byte > 0x20 && byte < 0x7F && !"\"'>;/?,".utf8.contains(byte)
        }
        return value.isEmpty ? nil : String(decoding: value, as: UTF8.self).lowercased()
    }
}
