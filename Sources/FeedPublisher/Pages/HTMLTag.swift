internal import Foundation

/// One tag of safe HTML, found by scanning; values stay escaped as they are written.
struct HTMLTag {
    /// Lower case; empty for a comment or declaration.
    let name: String
    let isClosing: Bool
    /// As written, with a space before each; without the `/` of an empty element.
    let attributes: String
    /// Behind the `>`.
    let end: Int

    /// - Returns: `nil` where `<` begins no tag, or one that never ends.
    init?(_ bytes: Span<UInt8>, at start: Int) {
        var index = start + 1
        isClosing = index < bytes.count && bytes[index] == UInt8(ascii: "/")
        if isClosing { index += 1 }
        var name: [UInt8] = []
        while index < bytes.count, Self.isName(bytes[index]) {
            name.append(bytes[index] | (bytes[index] < 0x40 ? 0 : 0x20))
            index += 1
        }
        let isMarkup =
            index < bytes.count
            && (bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "?"))
        guard !name.isEmpty || isMarkup else { return nil }
        self.name = String(decoding: name, as: UTF8.self)
        var quote: UInt8?
        var attributes: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            if let mark = quote {
                if byte == mark { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                break
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            attributes.append(byte)
            index += 1
        }
        guard index < bytes.count else { return nil }
        if attributes.last == UInt8(ascii: "/") { attributes.removeLast() }
        while attributes.last == UInt8(ascii: " ") { attributes.removeLast() }
        self.attributes = isMarkup ? "" : String(decoding: attributes, as: UTF8.self)
        end = index + 1
    }

    /// The value of an attribute in double quotes, as sanitised HTML has it.
    func value(of attribute: String) -> String? {
        guard let start = attributes.range(of: " \(attribute)=\"")?.upperBound else { return nil }
        return attributes[start...].firstIndex(of: "\"").map { String(attributes[start..<$0]) }
    }

    static func fileName(_ address: String) -> String {
        address.split(separator: "?").first?.split(separator: "/").last.map(String.init) ?? address
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
