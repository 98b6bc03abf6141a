internal import FeedModel

/// The attributes of one tag of safe HTML, as a page may carry them: what the page's policy forbids (`style`) or HTML has given up (`align`,
/// `border`) becomes a class of our style sheet, or goes; a language is a tag, and an address has no spaces.
struct PageAttributes {
    /// As ``HTMLTag/attributes``: a space before each.
    private(set) var text: String
    private var alignment: String?

    /// - Parameter alignment: what the element itself says, as `<center>` does.
    init(_ written: String, alignment: String? = nil) {
        self.alignment = alignment
        text = written
        let attributes = Self.attributes(written)
        guard alignment != nil || !attributes.allSatisfy({ Self.isFit($0.name, $0.value) }) else { return }
        text = ""
        for (name, value) in attributes { add(name, value) }
        if let alignment = self.alignment { text += " class=\"to-\(alignment)\"" }
    }

    private static func isFit(_ name: Substring, _ value: Substring.UTF8View?) -> Bool {
        switch name {
        case "lang": value.map { LanguageTag.read(string($0)) == string($0) } ?? false
        case "href", "cite": value.map { !$0.contains(UInt8(ascii: " ")) } ?? false
        default: !outdated.contains(name)
        }
    }

    private mutating func add(_ name: Substring, _ value: Substring.UTF8View?) {
        switch name {
        case "align", "style":
            alignment = value.flatMap { Self.alignment(Self.string($0)) } ?? alignment
        case "lang":
            if let tag = value.flatMap({ LanguageTag.read(Self.string($0)) }) { text += " lang=\"\(tag)\"" }
        case "href", "cite":
            if let value { text += " \(name)=\"\(Self.quoted(value).replacing(" ", with: "%20"))\"" }
        default:
            guard !name.isEmpty, !Self.outdated.contains(name) else { return }
            text += " \(name)" + (value.map { "=\"\(Self.quoted($0))\"" } ?? "")
        }
    }

    private static func string(_ value: Substring.UTF8View) -> String { String(Substring(value)) }

    private static let outdated: [Substring] = ["style", "align", "valign", "border", "summary", "headers"]

    /// `center` of `text-align: center;`, and of the value of `align`.
    private static func alignment(_ value: String) -> String? {
        let word = value.split(separator: ":").last?.filter { $0.isLetter }.lowercased() ?? ""
        return ["left", "right", "center", "justify", "start", "end"].contains(word) ? word : nil
    }

    /// Names and values, in double quotes or single ones; values stay escaped.
    ///
    /// By byte: a quotation mark with a combining accent behind it is one character to Swift, and no quotation mark.
    private static func attributes(_ written: String) -> [(name: Substring, value: Substring.UTF8View?)] {
        let space = UInt8(ascii: " ")
        var attributes: [(name: Substring, value: Substring.UTF8View?)] = []
        var rest = written.utf8[...]
        while let start = rest.firstIndex(where: { $0 > space }) {
            rest = rest[start...]
            let name = rest.prefix { $0 > space && $0 != UInt8(ascii: "=") }
            rest = rest[name.endIndex...]
            guard rest.first == UInt8(ascii: "=") else {
                attributes.append((Substring(name), nil))
                continue
            }
            rest = rest.dropFirst()
            let value: Substring.UTF8View
            if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                value = rest.dropFirst().prefix { $0 != quote }
                rest = rest[value.endIndex...].dropFirst()
            } else {
                value = rest.prefix { $0 > space }
                rest = rest[value.endIndex...]
            }
            attributes.append((Substring(name), value))
        }
        return attributes
    }

    /// Fit to stand between double quotes.
    private static func quoted(_ value: Substring.UTF8View) -> String {
        var bytes: [UInt8] = []
        for byte in value {
            if byte == UInt8(ascii: "\"") { bytes += Array("&quot;".utf8) } else { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
