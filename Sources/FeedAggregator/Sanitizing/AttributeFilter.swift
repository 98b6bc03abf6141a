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
    private let base: String?
    private var kept: [Kept] = []
    private(set) var areUnchanged = false

    init(_ bytes: [UInt8], policy: SanitizingPolicy, base: String?) {
        (self.bytes, self.policy, self.base) = (bytes, policy, base)
    }

    /// Takes the attributes of one start tag. Of two with one name the last counts.
    mutating func read(_ attributes: [HTMLAttribute], of element: Int, in vocabulary: SanitizingPolicy.Vocabulary) {
        kept.removeAll(keepingCapacity: true)
        areUnchanged = true
        var last = -1
        var isOrdered = true
        for attribute in attributes {
            guard let number = HTMLAttribute.table[attribute.key], policy.allows(number, on: element, in: vocabulary),
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
    private func filtered(
        _ attribute: HTMLAttribute, _ number: Int, _ element: Int, _ vocabulary: SanitizingPolicy.Vocabulary
    ) -> Kept? {
        let range = attribute.valueStart..<attribute.valueEnd
        guard attribute.hasValue else { return Kept(number: number, range: range, value: HTMLAttribute.names[number]) }
        let isEscaped = attribute.isCanonical && isCanonicalValue(range)
        if HTMLAttribute.isAddress[number] {
            if isEscaped, isPlainlyAbsolute(range) { return Kept(number: number, range: range, value: nil) }
            return address(range, number, element)
        }
        if number == HTMLAttribute.style {
            let value = MarkupEscaping.decodedValue(bytes, range)
            let style =
                policy.style == .textAlignment
                ? StyleFilter.textAlignment(value) : StyleFilter.harmless(value, inSVG: vocabulary == .svg)
            return style.isEmpty ? nil : kept(number, style, insteadOf: range, isEscaped)
        }
        if vocabulary != .html, !isSafeForeignValue(range, number) { return nil }
        let isLowered = number == HTMLAttribute.rel || number == HTMLAttribute.type
        if isEscaped, !isLowered || !bytes[range].contains(where: { $0 &- 0x41 < 26 }) {
            return Kept(number: number, range: range, value: nil)
        }
        let value = MarkupEscaping.decodedValue(bytes, range)
        return kept(number, isLowered ? value.map(URLReference.lowercased) : value, insteadOf: range, isEscaped)
    }

    private func kept(_ number: Int, _ value: [UInt8], insteadOf range: Range<Int>, _ isEscaped: Bool) -> Kept {
        let escaped = MarkupEscaping.canonical(value)
        let isSame = isEscaped && escaped.elementsEqual(bytes[range])
        return Kept(number: number, range: range, value: isSame ? nil : escaped)
    }

    private func address(_ range: Range<Int>, _ number: Int, _ element: Int) -> Kept? {
        let written = String(decoding: MarkupEscaping.decodedValue(bytes, range), as: UTF8.self)
        // An empty address would become the page's own; it is left empty, so that a link once made harmless stays so.
        var address = written.utf8.allSatisfy { $0 <= 0x20 } ? "" : URLReference.resolveSafely(written, against: base)
        let schemes = number == HTMLAttribute.href ? policy.linkSchemes : policy.sourceSchemes
        if let schemes, !address.isEmpty {
            let scheme = URLReference.scheme(of: address)
            if scheme.map({ !schemes.contains($0) }) ?? false { address = "" }
        }
        if address.isEmpty, policy.dropsUnsafeAttributes { return nil }
        return kept(number, Array(address.utf8), insteadOf: range, true)
    }

    /// Whether a value is escaped exactly as we would escape it.
    private func isCanonicalValue(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte < 0x20 {
                if byte != 0x0A, byte != 0x09 { return false }
            } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == 0xC2 || byte == 0xEF {
                return false
            } else if byte == UInt8(ascii: "&") {
                let rest = bytes[index..<min(index + 6, range.upperBound)]
                let isOurs =
                    rest.starts(with: "&amp;".utf8) || rest.starts(with: "&lt;".utf8) || rest.starts(with: "&gt;".utf8)
                    || rest.starts(with: "&quot;".utf8)
                if !isOurs { return false }
            }
            index += 1
        }
        return true
    }

    /// `http://` or `https://`, then neither a slash nor a space: nothing to resolve and nothing to fear.
    private func isPlainlyAbsolute(_ range: Range<Int>) -> Bool {
        let value = bytes[range]
        guard value.starts(with: "http".utf8) else { return false }
        var rest = value.dropFirst(4)
        if rest.first == UInt8(ascii: "s") { rest = rest.dropFirst() }
        guard rest.starts(with: "://".utf8) else { return false }
        rest = rest.dropFirst(3)
        guard let first = rest.first, first != UInt8(ascii: "/") else { return false }
        return !rest.contains { $0 <= 0x20 }
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
