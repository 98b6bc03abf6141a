internal import XMLTree

/// Cuts markup into tokens as browsers do (HTML §13.2.5), over bytes and without copying any.
///
/// One rule is kinder than the standard's: what cannot be an element, such as `<user@site.example>` or `<3`, is text.
struct HTMLTokenizer {
    enum Token {
        /// A stretch of text as it is written. ``HTMLTokenizer/isPlainText`` tells whether anything in it needs attention.
        case text(Range<Int>)
        /// ``HTMLTokenizer/name`` and ``HTMLTokenizer/attributes`` describe it.
        case startTag(Range<Int>)
        case endTag(Range<Int>)
        /// What stands between `<!--` and `-->`.
        case comment(Range<Int>)
        /// The inside of a CDATA section, which is text in XML.
        case characterData(Range<Int>)
    }

    let bytes: [UInt8]
    private(set) var index: Int
    let end: Int

    /// The name of the last tag, in lower case.
    private(set) var name = NameKey()
    /// Whether that name was written in lower case, and nothing but `>` or ` />` ends the tag.
    private(set) var isCanonicalTag = false
    private(set) var isSelfClosing = false
    private(set) var attributes: [HTMLAttribute] = []
    /// Whether the last text has neither `&`, `>` nor characters that XML forbids.
    private(set) var isPlainText = true

    /// More attributes than anyone writes; the rest of them is skipped.
    private static let mostAttributes = 256

    /// Where the last `>` stands: nothing behind it is looked for in vain again and again.
    private let lastClose: Int
    /// Whether some comment was found to have no end: then later ones have none either.
    private var isCommentEndMissing = false

    init(_ bytes: [UInt8], from start: Int, to end: Int) {
        (self.bytes, index, self.end) = (bytes, start, end)
        lastClose = bytes[start..<end].lastIndex(of: UInt8(ascii: ">")) ?? -1
    }

    mutating func next() -> Token? {
        let start = index
        if start >= end { return nil }
        if bytes[start] == UInt8(ascii: "<"), let token = markup() { return token }
        isPlainText = bytes[start] != UInt8(ascii: "<")
        if !isPlainText { index += 1 }
        scanText()
        return .text(start..<index)
    }

    /// Goes to the next `<` that begins markup, or may.
    private mutating func scanText() {
        while true {
            index = MarkupScan.nextSpecial(in: bytes, from: index, to: end)
            guard index < end, bytes[index] != UInt8(ascii: "<") else { return }
            if isPlainText, needsAttention(at: index) { isPlainText = false }
            index += 1
        }
    }

    /// Whether a special byte is, or begins, a character that may not stay as it is.
    private func needsAttention(at index: Int) -> Bool {
        switch bytes[index] {
        case 0x09, 0x0A: false
        case 0xC2: index + 1 < end && bytes[index + 1] < 0xA0
        case 0xEF: index + 2 < end && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
        default: true
        }
    }

    // MARK: - Markup

    /// A token if what stands here is markup; otherwise nothing is read.
    private mutating func markup() -> Token? {
        guard index + 1 < end else { return nil }
        switch bytes[index + 1] {
        case UInt8(ascii: "/"): return endTag()
        case UInt8(ascii: "!"): return declaration()
        case UInt8(ascii: "?"):
            guard let close = find(UInt8(ascii: ">"), from: index + 2) else { return nil }
            index = close + 1
            return .comment(index..<index)
        case UInt8(ascii: ">"):
            // SGML's empty tag, which repeats the last one; nobody means it.
            index += 2
            return .comment(index..<index)
        case let byte where Self.isLetter(byte): return startTag()
        default: return nil
        }
    }

    private mutating func declaration() -> Token? {
        let start = index
        if hasPrefix("<!--", at: start) { return comment() }
        if hasPrefix("<![CDATA[", at: start) {
            let inside = start + 9
            let close = find("]]>", from: inside) ?? end
            index = min(close + 3, end)
            return .characterData(inside..<close)
        }
        let isDoctype = hasPrefix("<!doctype", at: start, ignoringCase: true)
        guard isDoctype || hasPrefix("<![", at: start), let close = find(UInt8(ascii: ">"), from: start) else {
            return nil
        }
        index = close + 1
        return .comment(index..<index)
    }

    private mutating func comment() -> Token {
        let inside = index + 4
        // `<!-->` and `<!--->` are whole comments.
        if hasPrefix(">", at: inside) || hasPrefix("->", at: inside) {
            index = inside + (bytes[inside] == UInt8(ascii: ">") ? 1 : 2)
            return .comment(inside..<inside)
        }
        var position = isCommentEndMissing ? end : inside
        while let dashes = find("--", from: position) {
            if hasPrefix(">", at: dashes + 2) {
                index = dashes + 3
                return .comment(inside..<dashes)
            }
            if hasPrefix("!>", at: dashes + 2) {
                index = dashes + 4
                return .comment(inside..<dashes)
            }
            position = dashes + 1
        }
        isCommentEndMissing = true
        // Never closed. It ends at the first `>` after any two dashes, or swallows the rest, as a browser would have it.
        index = find("--", from: inside).flatMap { find(UInt8(ascii: ">"), from: $0) }.map { $0 + 1 } ?? end
        return .comment(inside..<inside)
    }

    // MARK: - Tags

    private mutating func endTag() -> Token? {
        let start = index
        guard start + 2 < end else { return nil }
        guard Self.isLetter(bytes[start + 2]) else {
            // What ends no element says nothing (HTML §13.2.5.7): XML that was mended ends 学习<专利法>心得 so.
            guard bytes[start + 2] == UInt8(ascii: ">") || bytes[start + 2] >= 0x80,
                let close = find(UInt8(ascii: ">"), from: start + 2),
                !bytes[(start + 2)..<close].contains(UInt8(ascii: "<"))
            else { return nil }
            index = close + 1
            return .comment(index..<index)
        }
        guard let nameEnd = scanName(from: start + 2) else { return nil }
        if nameEnd < end, bytes[nameEnd] == UInt8(ascii: ">") {
            index = nameEnd + 1
        } else {
            isCanonicalTag = false
            index = find(UInt8(ascii: ">"), from: nameEnd).map { $0 + 1 } ?? end
        }
        return .endTag(start..<index)
    }

    private mutating func startTag() -> Token? {
        let start = index
        guard let nameEnd = scanName(from: start + 1) else { return nil }
        attributes.removeAll(keepingCapacity: true)
        isSelfClosing = false
        index = nameEnd
        while index < end {
            let before = index
            skipSpaces()
            guard index < end else { break }
            switch bytes[index] {
            case UInt8(ascii: ">"):
                if index != before { isCanonicalTag = false }
                index += 1
                return .startTag(start..<index)
            case UInt8(ascii: "/"):
                index += 1
                if index < end, bytes[index] == UInt8(ascii: ">") {
                    isSelfClosing = true
                    if index - 2 != before || bytes[before] != 0x20 { isCanonicalTag = false }
                    index += 1
                    return .startTag(start..<index)
                }
                isCanonicalTag = false
            default:
                guard attribute(after: before) else { return unterminated(start, nameEnd) }
            }
        }
        index = end
        return .comment(end..<end)
    }

    /// A tag whose quote is never closed ends at its first `>`, without attributes: the text behind it is worth more than they are.
    private mutating func unterminated(_ start: Int, _ nameEnd: Int) -> Token {
        attributes.removeAll(keepingCapacity: true)
        isCanonicalTag = false
        guard let close = find(UInt8(ascii: ">"), from: nameEnd) else {
            index = end
            return .comment(end..<end)
        }
        index = close + 1
        return .startTag(start..<index)
    }

    /// Reads the name of a tag into ``name``; `nil` where no element can be called so.
    private mutating func scanName(from start: Int) -> Int? {
        var key = NameKey()
        var isLower = true
        var index = start
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte <= 0x20 { break }
            if byte &- 0x61 < 26 || byte &- 0x30 < 10 {
                key.append(byte)
            } else if byte &- 0x41 < 26 {
                key.append(byte | 0x20)
                isLower = false
            } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
                || byte == UInt8(ascii: ".")
            {
                key.append(byte)
            } else {
                return nil
            }
            index += 1
        }
        // `<http://site.example>`
        if index < end, bytes[index] == UInt8(ascii: "/"), bytes[index - 1] == UInt8(ascii: ":") { return nil }
        if index < end, bytes[index] < 0x20, !Self.isSpace(bytes[index]) { return nil }
        (name, isCanonicalTag) = (key, isLower)
        return index
    }

    /// Reads an attribute into ``attributes``. False where its quote is never closed.
    private mutating func attribute(after before: Int) -> Bool {
        var attribute = HTMLAttribute()
        attribute.nameStart = index
        var isCanonical = index == before + 1 && bytes[before] == 0x20
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "=") && index > attribute.nameStart || byte == UInt8(ascii: ">")
                || byte == UInt8(ascii: "/") || Self.isSpace(byte)
            {
                break
            }
            if byte &- 0x41 < 26 { isCanonical = false }
            attribute.key.append(URLReference.lowercased(byte))
            index += 1
        }
        let nameEnd = index
        skipSpaces()
        guard index < end, bytes[index] == UInt8(ascii: "=") else {
            index = nameEnd
            append(attribute)
            return true
        }
        if index != nameEnd { isCanonical = false }
        index += 1
        let valueStart = index
        skipSpaces()
        attribute.hasValue = true
        guard index < end else { return true }
        let quote = bytes[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            guard let close = find(quote, from: index + 1) else { return false }
            (attribute.valueStart, attribute.valueEnd) = (index + 1, close)
            attribute.isCanonical = isCanonical && index == valueStart && quote == UInt8(ascii: "\"")
            index = close + 1
        } else {
            attribute.valueStart = index
            while index < end, bytes[index] != UInt8(ascii: ">"), !Self.isSpace(bytes[index]) { index += 1 }
            attribute.valueEnd = index
        }
        append(attribute)
        return true
    }

    private mutating func append(_ attribute: HTMLAttribute) {
        if attributes.count < Self.mostAttributes { attributes.append(attribute) }
    }

    // MARK: - Raw text

    /// Goes behind the end tag of an element whose content is no markup. Gives the content; it reaches to the end where no end tag follows.
    mutating func skipRawText(of element: [UInt8]) -> Range<Int> {
        let start = index
        var position = index
        while let open = find(UInt8(ascii: "<"), from: position) {
            if isEndTag(of: element, at: open) {
                index = find(UInt8(ascii: ">"), from: open).map { $0 + 1 } ?? end
                return start..<open
            }
            position = open + 1
        }
        index = end
        return start..<end
    }

    /// Where the next end tag of an element stands; `nil` where none follows.
    func nextEndTag(of element: [UInt8]) -> Int? {
        var position = index
        while let open = find(UInt8(ascii: "<"), from: position) {
            if isEndTag(of: element, at: open) { return open }
            position = open + 1
        }
        return nil
    }

    private func isEndTag(of element: [UInt8], at open: Int) -> Bool {
        let nameStart = open + 2
        guard nameStart + element.count <= end, bytes[open + 1] == UInt8(ascii: "/") else { return false }
        for (offset, byte) in element.enumerated() where URLReference.lowercased(bytes[nameStart + offset]) != byte {
            return false
        }
        let after = nameStart + element.count
        return after == end || bytes[after] <= 0x20 || bytes[after] == UInt8(ascii: ">")
            || bytes[after] == UInt8(ascii: "/")
    }

    /// Whether, behind white space, the start tag of an element stands here.
    func isFollowedByStartTag(of element: [UInt8]) -> Bool {
        var position = index
        while position < end, Self.isSpace(bytes[position]) { position += 1 }
        guard position + element.count + 1 < end, bytes[position] == UInt8(ascii: "<") else { return false }
        for (offset, byte) in element.enumerated() where URLReference.lowercased(bytes[position + 1 + offset]) != byte {
            return false
        }
        let after = bytes[position + 1 + element.count]
        return after <= 0x20 || after == UInt8(ascii: ">") || after == UInt8(ascii: "/")
    }

    // MARK: - Bytes

    private mutating func skipSpaces() { while index < end, Self.isSpace(bytes[index]) { index += 1 } }

    private func find(_ byte: UInt8, from start: Int) -> Int? {
        if byte == UInt8(ascii: ">"), start > lastClose { return nil }
        var index = start
        while index < end {
            if bytes[index] == byte { return index }
            index += 1
        }
        return nil
    }

    private func find(_ text: StaticString, from start: Int) -> Int? {
        let pattern = Array(text.description.utf8)
        var index = start
        while let found = find(pattern[0], from: index) {
            if hasPrefix(pattern, at: found) { return found }
            index = found + 1
        }
        return nil
    }

    private func hasPrefix(_ text: StaticString, at start: Int, ignoringCase: Bool = false) -> Bool {
        hasPrefix(Array(text.description.utf8), at: start, ignoringCase: ignoringCase)
    }

    private func hasPrefix(_ pattern: [UInt8], at start: Int, ignoringCase: Bool = false) -> Bool {
        guard start + pattern.count <= end else { return false }
        for (offset, byte) in pattern.enumerated() {
            let found = bytes[start + offset]
            if found != byte, !ignoringCase || URLReference.lowercased(found) != byte { return false }
        }
        return true
    }

    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }
}
