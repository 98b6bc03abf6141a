/// Cleans the `style` attribute. The rules for what is harmless are those of Python's feedparser, which readers have been used to for long.
enum StyleFilter {
    /// The declarations that can do no harm, as `name: value;`, one space between them; empty if there are none, or if the style is no plain list of them.
    static func harmless(_ style: [UInt8]) -> [UInt8] {
        let style = withoutAddresses(style)
        guard isPlain(style), let declarations = declarations(style) else { return [] }
        var result = [UInt8]()
        for (name, value) in declarations where !value.isEmpty {
            let lower = String(decoding: name.map(URLReference.lowercased), as: UTF8.self)
            let family = lower.split(separator: "-", omittingEmptySubsequences: false).first.map(String.init) ?? ""
            let isHarmless =
                properties.contains(lower) || boxFamilies.contains(family) && hasHarmlessWords(value)
            if isHarmless { append(name, value, to: &result) }
        }
        return result
    }

    /// Whether a style is already as ``harmless(_:)`` writes it, told without copying any of it; false where a closer look is needed.
    static func isPlainlyHarmless(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let end = range.upperBound
        var index = range.lowerBound
        while true {
            var name = NameKey()
            while index < end, bytes[index] &- 0x61 < 26 || bytes[index] == UInt8(ascii: "-") {
                name.append(bytes[index])
                index += 1
            }
            guard index + 2 < end, bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == 0x20, bytes[index + 2] > 0x20,
                propertyTable[name] != nil
            else { return false }
            index += 2
            while index < end, isPlainValueByte(bytes[index]) { index += 1 }
            guard index < end, bytes[index] == UInt8(ascii: ";"), bytes[index - 1] > 0x20 else { return false }
            index += 1
            if index == end { return true }
            guard bytes[index] == 0x20 else { return false }
            index += 1
        }
    }

    /// Letters, digits, and what stands in colours and lengths.
    private static func isPlainValueByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x20 || byte == UInt8(ascii: "#")
            || byte == UInt8(ascii: "%") || byte == UInt8(ascii: ".")
    }

    /// `text-align` with one of its plain values, and nothing else.
    static func textAlignment(_ style: [UInt8]) -> [UInt8] {
        var result = [UInt8]()
        for declaration in style.split(separator: UInt8(ascii: ";")) {
            let parts = declaration.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map {
                word($0)
            }
            guard parts.count == 2, parts[0] == "text-align", alignments.contains(parts[1]) else { continue }
            result = Array("text-align: \(parts[1]);".utf8)
        }
        return result
    }

    private static let alignments: Set<String> = ["left", "right", "center", "justify", "start", "end"]

    private static func word(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.filter { $0 > 0x20 }.map(URLReference.lowercased), as: UTF8.self)
    }

    private static func append(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, to result: inout [UInt8]) {
        if !result.isEmpty { result.append(UInt8(ascii: " ")) }
        result += name
        result += ": ".utf8
        result += value
        result.append(UInt8(ascii: ";"))
    }

    // MARK: - Reading

    /// Each `url(…)` becomes a space.
    private static func withoutAddresses(_ style: [UInt8]) -> [UInt8] {
        var result = [UInt8]()
        var index = 0
        while index < style.count {
            guard let end = addressEnd(style, at: index) else {
                result.append(style[index])
                index += 1
                continue
            }
            result.append(UInt8(ascii: " "))
            index = end
        }
        return result
    }

    private static func addressEnd(_ style: [UInt8], at start: Int) -> Int? {
        guard style[start...].starts(with: "url".utf8) else { return nil }
        var index = skipSpaces(style, start + 3)
        guard index < style.count, style[index] == UInt8(ascii: "(") else { return nil }
        index = skipSpaces(style, index + 1)
        let first = index
        while index < style.count, style[index] != UInt8(ascii: ")"), !isSpace(style[index]) { index += 1 }
        guard index > first else { return nil }
        index = skipSpaces(style, index)
        guard index < style.count, style[index] == UInt8(ascii: ")") else { return nil }
        return skipSpaces(style, index + 1)
    }

    /// Whether a style consists of names, numbers, colours, quoted words and lists of figures in parentheses only: no comments, escapes or functions.
    private static func isPlain(_ style: [UInt8]) -> Bool {
        var index = 0
        while index < style.count {
            let byte = style[index]
            if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                guard let close = end(of: style, from: index + 1, closing: byte, where: { isWord($0) || isSpace($0) })
                else { return false }
                index = close
            } else if byte == UInt8(ascii: "(") {
                guard
                    let close = end(
                        of: style, from: index + 1, closing: UInt8(ascii: ")"),
                        where: {
                            $0 &- 0x30 < 10 || $0 == UInt8(ascii: ",") || isSpace($0)
                        })
                else { return false }
                index = close
            } else if isWord(byte), index + 2 < style.count, style[index + 1] == UInt8(ascii: "-"),
                isWord(style[index + 2])
            {
                index += 3
            } else if isPlainByte(byte) {
                index += 1
            } else {
                return false
            }
        }
        return true
    }

    private static func isPlainByte(_ byte: UInt8) -> Bool {
        byte < 0x80 && byte != UInt8(ascii: "_") && isWord(byte) || isSpace(byte) || ":,;#%.!".utf8.contains(byte)
    }

    /// The index after `closing`, if there is something before it and all of that passes.
    private static func end(of style: [UInt8], from start: Int, closing: UInt8, where isAllowed: (UInt8) -> Bool)
        -> Int?
    {
        var index = start
        while index < style.count, isAllowed(style[index]) { index += 1 }
        return index > start && index < style.count && style[index] == closing ? index + 1 : nil
    }

    private typealias Declaration = (name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)

    /// The declarations; `nil` if there is anything else.
    private static func declarations(_ style: [UInt8]) -> [Declaration]? {
        var result: [Declaration] = []
        var index = 0
        while true {
            index = skipSpaces(style, index)
            if index == style.count { return result }
            let nameStart = index
            while index < style.count, isWord(style[index]) || style[index] == UInt8(ascii: "-") { index += 1 }
            let nameEnd = index
            index = skipSpaces(style, index)
            guard nameEnd > nameStart, index < style.count, style[index] == UInt8(ascii: ":") else { return nil }
            index = skipSpaces(style, index + 1)
            let valueStart = index
            while index < style.count, style[index] != UInt8(ascii: ";"), style[index] != UInt8(ascii: ":") {
                index += 1
            }
            result.append((style[nameStart..<nameEnd], style[valueStart..<index]))
            if index < style.count, style[index] == UInt8(ascii: ";") { index += 1 }
        }
    }

    private static func skipSpaces(_ style: [UInt8], _ start: Int) -> Int {
        var index = start
        while index < style.count, isSpace(style[index]) { index += 1 }
        return index
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

    /// Letters, digits and the underscore; letters beyond ASCII count.
    private static func isWord(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    // MARK: - Values of margin, padding, border and background

    private static func hasHarmlessWords(_ value: ArraySlice<UInt8>) -> Bool {
        value.split(whereSeparator: isSpace).allSatisfy { word in
            keywords.contains(String(decoding: word, as: UTF8.self)) || isColor(word) || isLength(word)
        }
    }

    /// `#` and hexadecimal digits in lower case, or the beginning of `rgb(…)` as far as it has no space.
    private static func isColor(_ word: ArraySlice<UInt8>) -> Bool {
        if word.first == UInt8(ascii: "#") {
            return word.count > 1 && word.dropFirst().allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x61 < 6 }
        }
        guard word.starts(with: "rgb(".utf8), word.count > 4, word[word.startIndex + 4] &- 0x30 < 10 else {
            return false
        }
        let parts = word.dropFirst(4).split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        return parts.count >= 2 && parts.count <= 3
            && parts.allSatisfy {
                $0.allSatisfy { $0 &- 0x30 < 10 || $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: ")") }
            }
    }

    /// A number of two digits at most before the point and two after it, and a unit.
    private static func isLength(_ word: ArraySlice<UInt8>) -> Bool {
        var rest = word
        rest = rest.dropFirst(rest.prefix(2).prefix { $0 &- 0x30 < 10 }.count)
        if rest.first == UInt8(ascii: ".") { rest = rest.dropFirst() }
        rest = rest.dropFirst(rest.prefix(2).prefix { $0 &- 0x30 < 10 }.count)
        return rest.isEmpty || units.contains(String(decoding: rest, as: UTF8.self))
    }

    // MARK: - Tables

    private static let units: Set<String> = ["cm", "em", "ex", "in", "mm", "pc", "pt", "px", "%", ",", ")"]
    private static let boxFamilies: Set<String> = ["background", "border", "margin", "padding"]

    private static let properties = HTMLElementNames.names(
        """
        azimuth background-color border-bottom-color border-collapse border-color border-left-color border-right-color border-top-color
        clear color cursor direction display elevation float font font-family font-size font-style font-variant font-weight height
        letter-spacing line-height overflow pause pause-after pause-before pitch pitch-range richness speak speak-header speak-numeral
        speak-punctuation speech-rate stress text-align text-decoration text-indent unicode-bidi vertical-align voice-family volume
        white-space width
        """)

    private static let propertyTable = NameTable(properties.map { NameKey($0.utf8) })

    private static let keywords = HTMLElementNames.names(
        """
        !important aqua auto black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green italic left lime
        maroon medium navy none normal nowrap olive pointer purple red right silver solid teal top transparent underline white yellow
        """)
}
