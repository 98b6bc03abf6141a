/// What a page may cost before it is handed to the parser, which has no bounds of its own that suit us.
package struct HTMLBounds: Sendable {
    /// A tree takes about ten times the page. No list page seen came near 2 MB.
    package var bytes = 24 << 20
    /// A million nodes are 150 MB as a tree.
    package var tags = 1_000_000
    /// libxml2 compares each attribute with all before it: 50,000 in one tag take seconds. Real tags have below 30.
    package var attributesPerTag = 200
    /// Deeper elements are left out and their content stays. libxml2 would drop the rest of the page at depth 256.
    package var depth = 200
    /// Unclosed tags are looked through at every end tag. Beyond this the rest of the page is given up, with a problem noted.
    package var openTags = 1_000

    package init() {}

    /// `page` as it may be parsed: surplus attributes left out, NUL bytes made spaces (they end the text for libxml2).
    func checked(_ page: [UInt8]) throws(HTMLError) -> [UInt8] {
        guard page.count <= bytes else { throw .tooLarge(bytes: page.count, limit: bytes) }
        var scanner = TagScanner(page: page, attributeLimit: attributesPerTag)
        scanner.scan()
        guard scanner.tags <= tags else { throw .tooManyTags(limit: tags) }
        let (surplus, nulls) = (scanner.surplus, scanner.hasNull)
        guard !surplus.isEmpty || nulls else { return page }
        var kept: [UInt8] = []
        kept.reserveCapacity(page.count)
        var position = 0
        for range in surplus {
            kept += page[position..<range.lowerBound]
            position = range.upperBound
        }
        kept += page[position...]
        for index in kept.indices where kept[index] == 0 { kept[index] = UInt8(ascii: " ") }
        return kept
    }
}

/// Walks over the tags of a page without understanding them.
private struct TagScanner {
    let page: [UInt8]
    let attributeLimit: Int
    private(set) var tags = 0
    private(set) var hasNull = false
    /// The parts of tags that hold attributes beyond the limit.
    private(set) var surplus: [Range<Int>] = []

    init(page: [UInt8], attributeLimit: Int) { (self.page, self.attributeLimit) = (page, attributeLimit) }

    mutating func scan() {
        var position = 0
        while position < page.count {
            let byte = page[position]
            position += 1
            if byte == 0 { hasNull = true }
            guard byte == UInt8(ascii: "<"), position < page.count else { continue }
            tags += 1
            guard isLetter(page[position]) else { continue }
            let name = position
            position = endOfTag(from: position)
            if isNamed("script", at: name) || isNamed("style", at: name) { position = endOfRawText(from: position) }
        }
    }

    /// The position after the `>` of a tag, quotes respected; notes surplus attributes on the way.
    private mutating func endOfTag(from start: Int) -> Int {
        var (position, attributes, quote) = (start, 0, UInt8(0))
        var surplusStart: Int?
        var wasSpace = false
        while position < page.count {
            let byte = page[position]
            if byte == 0 { hasNull = true }
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: ">") {
                break
            } else if isSpace(byte) || byte == UInt8(ascii: "/") {
                wasSpace = true
                position += 1
                continue
            } else {
                let before = page[position - 1]
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), before == UInt8(ascii: "=") || wasSpace {
                    quote = byte
                }
                // A new attribute may also follow a closing quote directly.
                if wasSpace || before == UInt8(ascii: "\"") || before == UInt8(ascii: "'") {
                    attributes += 1
                    if attributes > attributeLimit, surplusStart == nil { surplusStart = position }
                }
            }
            wasSpace = false
            position += 1
        }
        if let surplusStart { surplus.append(surplusStart..<position) }
        return min(position + 1, page.count)
    }

    /// The text of scripts and styles has no tags but its own end.
    private func endOfRawText(from start: Int) -> Int {
        var position = start
        while position + 1 < page.count {
            if page[position] == UInt8(ascii: "<"), page[position + 1] == UInt8(ascii: "/"),
                isNamed("script", at: position + 2) || isNamed("style", at: position + 2)
            {
                return position
            }
            position += 1
        }
        return page.count
    }

    private func isNamed(_ name: StaticString, at position: Int) -> Bool {
        let text = name.description.utf8
        guard position + text.count <= page.count else { return false }
        var index = position
        for byte in text {
            guard page[index] | 0x20 == byte else { return false }
            index += 1
        }
        return index == page.count || !isLetter(page[index])
    }

    private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
