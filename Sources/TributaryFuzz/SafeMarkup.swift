/// Looks at markup as XML does, and for what could run. It knows nothing of how the sanitizer works.
enum SafeMarkup {
    private static let void = names(
        "area base basefont br col command embed frame hr img input keygen link meta param source wbr")
    private static let dangerous = names("applet base embed frame iframe link meta object script style")
    /// What is published has none of these either.
    private static let unpublished = names("button form input math noscript select svg template textarea")
    private static let addresses = names(
        "action background cite data dynsrc href longdesc lowsrc poster src xlink:href")
    private static let references = ["amp;", "lt;", "gt;", "quot;"].map { Array($0.utf8) }

    private static func names(_ list: String) -> Set<String> { Set(list.split(separator: " ").map { String($0) }) }

    /// What is wrong with `markup`; `nil` for nothing.
    static func fault(in markup: String, isPublished: Bool) -> String? {
        var open: [String] = []
        var rest = Array(markup.utf8)[...]
        while let place = rest.firstIndex(where: { $0 == lessThan || $0 == greaterThan || $0 == UInt8(ascii: "&") }) {
            rest = rest[place...]
            switch rest.removeFirst() {
            case greaterThan: return "a bare >"
            case UInt8(ascii: "&"):
                guard references.contains(where: rest.starts(with:)) else { return "a bare &" }
            default:
                if rest.starts(with: "!--".utf8) {
                    guard !isPublished, let end = end(ofComment: rest.dropFirst(3)) else { return "a comment" }
                    rest = rest[end...]
                    continue
                }
                guard let end = rest.firstIndex(of: greaterThan) else { return "a tag without end" }
                if let fault = fault(inTag: rest[..<end], isPublished: isPublished, open: &open) { return fault }
                rest = rest[(end + 1)...]
            }
        }
        return open.isEmpty ? nil : "an element is never closed"
    }

    /// Where a comment ends that XML and HTML end at the same place.
    private static func end(ofComment inside: ArraySlice<UInt8>) -> Int? {
        guard let dashes = inside.firstRange(of: "--".utf8), dashes.upperBound < inside.endIndex,
            inside[dashes.upperBound] == greaterThan
        else { return nil }
        return dashes.upperBound + 1
    }

    private static func fault(inTag tag: ArraySlice<UInt8>, isPublished: Bool, open: inout [String]) -> String? {
        if tag.first == UInt8(ascii: "/") {
            return open.popLast() == string(tag.dropFirst()) ? nil : "an end tag closes nothing"
        }
        let name = string(tag.prefix { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "-") })
        if name.isEmpty { return "a tag without name" }
        if dangerous.contains(name) || isPublished && unpublished.contains(name) { return "an element \(name)" }
        var rest = tag.dropFirst(name.utf8.count)
        var last = ""
        while rest.first == 0x20, !rest.elementsEqual(" /".utf8) {
            guard let equals = rest.firstRange(of: "=\"".utf8),
                let quote = rest[equals.upperBound...].firstIndex(of: UInt8(ascii: "\""))
            else { return "an attribute without value" }
            let attribute = string(rest[..<equals.lowerBound].dropFirst()).lowercased()
            let value = rest[equals.upperBound..<quote]
            if attribute <= last { return "attributes out of order or repeated" }
            if attribute.hasPrefix("on") { return "a handler" }
            if value.contains(lessThan) { return "a bare < in a value" }
            if addresses.contains(attribute), runs(value) { return "an address that runs" }
            last = attribute
            rest = rest[(quote + 1)...]
        }
        if void.contains(name), rest.elementsEqual(" /".utf8) { return nil }
        guard rest.isEmpty else { return "a tag that does not end as it should" }
        open.append(name)
        return nil
    }

    /// Whether an address, as a browser reads it, begins with a scheme that runs.
    private static func runs(_ address: ArraySlice<UInt8>) -> Bool {
        let start = string(address.filter { $0 > 0x20 }.prefix(16)[...]).lowercased()
        return ["javascript:", "vbscript:", "data:"].contains(where: start.hasPrefix)
    }

    private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    private static let lessThan = UInt8(ascii: "<")
    private static let greaterThan = UInt8(ascii: ">")
}
