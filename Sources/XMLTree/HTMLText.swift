/// The text of a page as a reader sees it.
extension HTMLDocument {
    /// Elements that hold no text for readers.
    private static let silent: Set<String> = ["script", "style", "template", "noscript", "head"]
    /// Elements that part what stands before from what stands after. Others do not: `海<b>外</b>` is one word.
    private static let parting: Set<String> = [
        "address", "article", "aside", "blockquote", "br", "button", "caption", "center", "dd", "div", "dl", "dt",
        "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "input", "legend", "li", "main",
        "nav", "ol", "option",
        "p", "pre", "section", "select", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "tr", "ul",
    ]

    package func isSilent(_ node: HTMLNode) -> Bool { HTMLDocument.silent.contains(name(of: node)) }
    package func isParting(_ node: HTMLNode) -> Bool { HTMLDocument.parting.contains(name(of: node)) }

    /// The text within `node` in one line: white space collapsed, scripts and styles left out, blocks parted by a space.
    ///
    /// - Parameter skips: elements to leave out with all they hold.
    package func text(of node: HTMLNode, skipping skips: (HTMLNode) -> Bool = { _ in false }) -> String {
        pieces(of: node, skipping: skips).map(\.text).joined(separator: " ")
    }

    /// The texts within `node`, joined where no block and no break parts them, each with the place of its first character.
    ///
    /// - Parameter skips: elements and texts to leave out.
    package func pieces(
        of node: HTMLNode, skipping skips: (HTMLNode) -> Bool = { _ in false }
    ) -> [(node: HTMLNode, text: String)] {
        var pieces: [(node: HTMLNode, text: String)] = []
        var bytes: [UInt8] = []
        var first = node
        func finish() {
            let text = CollapsedText.collapse(bytes)
            if !text.isEmpty { pieces.append((first, text)) }
            bytes.removeAll(keepingCapacity: true)
        }
        var current: HTMLNode? = node
        let after = successor(of: node)
        /// Where the blocks that are open now end.
        var ends: [HTMLNode] = []
        while let here = current, here != after {
            while let end = ends.last, end <= here {
                finish()
                ends.removeLast()
            }
            if isElement(here) {
                if here != node, isSilent(here) || skips(here) {
                    if isParting(here) { finish() }
                    current = successor(of: here)
                    continue
                }
                if isParting(here) {
                    finish()
                    if let end = successor(of: here) { ends.append(end) }
                }
            } else if !skips(here) {
                if bytes.isEmpty { first = here }
                bytes.append(contentsOf: rawText(of: here).utf8)
            }
            current = following(here)
        }
        finish()
        return pieces
    }

    /// The next place in document order.
    package func following(_ node: HTMLNode) -> HTMLNode? {
        Int(node.index) + 1 < count ? HTMLNode(node.index + 1) : nil
    }
}

/// White space as pages use it.
package enum CollapsedText {
    /// `text` with each run of white space (no-break and ideographic spaces too) made one space, none at the ends, and invisible characters gone.
    package static func collapse(_ text: String) -> String { collapse(Array(text.utf8)) }

    static func collapse(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var pending = false
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte <= 0x20 || byte == 0x7F {
                pending = true
                position += 1
                continue
            }
            if byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF,
                let (length, isSpace) = special(bytes, position)
            {
                if isSpace { pending = true }
                position += length
                continue
            }
            if pending, !result.isEmpty { result.append(0x20) }
            pending = false
            result.append(byte)
            position += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// U+00A0, U+00AD, U+2000…U+200F, U+2028…U+202E, U+2060, U+3000 and U+FEFF: their length, and whether they are spaces rather than nothing.
    private static func special(_ bytes: [UInt8], _ position: Int) -> (length: Int, isSpace: Bool)? {
        let rest = bytes[position...].prefix(3)
        switch (rest.first, rest.dropFirst().first, rest.dropFirst(2).first) {
        case (0xC2, 0xA0, _): return (2, true)
        case (0xC2, 0xAD, _): return (2, false)
        case (0xE2, 0x80, let last?) where (0x80...0x8A).contains(last) || (0xA8...0xA9).contains(last) || last == 0xAF:
            return (3, true)
        case (0xE2, 0x80, let last?) where (0x8B...0x8F).contains(last) || (0xAA...0xAE).contains(last):
            return (3, false)
        case (0xE2, 0x81, 0xA0): return (3, false)
        case (0xE3, 0x80, 0x80): return (3, true)
        case (0xEF, 0xBB, 0xBF): return (3, false)
        default: return nil
        }
    }
}
