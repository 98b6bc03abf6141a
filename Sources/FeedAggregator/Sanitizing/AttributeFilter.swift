/// Chooses the attributes of a start tag that a policy allows, makes their values safe, and brings them into order.
struct AttributeFilter {
    private struct Kept {
        let number: Int
        /// Where the value stands if it stays as it is written.
        let range: Range<Int>
        /// The value otherwise.
        let value: [UInt8]?
    }

    private let bytes: [UInt8]
    private let policy: SanitizingPolicy
    private let base: URLBase?
    private var kept: [Kept] = []
    private(set) var areUnchanged = false
    /// Styles met before and what became of them.
    private var styles: [(range: Range<Int>, style: [UInt8])] = []

    /// How many styles are remembered: a text hardly has more that alternate.
    private static let mostStyles = 4

    init(_ bytes: [UInt8], policy: SanitizingPolicy, base: String?) {
        (self.bytes, self.policy, self.base) = (bytes, policy, URLBase(base))
    }

    /// Takes the attributes of one start tag. Of two with one name the last counts.
    mutating func read(_ attributes: [HTMLAttribute], of element: Int, in vocabulary: SanitizingPolicy.Vocabulary) {
        kept.removeAll(keepingCapacity: true)
        areUnchanged = true
        var last = -1
        var isOrdered = true
        let picture =
            vocabulary == .html && element == HTMLElement.img && policy.dropsUnsafeAttributes
            ? lazyPicture(attributes) : nil
        for attribute in attributes {
            if picture != nil, attribute.key == Self.source { continue }
            let name = attribute.nameStart == picture ? Self.source : attribute.key
            if attribute.nameStart == picture { areUnchanged = false }
            guard let number = HTMLAttribute.table[name], policy.allows(number, on: element, in: vocabulary),
                let found = filtered(attribute, number, element, vocabulary)
            else {
                areUnchanged = false
                continue
            }
            if !attribute.isCanonical || found.value != nil { areUnchanged = false }
            if number <= last { isOrdered = false }
            last = number
            kept.append(found)
        }
        if vocabulary != .html { addNamespaces(element) }
        if !isOrdered || vocabulary != .html { sort() }
    }

    /// Where the address stands of a picture that a script is to put in place of an empty one; `nil` where the picture is there.
    private func lazyPicture(_ attributes: [HTMLAttribute]) -> Int? {
        guard let lazy = attributes.first(where: { Self.lazySources.contains($0.key) && isAddress($0) }) else {
            return nil
        }
        let shown = attributes.last { $0.key == Self.source }
        guard let shown, shown.hasValue, shown.valueEnd > shown.valueStart else { return lazy.nameStart }
        let address = String(decoding: bytes[shown.valueStart..<shown.valueEnd], as: UTF8.self).lowercased()
        let file = address.split(separator: "/").last ?? ""
        let parts = file.split { !$0.isLetter }.map(String.init)
        return address.hasPrefix("data:") || parts.contains(where: Self.placeholders.contains) ? lazy.nameStart : nil
    }

    /// Whether an attribute's value is an address that may stay, and not a switch such as `true`.
    private func isAddress(_ attribute: HTMLAttribute) -> Bool {
        let value = bytes[attribute.valueStart..<attribute.valueEnd]
        return value.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }
            && address(attribute.valueStart..<attribute.valueEnd, HTMLAttribute.src) != nil
    }

    private static let source = NameKey("src".utf8)
    private static let lazySources = Set(
        [
            "data-src", "data-original", "data-lazy-src", "data-lazy", "data-echo", "data-actualsrc", "oldsrc",
            "original",
        ]
        .map { NameKey($0.utf8) })
    private static let placeholders: Set<String> = [
        "blank", "placeholder", "loading", "spacer", "transparent", "lazy", "lazyload", "grey", "gray", "pixel",
    ]

    func contains(_ number: Int) -> Bool { kept.contains { $0.number == number } }

    func write(to writer: inout MarkupWriter) {
        for attribute in kept {
            writer.write(UInt8(ascii: " "))
            writer.write(HTMLAttribute.names[attribute.number])
            writer.write("=\"")
            if let value = attribute.value { writer.write(value) } else { writer.write(Array(bytes[attribute.range])) }
            writer.write(UInt8(ascii: "\""))
        }
    }

    private mutating func sort() {
        areUnchanged = false
        var ordered: [Int: Kept] = [:]
        for attribute in kept { ordered[attribute.number] = attribute }
        kept = ordered.values.sorted { $0.number < $1.number }
    }

    // MARK: - Values

    /// The attribute as it may stay; `nil` if it may not.
    private mutating func filtered(
        _ attribute: HTMLAttribute, _ number: Int, _ element: Int, _ vocabulary: SanitizingPolicy.Vocabulary
    ) -> Kept? {
        let range = attribute.valueStart..<attribute.valueEnd
        guard attribute.hasValue else {
            // `disabled` means `disabled="disabled"`; an address or a style has to be given.
            let isNothing = HTMLAttribute.isAddress[number] || number == HTMLAttribute.style
            return isNothing ? nil : Kept(number: number, range: range, value: HTMLAttribute.names[number])
        }
        let isEscaped = attribute.isCanonical && isCanonicalValue(range)
        if HTMLAttribute.isAddress[number] {
            if isEscaped, isPlainlyAbsolute(range) { return Kept(number: number, range: range, value: nil) }
            return address(range, number)
        }
        if number == HTMLAttribute.style { return style(range, isEscaped) }
        if vocabulary != .html, !isSafeForeignValue(range, number) { return nil }
        let isLowered = number == HTMLAttribute.rel || number == HTMLAttribute.type
        if isEscaped, !isLowered || !bytes[range].contains(where: { $0 &- 0x41 < 26 }) {
            return Kept(number: number, range: range, value: nil)
        }
        let value = MarkupEscaping.decodedValue(bytes, range)
        return kept(number, isLowered ? value.map(URLReference.lowercased) : value, insteadOf: range, isEscaped)
    }

    private mutating func style(_ range: Range<Int>, _ isEscaped: Bool) -> Kept? {
        if policy.style == .harmlessProperties, isEscaped, StyleFilter.isPlainlyHarmless(bytes, range) {
            return Kept(number: HTMLAttribute.style, range: range, value: nil)
        }
        let known = styles.first { bytes[$0.range].elementsEqual(bytes[range]) }
        let style = known?.style ?? judgedStyle(range)
        return style.isEmpty ? nil : kept(HTMLAttribute.style, style, insteadOf: range, isEscaped)
    }

    /// Editors give every paragraph the same style, so the last few are remembered.
    private mutating func judgedStyle(_ range: Range<Int>) -> [UInt8] {
        let value = MarkupEscaping.decodedValue(bytes, range)
        let style =
            policy.style == .textAlignment ? StyleFilter.textAlignment(value) : StyleFilter.harmless(value)
        if styles.count == Self.mostStyles { styles.removeFirst() }
        styles.append((range, style))
        return style
    }

    private func kept(_ number: Int, _ value: [UInt8], insteadOf range: Range<Int>, _ isEscaped: Bool) -> Kept {
        let escaped = MarkupEscaping.canonical(value)
        let isSame = isEscaped && escaped.elementsEqual(bytes[range])
        return Kept(number: number, range: range, value: isSame ? nil : escaped)
    }

    private func address(_ range: Range<Int>, _ number: Int) -> Kept? {
        var address = URLReference.tidy(MarkupEscaping.decodedValue(bytes, range))
        // An empty address would become the page's own; it is left empty, so that a link once made harmless stays so.
        if !address.isEmpty {
            address = URLReference.resolve(address, against: base)
            if !isAllowed(address, number) { address = [] }
        }
        if address.isEmpty, policy.dropsUnsafeAttributes { return nil }
        return kept(number, address, insteadOf: range, true)
    }

    private func isAllowed(_ address: [UInt8], _ number: Int) -> Bool {
        if URLReference.isPlainlyWeb(address) { return true }
        guard let schemes = number == HTMLAttribute.href ? policy.linkSchemes : policy.sourceSchemes else {
            return URLReference.isSafe(address)
        }
        guard let end = URLParts.schemeEnd(in: address) else { return true }
        return schemes.contains(String(decoding: address[..<end].map(URLReference.lowercased), as: UTF8.self))
    }

    /// Whether a value is escaped exactly as we would escape it.
    private func isCanonicalValue(_ range: Range<Int>) -> Bool {
        let bytes = bytes
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte > UInt8(ascii: ">") {
                if byte == 0xC2 || byte == 0xEF { return false }
            } else if byte < 0x20 {
                if byte != 0x0A, byte != 0x09 { return false }
            } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") {
                return false
            } else if byte == UInt8(ascii: "&"), !isOurReference(index, range.upperBound) {
                return false
            }
            index += 1
        }
        return true
    }

    private func isOurReference(_ index: Int, _ end: Int) -> Bool {
        stands("&amp;", at: index, end) || stands("&quot;", at: index, end) || stands("&lt;", at: index, end)
            || stands("&gt;", at: index, end)
    }

    private func stands(_ text: StaticString, at start: Int, _ end: Int) -> Bool {
        let text = text.description.utf8
        guard start + text.count <= end else { return false }
        var index = start
        for byte in text {
            if bytes[index] != byte { return false }
            index += 1
        }
        return true
    }

    /// `http://` or `https://`, then neither a slash nor a space: nothing to resolve and nothing to fear.
    private func isPlainlyAbsolute(_ range: Range<Int>) -> Bool {
        guard range.count > 8, bytes[range.lowerBound] == UInt8(ascii: "h") else { return false }
        let start =
            stands("https://", at: range.lowerBound, range.upperBound)
            ? range.lowerBound + 8
            : stands("http://", at: range.lowerBound, range.upperBound) ? range.lowerBound + 7 : range.upperBound
        guard start < range.upperBound, bytes[start] != UInt8(ascii: "/") else { return false }
        for index in start..<range.upperBound where bytes[index] <= 0x20 { return false }
        return true
    }

    // MARK: - SVG and MathML

    /// SVG can animate an attribute into an address or a handler, and point to other documents by `url(…)`.
    private func isSafeForeignValue(_ range: Range<Int>, _ number: Int) -> Bool {
        let value = String(decoding: MarkupEscaping.decodedValue(bytes, range), as: UTF8.self).lowercased().filter {
            !$0.isWhitespace
        }
        if number == HTMLAttribute.attributeName { return !value.hasPrefix("on") && !value.contains("href") }
        return !value.replacing("url(#", with: "").contains("url(") && !value.contains("script:")
    }

    /// Markup in another vocabulary states it, as XML wants it.
    private mutating func addNamespaces(_ element: Int) {
        let svg = "http://www.w3.org/2000/svg"
        let mathML = "http://www.w3.org/1998/Math/MathML"
        if element == HTMLElement.svgRoot { add(HTMLAttribute.xmlns, svg) }
        if element == HTMLElement.mathRoot { add(HTMLAttribute.xmlns, mathML) }
        if kept.contains(where: { HTMLAttribute.names[$0.number].starts(with: "xlink:".utf8) }) {
            add(HTMLAttribute.xmlnsXLink, "http://www.w3.org/1999/xlink")
        }
    }

    private mutating func add(_ number: Int, _ value: String) {
        kept.removeAll { $0.number == number }
        kept.append(Kept(number: number, range: 0..<0, value: Array(value.utf8)))
    }
}
